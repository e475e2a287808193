"""What a rule looks at: the draft's text with everything that is no speech blanked, and its structure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from draftkit.model import Draft, Facts, Plan
from draftkit.text.comments import blank_comments
from draftkit.text.numerals import from_chinese

_FRONT = re.compile(r"\A﻿?---\n.*?\n---[ \t]*(?:\n|\Z)", re.S)
_QUOTED = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,200}”")
_HEADING = re.compile(r"^(#{1,6}) +(.+?)[ \t]*$|^\*\*(.+?)\*\*", re.M)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’）]*")
MARKERS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"([一二三四五六七八九十百]+)([、，.．])"), 1),
    (re.compile(r"[（(]([一二三四五六七八九十百]+)[）)]([、，.．]?)"), 2),
    (re.compile(r"(\d{1,2})([.．、])(?!\d)"), 3),
    (re.compile(r"[（(](\d{1,2})[）)]([、，.．]?)"), 4),
)
"""Heading markers by level (GB/T 9704-2012, 7.3.3): the ordinal and the mark behind it."""


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading of the draft. ``depth`` is the Markdown depth (## is 1), 0 for a run-in heading.

    ``level`` and ``ordinal`` come from the marker (None where it has none); offsets are of the file.
    """

    text: str
    start: int
    end: int
    depth: int
    level: int | None
    ordinal: int | None
    mark: str
    marker_end: int


@dataclass(frozen=True)
class Subject:
    """One draft under check. ``body`` has the length of ``text``: front matter and comments are spaces."""

    text: str
    path: str
    draft: Draft
    facts: Facts
    plan: Plan | None = None
    _starts: list[int] = field(default_factory=list, repr=False)

    @cached_property
    def body(self) -> str:
        """The file with front matter and comments blanked, offsets unchanged."""
        return blank_comments(_FRONT.sub(_blank, self.text))

    @cached_property
    def plain(self) -> str:
        """``body`` without quotations and 《titles》 (blanked): what the speaker says in his own words."""
        return _QUOTED.sub(_blank, self.body)

    @cached_property
    def headings(self) -> tuple[HeadingLine, ...]:
        """Every heading below the title, run-in ones included, in order."""
        found = (_heading(match) for match in _HEADING.finditer(self.body))
        return tuple(heading for heading in found if heading is not None)

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and column of an offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def sentence_at(self, offset: int) -> str:
        """The sentence that holds ``offset``, quotations included."""
        start = max(self.body.rfind(mark, 0, offset) for mark in "。！？\n") + 1
        match = _SENTENCE.match(self.body, start)
        return match.group() if match else ""

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """Offset and text of every non-blank line of the body."""
        for match in re.finditer(r"^.*\S.*$", self.body, re.M):
            yield match.start(), match.group()

    @cached_property
    def date(self) -> str:
        """The meeting's date (ISO), or an empty string."""
        return self.facts.text("会议日期")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _heading(match: re.Match[str]) -> HeadingLine | None:
    hashes, alone, run_in = match.group(1), match.group(2), match.group(3)
    text = (alone or run_in or "").strip().strip("*")
    if hashes == "#" or not text:
        return None
    start = match.start(2) if alone else match.start(3)
    for pattern, level in MARKERS:
        marker = pattern.match(text)
        if marker:
            ordinal = from_chinese(marker.group(1))
            end = start + marker.end()
            return HeadingLine(
                text, start, start + len(text), _depth(hashes), level, ordinal, marker.group(2), end
            )
    return HeadingLine(text, start, start + len(text), _depth(hashes), None, None, "", start)


def _depth(hashes: str | None) -> int:
    return len(hashes) - 1 if hashes else 0

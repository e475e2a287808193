"""Where a heading ends that runs into its paragraph: at a mark, at a set-off lead, at a blank, or glued."""

from __future__ import annotations

import re
from dataclasses import dataclass

from draftkit.corpus.structure.glued import glued_end
from draftkit.corpus.structure.markers import Marker, System

_END = re.compile("[。！？；：!?;]")
_BLANK = re.compile("(?<=[\u4e00-\u9fff）”])[ \u3000]+(?=[\u4e00-\u9fff“《])")
_MARKS = "，。、；：！？,.;:!?"
_LONGEST = 60
_LONGEST_SPOKEN = 40
_ALONE = 80
_SURELY_SHORT = 26
_TEXT_BEHIND = 18
_SENTENCE_BEHIND = 14


@dataclass(frozen=True, slots=True)
class Cut:
    """The heading is ``text[:end]``; its paragraph begins at ``body`` (None where it stands alone)."""

    end: int
    body: int | None


def cut_heading(
    text: str, marker: Marker, lead: int = 0, siblings: tuple[int, ...] = (), *, crowded: bool = False
) -> Cut:
    """Where the heading of a paragraph that begins with ``marker`` ends.

    ``lead`` counts set-off characters at the beginning (0: none); ``siblings`` are the lengths of headings
    of the same series that stand alone, which tell what length to expect of a glued one.
    """
    if marker.length < lead < len(text):
        return _cut(text, lead)
    end = _END.search(text, marker.length)
    first = end.end() if end else len(text)
    blank = _seam_at_blank(text, marker.length, first)
    if blank is not None:
        return blank
    if end is None and len(text) <= _ALONE:
        return Cut(len(text), None)
    size = first - marker.length
    written = marker.system <= System.LETTER
    if written and size > _SURELY_SHORT and (crowded or _is_whole_sentence(text, marker, first)):
        glued = glued_end(text, marker.length, first, siblings)
        if glued is not None:
            return Cut(glued, glued)
    if not written and first >= len(text):
        clause = text.find("，", marker.length + 3, marker.length + _SURELY_SHORT)
        if 0 < clause < len(text) - _SENTENCE_BEHIND:
            return _cut(text, clause + 1)
    if size <= (_LONGEST if written and not siblings else _LONGEST_SPOKEN):
        return _cut(text, first)
    glued = glued_end(text, marker.length, first, siblings) if written else None
    if glued is not None:
        return Cut(glued, glued)
    if first >= len(text) and size <= _ALONE and written:
        return Cut(len(text), None)
    clause = text.find("，", marker.length + 3, marker.length + _LONGEST_SPOKEN)
    return _cut(text, clause + 1 if clause > 0 else first)


def _is_whole_sentence(text: str, marker: Marker, first: int) -> bool:
    """Whether a top heading is the first clause of a sentence that fills its paragraph: glued, more likely
    than a heading with stops and commas."""
    return marker.system is System.HAN and first >= len(text) and text[-1] == "。" and "，" in text


def first_stop(text: str, marker: Marker) -> int:
    """Behind the first full stop (or what does its work) of a paragraph that begins with ``marker``."""
    end = _END.search(text, marker.length)
    return end.end() if end else len(text)


def has_blank_seam(text: str, marker: Marker) -> bool:
    """Whether a blank parts the heading from its paragraph."""
    return _seam_at_blank(text, marker.length, first_stop(text, marker)) is not None


def cut_at(text: str, end: int) -> Cut:
    """The heading that ends before ``end``."""
    return _cut(text, end)


def _seam_at_blank(text: str, start: int, first: int) -> Cut | None:
    """The blank that parts heading and paragraph; not one of the many of a justified line, and not one with
    too little behind it to be a paragraph."""
    blanks = list(_BLANK.finditer(text, start + 3, min(first, start + _LONGEST)))
    if not blanks or len(blanks) > 2 or len(text) - blanks[0].end() < _TEXT_BEHIND:
        return None
    return Cut(blanks[0].start(), blanks[0].end())


def _cut(text: str, end: int) -> Cut:
    while end < len(text) and text[end] in _MARKS:  # no paragraph begins with a stop
        end += 1
    body = end
    while body < len(text) and text[body] in " \u3000":
        body += 1
    return Cut(end, body if body < len(text) else None)

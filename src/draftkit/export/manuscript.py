"""A manuscript: the draft as the printed page sees it, before any file format.

Comments, front matter and Markdown marks are gone; each passage knows its part on the page and the line
of the draft it came from. Every format is made from this one thing, so all of them say the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from draftkit.model import Facts


class Part(StrEnum):
    """What a passage is on the page. Values are the kinds of paragraph a layout profile describes."""

    CLASSIFICATION = "classification"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    SALUTATION = "salutation"
    HEADING = "heading"
    BODY = "body"
    ATTACHMENT_NOTE = "attachment-note"
    SIGNATURE = "signature"
    SIGN_DATE = "sign-date"
    ATTACHMENT = "attachment"
    ATTACHMENT_TITLE = "attachment-title"

    @property
    def in_front(self) -> bool:
        """Whether it stands in the block above the text."""
        return self in (Part.CLASSIFICATION, Part.TITLE, Part.SUBTITLE, Part.BYLINE)

    @property
    def broken_by_sense(self) -> bool:
        """Whether its lines are broken by sense, so that where they break is layout and not wording."""
        return self in (Part.TITLE, Part.SUBTITLE, Part.ATTACHMENT_TITLE)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text set alike.

    ``heading`` is the level (1..4) of the run-in heading it belongs to; ``slot`` marks an open 【slot】,
    brackets included. A line feed in ``text`` is a line break the writer asked for.
    """

    text: str
    heading: int | None = None
    bold: bool = False
    slot: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the page. ``level`` is 1..4 for headings; ``line`` is 1-based in the draft."""

    part: Part
    spans: tuple[Span, ...]
    level: int | None = None
    line: int = 0

    @property
    def text(self) -> str:
        """The whole paragraph as plain text."""
        return "".join(span.text for span in self.spans)

    @property
    def wording(self) -> str:
        """The text as a reader compares it: where a title breaks its lines is layout, not wording."""
        return self.text.replace("\n", "") if self.part.broken_by_sense else self.text

    @property
    def kind(self) -> str:
        """Its kind in a layout profile: ``heading2``, ``body`` …"""
        return f"heading{self.level}" if self.part is Part.HEADING else self.part.value

    @property
    def heading_level(self) -> int | None:
        """The level of the heading it is or opens with."""
        return self.level if self.part is Part.HEADING else next((s.heading for s in self.spans), None)


def reads_as_byline(text: str, before: Sequence[Passage]) -> bool:
    """Whether a plain paragraph below the title names the speaker, the office or the day.

    A short line that is no sentence, with nothing but the title block above it.
    """
    return (
        any(passage.part is Part.TITLE for passage in before)
        and all(passage.part.in_front for passage in before)
        and is_short_line(text)
    )


def is_short_line(text: str) -> bool:
    """Whether a paragraph is a short line that is no sentence: a name, a date, （讨论稿）."""
    return len(text) <= _LONGEST_BYLINE and not _IN_SENTENCES.search(text)


_LONGEST_BYLINE = 24
_IN_SENTENCES = re.compile("[。！？；：，!?;:,\n]|…|—")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All passages in order, with the meeting's facts; ``notes`` say what was changed on the way here."""

    passages: tuple[Passage, ...]
    facts: Facts
    path: str = ""
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title on one line, or an empty string."""
        found = next((p.text for p in self.passages if p.part is Part.TITLE), "")
        return found.replace("\n", "")

    @property
    def text(self) -> str:
        """The plain text, one paragraph a line."""
        return "\n".join(passage.text.replace("\n", "") for passage in self.passages)

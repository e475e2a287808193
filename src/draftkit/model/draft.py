"""A draft: Markdown with front matter, as immutable paragraphs.

Markdown is the truth: ``Draft`` keeps every source line, so that writing back what was not changed is
byte for byte what was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from draftkit.model.facts import Facts
from draftkit.model.move import Move, Step
from draftkit.model.speech_type import SpeechType


class ParagraphKind(StrEnum):
    """What a paragraph of a draft is."""

    TITLE = "title"
    BYLINE = "byline"
    SALUTATION = "salutation"
    HEADING = "heading"
    BODY = "body"
    COMMENT = "comment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """One paragraph of the Markdown body.

    ``text`` is the plain text without Markdown marks (a heading without its ``##``, a run-in heading
    without its ``**``); ``raw`` the exact source with its trailing blank lines. ``level`` is 1..4 for
    headings and run-in headings; ``run_in`` is the heading that opens a body paragraph, marker included;
    ``marker`` the number that opens the text (一、 or 一是). ``line`` is the 1-based line in the file.
    ``role`` is the name in a comment (讲话人, 日期 of a byline; ``tasks.measure``); ``section`` the name of
    the section comment in force here, a budget key of the plan. ``id`` lives in memory and in the journal.
    """

    id: str
    kind: ParagraphKind
    text: str
    raw: str
    line: int
    level: int | None = None
    marker: str | None = None
    run_in: str = ""
    move: Move | None = None
    step: Step | None = None
    role: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """What the front matter's ``plan`` says of one section: only what differs from the outline's plan."""

    points: int | None = None
    characters: int | None = None
    heading: str | None = None
    omit: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A speech being written. ``front`` is the exact source before the first paragraph: front matter with
    its fences and the blank lines behind it (also a byte-order mark). ``order`` lists the section keys that
    the writer put first."""

    front: str
    paragraphs: tuple[DraftParagraph, ...]
    type: SpeechType | None = None
    facts: Facts = field(default_factory=Facts)
    minutes: int | None = None
    plan: Mapping[str, SectionPlan] = field(default_factory=lambda: MappingProxyType({}))
    order: tuple[str, ...] = ()
    locks: tuple[str, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    path: str = ""

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return next((p.text for p in self.paragraphs if p.kind is ParagraphKind.TITLE), "")

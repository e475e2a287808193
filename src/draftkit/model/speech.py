"""A parsed speech: what the corpus room gives and the mining room reads.

Offsets (``start``, ``end``) are code points of the decoded text with LF line ends; lines are 1-based
physical lines of that text, or paragraph numbers where the format has no lines (DOCX).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from draftkit.model.move import Move, Step

NOTHING: Mapping[str, object] = MappingProxyType({})


class BlockKind(StrEnum):
    """What a block of a speech is."""

    TITLE = "title"
    SPEAKER = "speaker"
    DATE = "date"
    SALUTATION = "salutation"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a block that later rooms must treat with care.

    ``kind`` is ``spun``, ``gap``, ``repaired`` or ``redaction``; ``start`` and ``end`` are code points of
    the block's clean ``text``; ``note`` says what was there or what is meant.
    """

    kind: str
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One title, salutation, heading or paragraph, clean.

    A run-in heading and its paragraph are two blocks that share a line. ``level`` is 1 for the top
    numbered level of that speech. ``gap`` says that lost text stands before this block's text.
    ``spans`` are the marked stretches; the JSON's ``marks`` are their distinct kinds.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    line_start: int
    line_end: int
    level: int | None = None
    marker: str | None = None
    run_in: bool = False
    gap: bool = False
    move: Move | None = None
    step: Step | None = None
    confidence: float = 0.0
    spans: tuple[Mark, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """The distinct kinds of marked stretches, sorted."""
        return tuple(sorted({span.kind for span in self.spans}))


@dataclass(frozen=True, slots=True)
class Dropped:
    """Lines left out of the speech, with the name of the rule that dropped them."""

    line_start: int
    line_end: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One change by a cleaning rule: ``was`` at ``start``..``end`` of the decoded text became ``now``."""

    rule: str
    start: int
    end: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech out of one file.

    ``index`` is 1-based within ``source``; dates are ISO (a year, a month or a day).
    """

    source: str
    index: int
    title: str | None
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    repairs: tuple[Repair, ...] = ()
    date_printed: str | None = None
    date_inferred: str | None = None
    date_why: str = ""
    report: Mapping[str, object] = field(default_factory=lambda: NOTHING)

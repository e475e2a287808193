"""What a format reader hands on: the text with LF line ends, and what the format knows about its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from draftkit.corpus.manuscript import Edit


class Role(StrEnum):
    """What the format itself says a line is (a style, a tag); readers give it only when it is explicit."""

    TITLE = "title"
    HEADING = "heading"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class LineHint:
    """What the format knows about one line.

    ``level`` is the outline level of a heading (1 is the top); ``lead`` counts the code points at the
    beginning that are set off (bold, another style): a run-in heading in most house styles.
    """

    role: Role | None = None
    level: int | None = None
    lead: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document as text. ``hints`` are by 1-based line; ``notes`` are facts for the report.

    ``has_lines`` is False where a line is a whole paragraph (DOCX, HTML), so nothing is hard-wrapped.
    ``is_wrapped`` is True where every line is known to be one of the page (PDF).
    ``markup`` are edits that take the format's own marks off the text (Markdown).
    """

    text: str
    hints: Mapping[int, LineHint] = field(default_factory=dict)
    notes: Mapping[str, object] = field(default_factory=dict)
    has_lines: bool = True
    is_wrapped: bool = False
    markup: tuple[Edit, ...] = ()

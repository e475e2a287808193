"""A layout profile: every measure of a page as typed data, with the clause and strength behind it.

Lengths are twips (1/20 pt, 1/1440 inch), type sizes half-points: the units the file format itself uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Setting:
    """One value as its profile gives it.

    ``strength`` is ``must`` or ``usual`` (the standard's 一般) or ``may`` for values of a standard,
    ``practice`` for custom, ``measured`` for a value found by measuring renderings.
    """

    value: str
    clause: str = ""
    strength: str = ""
    profile: str = ""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Paper, margins and grid, in twips.

    ``pitch`` is the line pitch of the grid, ``squeeze`` is added to each character's advance (negative:
    closer). ``rows`` and ``columns`` are what the page promises to hold.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    pitch: int
    squeeze: int
    rows: int
    columns: int

    @property
    def text_width(self) -> int:
        """Width of the type area (版心)."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Page numbers: ``style`` odd_even, center or none; ``place`` bottom or both.

    ``distance`` is from the type area down to the dash beside the number, in twips.
    """

    style: str
    place: str
    face: str
    size: int
    distance: int


@dataclass(frozen=True, slots=True)
class TextLayout:
    """How one kind of paragraph looks.

    ``size`` is in half-points; ``first_indent`` and ``right_indent`` count characters of that size;
    ``on_grid`` false means an exact line of one grid pitch and no squeeze.
    """

    face: str
    size: int
    bold: bool
    align: str
    first_indent: int
    right_indent: int
    on_grid: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reading copy adds: sentences on their own lines, minute marks, pinyin over rare characters."""

    sentence_lines: bool
    minute_marks: bool
    pinyin: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A complete profile. ``settings`` keeps each value's clause and strength for reports."""

    name: str
    title: str
    page: PageLayout
    number: PageNumber
    reading: Reading
    texts: Mapping[str, TextLayout]
    latin_face: str
    latin_space: bool
    settings: Mapping[str, Setting]

    @property
    def faces(self) -> tuple[str, ...]:
        """The type faces it asks for, each once."""
        return tuple(dict.fromkeys([*(text.face for text in self.texts.values()), self.number.face]))

    @property
    def body(self) -> TextLayout:
        """The running text, from which every other kind inherits what it does not state."""
        return self.texts["body"]

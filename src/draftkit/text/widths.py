"""Terminal cells of text, counted as terminals do: wide and full-width characters take two.

Ambiguous characters (“ ” — ① ★) count one, as every current terminal draws them unless told otherwise;
the terminal UI asks the terminal at start and warns where it disagrees.
"""

from __future__ import annotations

import unicodedata

_ZERO_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Cc"})


class _Widths(dict[str, int]):
    """Cells of one character, worked out once per character."""

    def __missing__(self, character: str) -> int:
        if unicodedata.east_asian_width(character) in "WF":
            width = 2
        elif unicodedata.category(character) in _ZERO_CATEGORIES and character != "\u00ad":
            width = 0
        else:
            width = 1
        self[character] = width
        return width


_WIDTHS = _Widths()


def cells(text: str) -> int:
    """Cells that ``text`` takes on one row."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


def cell_offsets(text: str) -> list[int]:
    """Cells before each code point of ``text``, and after the last: one more item than ``text`` has."""
    offsets = [0]
    total = 0
    for character in text:
        total += _WIDTHS[character]
        offsets.append(total)
    return offsets


def column_at(text: str, cell: int) -> int:
    """The code point of ``text`` under ``cell`` (0-based); its length where ``cell`` lies past the end."""
    total = 0
    for column, character in enumerate(text):
        total += _WIDTHS[character]
        if total > cell:
            return column
    return len(text)


def fit(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells: padded with spaces, or cut with ``…``."""
    if width <= 0:
        return ""
    taken = cells(text)
    if taken <= width:
        return text + " " * (width - taken)
    kept = text[: column_at(text, width - 1)]
    return kept + "…" + " " * (width - 1 - cells(kept))


def clip(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, cut with ``…`` where it is longer."""
    return text if cells(text) <= width else fit(text, width).rstrip(" ")

"""One row of the manuscript as painted segments, cut only where the style changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from draftkit.text.slots import find_slots
from draftkit.text.widths import cells

Span = tuple[int, int, str]
"""Code points ``start``..``end`` of a line and the name of the style they take."""


@dataclass(frozen=True, slots=True)
class RowPaint:
    """All that one painted row depends on; equal paints give equal rows.

    ``start`` is the column at which the row begins in its line; spans and cursor are columns of the line.
    """

    text: str
    start: int
    indent: int
    width: int
    base: str
    spans: tuple[Span, ...] = ()
    cursor: int | None = None
    ghost: str = ""
    ghost_at: int = 0
    margin: str = ""


def slot_spans(text: str) -> list[Span]:
    """The open slots of a line."""
    if "【" not in text:
        return []
    return [(slot.start, slot.end, "slot") for slot in find_slots(text)]


def paint(row: RowPaint, styles: Mapping[str, Style]) -> list[Segment]:
    """The segments of a row, exactly ``row.width`` cells."""
    base = styles[row.base]
    out = [Segment(row.margin, styles["margin"]), Segment(" " * row.indent, base)]
    at = row.start
    for cut in _cuts(row):
        if cut > at:
            out.append(Segment(row.text[at - row.start : cut - row.start], _style(row, at, base, styles)))
            at = cut
        if row.ghost and cut == row.ghost_at:
            out.append(Segment(row.ghost, base + styles["ghost"]))
    end = row.start + len(row.text)
    if row.cursor == end and not row.ghost:
        out.append(Segment(" ", base + styles["cursor"]))
    taken = sum(cells(segment.text) for segment in out)
    out.append(Segment(" " * max(0, row.width - taken), base))
    return [segment for segment in out if segment.text]


def _cuts(row: RowPaint) -> Iterable[int]:
    end = row.start + len(row.text)
    cuts = {end}
    for start, stop, _ in row.spans:
        cuts.update((start, stop))
    if row.cursor is not None:
        cuts.update((row.cursor, row.cursor + 1))
    if row.ghost:
        cuts.add(row.ghost_at)
    return sorted(cut for cut in cuts if row.start <= cut <= end)


def _style(row: RowPaint, column: int, base: Style, styles: Mapping[str, Style]) -> Style:
    style = base
    for start, end, name in row.spans:
        if start <= column < end:
            style = style + styles[name]
    return style + styles["cursor"] if column == row.cursor else style

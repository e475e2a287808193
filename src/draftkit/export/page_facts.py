"""What a rendered page measures: rows, characters a row, marks at the wrong end of a row, split numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from unicodedata import east_asian_width

from draftkit.export.layout import TWIPS_PER_POINT, Layout
from draftkit.text.marks import CLOSERS, NO_END

_SAME_ROW = 4.0
"""Points of difference in height within which pieces of text stand on one row."""
_AT_MARGIN = 4.0
_INVENTED_SPACE = re.compile(r"(?<![!-~]) +| +(?![!-~])")
"""Spaces that PDF readers put between pieces of text set in different faces."""
_NEVER_FIRST = frozenset("。，、；：？！" + CLOSERS)
_NEVER_LAST = frozenset(NO_END)


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: its baseline (points above the foot of the page), left edge and text."""

    height: float
    left: float
    text: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The rows of the type area, page by page, and what is wrong with them.

    ``split_marks`` (—— and …… over two rows) stand apart from ``split_numbers``: the document forbids them
    by its list of marks that begin no row, but LibreOffice does not read that list.
    """

    pages: tuple[tuple[Row, ...], ...]
    wrong_ends: tuple[str, ...]
    split_numbers: tuple[str, ...]
    split_marks: tuple[str, ...]

    @property
    def most_rows(self) -> int:
        """Rows of the fullest page."""
        return max(map(len, self.pages), default=0)

    @property
    def most_cells(self) -> int:
        """Characters of the fullest row that holds only full-width ones.

        Letters, digits and, in many faces, quotation marks are narrower than half a Han character, so other
        rows say nothing about the width of the page.
        """
        return max(
            (len(row.text) for page in self.pages for row in page if _is_full_width(row.text)), default=0
        )


def _is_full_width(text: str) -> bool:
    return all(east_asian_width(character) in "WF" for character in text)


def measure(pdf: bytes, layout: Layout) -> PageFacts:
    """Measure a PDF made from a document of this layout."""
    from pypdf import PdfReader  # 60 ms to import: only when pages are measured

    pages = tuple(tuple(_rows(page, layout)) for page in PdfReader(io.BytesIO(pdf)).pages)
    left = layout.page.left / TWIPS_PER_POINT
    every = [row for page in pages for row in page]
    runs_on = [(a, b) for a, b in pairwise(every) if abs(b.left - left) < _AT_MARGIN]
    return PageFacts(pages, tuple(_wrong_ends(runs_on)), *_splits(runs_on))


def _rows(page: Any, layout: Layout) -> Iterator[Row]:
    pieces: list[tuple[float, float, str]] = []

    def visit(text: str, matrix: Sequence[float], place: Sequence[float], font: object, size: float) -> None:
        if text.strip():
            x = place[4] * matrix[0] + place[5] * matrix[2] + matrix[4]
            y = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
            pieces.append((y, x, text.replace("\n", "")))

    page.extract_text(visitor_text=visit)
    foot = layout.page.bottom / TWIPS_PER_POINT
    head = (layout.page.height - layout.page.top) / TWIPS_PER_POINT
    left = layout.page.left / TWIPS_PER_POINT - _AT_MARGIN  # what stands left of it are minute marks
    inside = [piece for piece in pieces if foot < piece[0] < head and piece[1] > left]
    inside.sort(key=lambda piece: -piece[0])
    row: list[tuple[float, float, str]] = []
    for piece in inside:
        if row and row[0][0] - piece[0] > _SAME_ROW:
            yield _row(row)
            row = []
        row.append(piece)
    if row:
        yield _row(row)


def _row(pieces: list[tuple[float, float, str]]) -> Row:
    ordered = sorted(pieces, key=lambda piece: piece[1])
    text = _INVENTED_SPACE.sub("", "".join(text for _, _, text in ordered))
    return Row(ordered[0][0], ordered[0][1], text.strip())


def _wrong_ends(runs_on: list[tuple[Row, Row]]) -> Iterator[str]:
    for above, below in runs_on:
        if below.text[:1] in _NEVER_FIRST:
            yield f"行首是“{below.text[0]}”：{below.text[:12]}"
        if above.text[-1:] in _NEVER_LAST:
            yield f"行尾是“{above.text[-1]}”：{above.text[-12:]}"


def _splits(runs_on: list[tuple[Row, Row]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers over two rows, and —— and …… over two rows."""
    numbers: list[str] = []
    marks: list[str] = []
    for above, below in runs_on:
        last, first = above.text[-1:], below.text[:1]
        shown = f"{above.text[-6:]}|{below.text[:6]}"
        if last.isdigit() and first.isdigit():
            numbers.append(shown)
        elif last == first and last in "—…":
            marks.append(shown)
    return tuple(numbers), tuple(marks)

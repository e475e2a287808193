"""How rows of a manuscript lie on the page: 避头尾, virtual indents, centred titles.

Takes the place of Textual's ``WrappedDocument`` inside ``ProseArea``: same questions, own answers. Indents
are layout, never text. The manuscript's rows are kept in step with every edit here, because this is the
one place that hears of typing, pasting, undo and redo alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from textual.document._document import DocumentBase, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

from draftkit.model import ParagraphKind
from draftkit.session.manuscript import Row, splice
from draftkit.text.line_breaking import break_offsets
from draftkit.text.widths import cells, column_at

INDENT = 4
"""Cells before the first row of body text and headings: two characters."""

_CENTRED = frozenset({ParagraphKind.TITLE, ParagraphKind.BYLINE})
_INDENTED = frozenset({ParagraphKind.BODY, ParagraphKind.HEADING})


class ProseLayout(WrappedDocument):
    """Document lines and manuscript rows, laid out at a width. Lines and rows have the same index."""

    def __init__(self, document: DocumentBase, rows: Sequence[Row]) -> None:
        self.rows: list[Row] = list(rows)
        self.lost: dict[str, Row] = {}
        self._tops: list[int] = [0]
        self._height = 0
        self.touched: tuple[int, int | None] = (0, None)
        """Page rows that the last edit changed: first, and the one after the last (None: to the end)."""
        super().__init__(document)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Lay out the whole document at ``width`` cells (0: not yet known, one row a line)."""
        self._width = width
        lines = self.document.lines
        self.rows = self.rows[: len(lines)] + [Row("")] * (len(lines) - len(self.rows))
        self._wrap_offsets = [self._breaks(index, line) for index, line in enumerate(lines)]
        self._stack()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Lay out what an edit touched: lines ``start``..``old_end`` became ``start``..``new_end``."""
        top = min(start[0], old_end[0])
        bottom = min(max(start[0], old_end[0]), len(self.rows) - 1)
        # Trust the document about how many lines there are now, not the caller: undo of several edits
        # reports a range that may be wider than what changed.
        count = bottom - top + 1 + self.document.line_count - len(self.rows)
        before = self._height
        first_row = bisect_right(self._wrap_offsets[top], min(start, old_end)[1])
        texts = [self.document.get_line(line) for line in range(top, top + count)]
        self.rows = splice(self.rows, top, bottom, texts, self.lost)
        self._wrap_offsets[top : bottom + 1] = [
            self._breaks(line, text) for line, text in enumerate(texts, top)
        ]
        self._stack()
        stop = self._tops[top + count - 1] + len(self._wrap_offsets[top + count - 1]) + 1
        # An edit can pull text back into the row before it, never further.
        self.touched = (self._tops[top] + max(0, first_row - 1), stop if before == self._height else None)

    def restyle(self, line: int, row: Row) -> None:
        """Replace the manuscript row of one line by one with the same text but of another kind."""
        self.rows[line] = row
        self._wrap_offsets[line] = self._breaks(line, row.text)
        self._stack()

    def adopt(self, rows: Sequence[Row]) -> None:
        """Take these rows for the lines as they are; their texts are the lines' texts."""
        self.rows = list(rows)
        self.wrap(self._width)

    @property
    def height(self) -> int:
        """Rows on the page."""
        return self._height

    @property
    def lines(self) -> list[list[str]]:
        """The rows of every line."""
        return [self.get_sections(line) for line in range(len(self._wrap_offsets))]

    def line_at(self, y: int) -> tuple[int, int]:
        """The line and the row within it at ``y`` rows from the top."""
        y = max(0, min(y, self._height - 1))
        line = bisect_right(self._tops, y) - 1
        return line, y - self._tops[line]

    def top_of(self, line: int) -> int:
        """The first page row of a line."""
        return self._tops[line]

    def bounds(self, line: int, section: int) -> tuple[int, int]:
        """The code points of a line that its row ``section`` shows."""
        offsets = self._wrap_offsets[line]
        start = offsets[section - 1] if section else 0
        end = offsets[section] if section < len(offsets) else len(self.document.get_line(line))
        return start, end

    def indent(self, line: int, section: int) -> int:
        """Empty cells before the text of a row."""
        row = self.rows[line]
        if row.kind in _CENTRED:
            start, end = self.bounds(line, section)
            return max(0, (self._width - cells(self.document.get_line(line)[start:end])) // 2)
        return 0 if section else self._first_indent(row)

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of one line."""
        text = self.document.get_line(line_index)
        edges = [0, *self._wrap_offsets[line_index], len(text)]
        return [text[a:b] for a, b in pairwise(edges)]

    def get_tab_widths(self, line_index: int) -> list[int]:
        """Tabs never reach a manuscript: paste and open clean them."""
        return []

    def location_to_offset(self, location: Location) -> Offset:
        """The cell and page row of a place in the text."""
        line, column = location
        line = max(0, min(line, len(self._wrap_offsets) - 1))
        section = bisect_right(self._wrap_offsets[line], column)
        start, _ = self.bounds(line, section)
        text = self.document.get_line(line)
        return Offset(self.indent(line, section) + cells(text[start:column]), self._tops[line] + section)

    def offset_to_location(self, offset: Offset) -> Location:
        """The place in the text under a cell of a page row."""
        line, section = self.line_at(offset[1])
        return line, self.get_target_document_column(line, offset[0], section)

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """The column of a line under cell ``x_offset`` of its row ``y_offset`` (negative: from the end)."""
        last = len(self._wrap_offsets[line_index])
        section = y_offset if y_offset >= 0 else last + 1 + y_offset
        start, end = self.bounds(line_index, section)
        text = self.document.get_line(line_index)[start:end]
        column = start + column_at(text, max(0, x_offset - self.indent(line_index, section)))
        return column if section == last else min(column, max(start, end - 1))

    def _breaks(self, line: int, text: str) -> list[int]:
        return break_offsets(text, self._width, self._first_indent(self.rows[line])) if self._width else []

    def _first_indent(self, row: Row) -> int:
        return INDENT if row.kind in _INDENTED and self._width > 5 * INDENT else 0

    def _stack(self) -> None:
        heights = [len(offsets) + 1 for offsets in self._wrap_offsets]
        self._tops = [0, *accumulate(heights)]
        self._height = self._tops.pop()

"""The list of phrases: where it is narrow, two lines for each, since formulas of one step begin alike."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size

from draftkit.text.line_breaking import break_offsets
from draftkit.text.widths import cells, clip, fit
from draftkit.tui.widgets.row_list import CURSOR_MARK, ListRow, RowList

_WIDE = 56
"""From so many cells on, one line tells phrases apart."""


class PhraseList(RowList):
    """A ``RowList`` whose rows have two lines in a narrow pane."""

    def on_resize(self, event: events.Resize) -> None:
        """Another width may mean another height of rows."""
        height = 1 if event.size.width >= _WIDE else 2
        if height != self.row_height:
            self.row_height = height
            self.virtual_size = Size(0, self.row_count * height)
            self._follow()
            self.refresh()

    def _segments(
        self, row: ListRow, line: int, width: int, style: Style, quiet: Style, *, here: bool
    ) -> list[Segment]:
        if self.row_height == 1:
            return super()._segments(row, line, width, style, quiet, here=here)
        right = clip(row.right, width // 2)
        lead = CURSOR_MARK + " " if here else "  "
        room = width - cells(lead)
        at = (break_offsets(row.text, room) or [len(row.text)])[0]
        if line == 0:
            return [Segment(lead + row.text[:at], style)]
        rest = fit(row.text[at:], room - cells(right) - 1)
        return [Segment("  " + rest, style), Segment(" " + right, quiet)]

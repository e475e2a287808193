"""A list that draws only the rows in view: opens as fast with a hundred thousand rows as with ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from draftkit.text.widths import cells, clip, fit
from draftkit.tui.actions import bindings

CURSOR_MARK = "▸"
_AROUND = 5
"""Cells of cursor, mark and gaps beside the text of a row."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: ``text`` on the left, ``right`` flush right, ``mark`` one character before the text,
    ``note`` quiet behind it.

    ``style`` names a component class (``quiet``, ``head``, ``warn``, ``error``); a row with ``inert`` is a
    heading that the cursor passes over. ``value`` is what the owner gets back.
    """

    text: str
    right: str = ""
    mark: str = " "
    note: str = ""
    style: str = ""
    inert: bool = False
    value: Any = None


class RowList(ScrollView, can_focus=True):
    """Rows with one under the cursor. Subclasses may override ``row_at`` to make rows as they are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--quiet",
        "list--head",
        "list--warn",
        "list--error",
        "list--good",
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    cursor: reactive[int] = reactive(0, repaint=True)
    row_height = 1
    """Screen rows of one list row."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        list: RowList
        row: ListRow | None

        @property
        def control(self) -> RowList:
            """The list itself, for ``@on`` selectors."""
            return self.list

    @dataclass
    class Chosen(Message):
        """A row was chosen with enter or a click."""

        list: RowList
        row: ListRow

        @property
        def control(self) -> RowList:
            """The list itself, for ``@on`` selectors."""
            return self.list

    key_hints: tuple[tuple[str, str, str], ...] = ()

    def __init__(
        self,
        rows: Sequence[ListRow] = (),
        *,
        empty: str = "",
        id: str | None = None,
        hints: tuple[tuple[str, str, str], ...] | None = None,
    ) -> None:
        super().__init__(id=id)
        self.key_hints = self.key_hints if hints is None else hints
        self._rows: Sequence[ListRow] = rows
        self._empty = empty
        self.lit = False
        """Whether the cursor shows without the focus, as under a filter whose enter chooses here."""
        self.set_reactive(RowList.cursor, self._next_live(0, 1))

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def row_at(self, index: int) -> ListRow:
        """The row at ``index``."""
        return self._rows[index]

    @property
    def current(self) -> ListRow | None:
        """The row under the cursor."""
        if not 0 <= self.cursor < self.row_count:
            return None
        row = self.row_at(self.cursor)
        return None if row.inert else row

    def show(self, rows: Sequence[ListRow], *, cursor: int = 0, empty: str | None = None) -> None:
        """Replace all rows; ``empty`` is said where there are none."""
        self._rows = rows
        if empty is not None:
            self._empty = empty
        self._reset(cursor)

    def _reset(self, cursor: int = 0) -> None:
        self.virtual_size = Size(0, self.row_count * self.row_height)
        self.set_reactive(RowList.cursor, self._next_live(min(cursor, max(0, self.row_count - 1)), 1))
        self._follow()
        self.refresh()
        self.post_message(self.Moved(self, self.current))

    def on_mount(self) -> None:
        """Take the size of the rows given at the start, and tell where the cursor stands."""
        self.virtual_size = Size(0, self.row_count * self.row_height)
        self.post_message(self.Moved(self, self.current))

    def watch_cursor(self) -> None:
        """Keep the cursor in view and tell the owner."""
        self._follow()
        if self.is_mounted:
            self.post_message(self.Moved(self, self.current))

    def _follow(self) -> None:
        if self.is_mounted:
            first = self.cursor
            while first > 0 and self.row_at(first - 1).inert:
                first -= 1  # a heading stays in view with the row it heads
            high = self.row_height
            region = Region(0, first * high, 1, (self.cursor - first + 1) * high)
            self.scroll_to_region(region, animate=False, force=True)

    def _next_live(self, index: int, step: int) -> int:
        """The nearest row at or beyond ``index`` that is no heading; the old cursor where there is none."""
        at = index
        while 0 <= at < self.row_count and self.row_at(at).inert:
            at += step
        if 0 <= at < self.row_count:
            return at
        return self.cursor if self.is_mounted and self.cursor < self.row_count else 0

    def action_up(self) -> None:
        """One row up."""
        self.cursor = self._next_live(self.cursor - 1, -1)

    def action_down(self) -> None:
        """One row down."""
        self.cursor = self._next_live(self.cursor + 1, 1)

    @property
    def _page(self) -> int:
        return max(1, self.size.height // self.row_height)

    def action_page_up(self) -> None:
        """One page up."""
        self.cursor = self._next_live(max(0, self.cursor - self._page), 1)

    def action_page_down(self) -> None:
        """One page down."""
        self.cursor = self._next_live(min(self.row_count - 1, self.cursor + self._page), -1)

    def action_first(self) -> None:
        """The first row."""
        self.cursor = self._next_live(0, 1)

    def action_last(self) -> None:
        """The last row."""
        self.cursor = self._next_live(self.row_count - 1, -1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if (row := self.current) is not None:
            self.post_message(self.Chosen(self, row))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; a click on the row under the cursor chooses it."""
        index = (self.scroll_offset.y + event.y - self.gutter.top) // self.row_height
        if not 0 <= index < self.row_count or self.row_at(index).inert:
            return
        if index == self.cursor:
            self.action_choose()
        else:
            self.cursor = index

    def render_line(self, y: int) -> Strip:
        """One row of the screen, exactly as wide as the widget."""
        width = self.scrollable_content_region.width
        index, line = divmod(self.scroll_offset.y + y, self.row_height)
        base = self.rich_style
        quiet = self.get_component_rich_style("list--quiet")
        if index >= self.row_count:
            said = self._empty if index == line == 0 and not self.row_count else ""
            return Strip([Segment(fit(" " + said if said else "", width), base + quiet)], width)
        row = self.row_at(index)
        here = index == self.cursor and not row.inert and (self.has_focus or self.lit)
        style = base + self.get_component_rich_style(f"list--{row.style}") if row.style else base
        if here:
            style = style + self.get_component_rich_style("list--cursor")
        segments = self._segments(row, line, width, style, style if here else base + quiet, here=here)
        taken = sum(cells(segment.text) for segment in segments)
        return Strip([*segments, Segment(" " * (width - taken), style)], width)

    def _segments(
        self, row: ListRow, line: int, width: int, style: Style, quiet: Style, *, here: bool
    ) -> list[Segment]:
        """What stands on one of a row's lines."""
        right = clip(row.right, max(width // 2, width - cells(row.text) - _AROUND))
        lead = CURSOR_MARK if here else " "
        left = f"{lead}{row.mark} " if row.mark else f"{lead} "
        room = width - cells(left) - cells(right) - (1 if right else 0)
        text = clip(row.text, room)
        note = fit(row.note, room - cells(text))
        return [
            Segment(left + text, style),
            Segment(note, quiet),
            Segment((" " if right else "") + right, quiet),
        ]

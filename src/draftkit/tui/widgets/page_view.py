"""Printed pages on the screen: a frame round each, the page's number under it."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from draftkit.session.paging import Paged, PageLine
from draftkit.text.slots import find_slots
from draftkit.text.widths import cells
from draftkit.tui import strings

_AROUND = 3
"""Rows a page takes besides its lines: frame above, frame below, its number."""
_FRAME = 2
"""Cells a page takes besides its text at least; two more between frame and text where there is room."""


class PageView(ScrollView, can_focus=True):
    """Pages one under the other; only rows in view are drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--frame", "page--head", "page--slot"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", strings.PAGE_UP_LINE, show=False),
        Binding("down", "scroll_down", strings.PAGE_DOWN_LINE, show=False),
        Binding("pageup,left", "turn(-1)", strings.PAGE_BEFORE, show=False),
        Binding("pagedown,right,space", "turn(1)", strings.PAGE_NEXT, show=False),
        Binding("home", "scroll_home", strings.PAGE_FIRST, show=False),
        Binding("end", "scroll_end", strings.PAGE_LAST, show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paged = Paged("", 0, 1, ())

    def show(self, paged: Paged) -> None:
        """Show these pages from the first."""
        self._paged = paged
        self.virtual_size = Size(paged.width + _FRAME, len(paged.pages) * (paged.height + _AROUND))
        self.scroll_home(animate=False)
        self.refresh()

    @property
    def page(self) -> int:
        """The number of the page at the top, from 1."""
        return self.scroll_offset.y // (self._paged.height + _AROUND) + 1

    def action_turn(self, step: int) -> None:
        """To the top of the next or previous page."""
        tall = self._paged.height + _AROUND
        self.scroll_to(y=max(0, (self.scroll_offset.y // tall + step) * tall), animate=False)

    def render_line(self, y: int) -> Strip:
        """One row: frame, text or number."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        tall = self._paged.height + _AROUND
        number, row = divmod(self.scroll_offset.y + y, tall)
        if number >= len(self._paged.pages):
            return Strip.blank(width, base)
        frame = base + self.get_component_rich_style("page--frame", partial=True)
        inner = self._paged.width + (2 if width >= self._paged.width + _FRAME + 2 else 0)
        left = " " * max(0, (width - inner - 2) // 2)
        middle = self._row(number, row, inner, frame, base)
        strip = Strip([Segment(left, base), *middle])
        scroll_x = self.scroll_offset.x
        return strip.crop_extend(scroll_x, scroll_x + width, base)

    def _row(self, number: int, row: int, inner: int, frame: Style, base: Style) -> list[Segment]:
        if row == 0:
            return [Segment("┌" + "─" * inner + "┐", frame)]
        if row == self._paged.height + 1:
            return [Segment("└" + "─" * inner + "┘", frame)]
        if row == self._paged.height + 2:
            text = f"— {number + 1} —"
            return [Segment(" " * ((inner + 2 - len(text)) // 2) + text, frame)]
        page = self._paged.pages[number]
        line = page[row - 1] if row <= len(page) else PageLine("")
        gap = " " if inner > self._paged.width else ""
        return [Segment("│" + gap, frame), *self._text(line, inner - len(gap), base), Segment("│", frame)]

    def _text(self, line: PageLine, width: int, base: Style) -> list[Segment]:
        head = line.kind.startswith(("heading", "title"))
        style = base + self.get_component_rich_style("page--head", partial=True) if head else base
        slot_style = base + self.get_component_rich_style("page--slot", partial=True)
        segments = [Segment(" " * line.indent, base)]
        at = 0
        for slot in find_slots(line.text):
            segments += [
                Segment(line.text[at : slot.start], style),
                Segment(line.text[slot.start : slot.end], slot_style),
            ]
            at = slot.end
        segments.append(Segment(line.text[at:], style))
        taken = line.indent + cells(line.text)
        return [*segments, Segment(" " * max(0, width - taken), base)]

"""花脸稿: deletions struck through in 〔〕, insertions underlined in ［］, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from draftkit.drafts.diff import Change, ParagraphDiff
from draftkit.text.line_breaking import break_offsets
from draftkit.text.widths import cells
from draftkit.tui import strings

_MARKS = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~", Change.MOVED: "→", Change.SAME: " "}
_AROUND = {Change.ADDED: "［］", Change.REMOVED: "〔〕"}
_STYLES = {Change.ADDED: "diff--added", Change.REMOVED: "diff--removed"}


class DiffView(ScrollView, can_focus=True):
    """One comparison, paragraph by paragraph, wrapped to the width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"diff--added", "diff--removed", "diff--mark"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", strings.PAGE_UP_LINE, show=False),
        Binding("down", "scroll_down", strings.PAGE_DOWN_LINE, show=False),
        Binding("pageup", "page_up", strings.LIST_PAGE_UP, show=False),
        Binding("pagedown,space", "page_down", strings.LIST_PAGE_DOWN, show=False),
    ]

    def __init__(
        self, diff: Sequence[ParagraphDiff] = (), *, changed_only: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._changed_only = changed_only
        self._diff = diff
        self._rows: list[tuple[str, tuple[tuple[str, Change], ...]]] = []

    def show(self, diff: Sequence[ParagraphDiff]) -> None:
        """Show another comparison."""
        self._diff = diff
        self._wrap()
        self.call_after_refresh(self._to_first_change)

    def _to_first_change(self) -> None:
        first = next((y for y, (mark, _) in enumerate(self._rows) if mark.strip()), 0)
        self.scroll_to(y=max(0, first - 2), animate=False)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._wrap()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width - 3
        self._rows = [row for paragraph in self._diff for row in self._paragraph(paragraph, max(4, width))]
        self.virtual_size = Size(0, len(self._rows))
        self.refresh()

    def _paragraph(
        self, paragraph: ParagraphDiff, width: int
    ) -> Iterator[tuple[str, tuple[tuple[str, Change], ...]]]:
        if self._changed_only and paragraph.change is Change.SAME:
            return
        whole = paragraph.change if paragraph.change in _AROUND else None
        pieces = [
            (_dressed(span.text, whole or span.change), whole or span.change) for span in paragraph.spans
        ]
        text = "".join(piece for piece, _ in pieces)
        edges = [0, *break_offsets(text, width), len(text)]
        for number, (start, end) in enumerate(pairwise(edges)):
            mark = _MARKS[paragraph.change] if number == 0 else " "
            yield mark, tuple(_cut(pieces, start, end))

    def render_line(self, y: int) -> Strip:
        """One row of the comparison."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        index = self.scroll_offset.y + y
        if index >= len(self._rows):
            said = strings.DIFF_SAME if index == 0 else ""
            return Strip([Segment(" " + said, base)]).adjust_cell_length(width, base)
        mark, pieces = self._rows[index]
        mark_style = base + self.get_component_rich_style("diff--mark", partial=True)
        segments = [Segment(f"{mark} ", mark_style)]
        segments += [Segment(text, self._style(change, base)) for text, change in pieces]
        taken = sum(cells(segment.text) for segment in segments)
        return Strip([*segments, Segment(" " * max(0, width - taken), base)], max(width, taken))

    def _style(self, change: Change, base: Style) -> Style:
        name = _STYLES.get(change)
        return base + self.get_component_rich_style(name, partial=True) if name else base


def _dressed(text: str, change: Change) -> str:
    around = _AROUND.get(change)
    return f"{around[0]}{text}{around[1]}" if around else text


def _cut(pieces: Sequence[tuple[str, Change]], start: int, end: int) -> Iterator[tuple[str, Change]]:
    at = 0
    for text, change in pieces:
        left, right = max(start, at), min(end, at + len(text))
        if left < right:
            yield text[left - at : right - at], change
        at += len(text)

"""Single rows of text: the line at the top that says where one is, and the status line."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from draftkit.text.widths import cells, clip


class TextLine(Widget):
    """One row: ``left`` from the left edge, ``right`` flush right, the left one cut where both do not fit."""

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def __init__(self, left: str = "", right: str = "", *, id: str | None = None, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(TextLine.left, left)
        self.set_reactive(TextLine.right, right)

    def render_line(self, y: int) -> Strip:
        """The row, exactly as wide as the widget."""
        width = self.size.width
        style = self.rich_style
        if y:
            return Strip.blank(width, style)
        right = clip(self.right, max(0, width - 2))
        room = width - 2 - cells(right) - (2 if right else 0)
        left = clip(self.left, max(0, room))
        gap = width - 2 - cells(left) - cells(right)
        text = f" {left}{' ' * gap}{right} "
        return Strip([Segment(text, style)], width)


class TopLine(TextLine):
    """Where one is: 讲稿助手 ▸ 文稿 ▸ 部分, and whether the text is saved."""


class StatusLine(TextLine):
    """Length, speaking time, open slots and findings."""

"""Single rows of text: the line at the top that says where one is, and the status line."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from draftkit.text.widths import cells, clip

TRAIL_MARK = " ▸ "
_LEAST_TITLE = 12
"""Cells by which a title is still known."""


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
        left = clip(self.fitted(room), max(0, room))
        gap = width - 2 - cells(left) - cells(right)
        text = f" {left}{' ' * gap}{right} "
        return Strip([Segment(text, style)], width)

    def fitted(self, room: int) -> str:
        """The left part where it has ``room`` cells; what is too long still is cut at its end."""
        return self.left


class TopLine(TextLine):
    """Where one is: 讲稿助手 ▸ 文稿 ▸ 部分, and whether the text is saved."""

    def fitted(self, room: int) -> str:
        """A long title gives way to the part behind it, which is what changes."""
        first, *others = self.left.split(TRAIL_MARK)
        over = cells(self.left) - room
        if len(others) < 2 or over <= 0:
            return self.left
        title = clip(others[0], max(_LEAST_TITLE, cells(others[0]) - over))
        return TRAIL_MARK.join((first, title, *others[1:]))


class StatusLine(TextLine):
    """Length, speaking time, open slots and findings."""

"""Running text in dialogs and panels, wrapped as Chinese is: Textual lets rows begin with ，。"""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from draftkit.text.line_breaking import rows
from draftkit.text.widths import cells


class Words(Widget):
    """Text that is only read. Takes the height it needs, unless the style sheet says otherwise."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self._text = text
        self._rows: list[str] = []
        self._width = 0

    def update(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self._width = 0
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the text takes at ``width``."""
        return len(self._wrapped(width))

    def render_line(self, y: int) -> Strip:
        """One row."""
        width = self.size.width
        style = self.rich_style
        wrapped = self._wrapped(width)
        text = wrapped[y] if y < len(wrapped) else ""
        return Strip([Segment(text + " " * max(0, width - cells(text)), style)], max(width, cells(text)))

    def _wrapped(self, width: int) -> list[str]:
        if width != self._width:
            self._width = width
            self._rows = [row for line in self._text.split("\n") for row in rows(line, max(2, width))]
        return self._rows

"""Notices in the corner: wrapped as Chinese is, and whole where panels below have their edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widgets import _toast

from draftkit.text.line_breaking import rows
from draftkit.text.widths import cells


class UncutStrip(Strip):
    """A strip that the compositor does not take apart.

    It divides what lies on top at every edge of what lies below; an edge in the middle of a character of two
    cells made two blanks of it. All of the strip is the first part here, the others are empty.
    """

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The whole strip up to the last cut, then nothing for each cut between."""
        places = [cut for cut in cuts if cut <= self.cell_length]
        if not places:
            return []
        return [self.crop(0, places[-1]), *(Strip([], 0) for _ in places[1:])]


class Notice(_toast.Toast):
    """A toast: the title in bold, the words below."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines with border and padding, none of them to be taken apart."""
        return [UncutStrip(strip, strip.cell_length) for strip in super().render_lines(crop)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as title and words take at ``width``."""
        return len(self._wrapped(width))

    def render_line(self, y: int) -> Strip:
        """One row of title or words."""
        width = self.size.width
        wrapped = self._wrapped(width)
        text, titled = wrapped[y] if y < len(wrapped) else ("", False)
        style = self.rich_style + Style(bold=True) if titled else self.rich_style
        return Strip([Segment(text + " " * max(0, width - cells(text)), style)], max(width, cells(text)))

    def _wrapped(self, width: int) -> list[tuple[str, bool]]:
        notification = self._notification
        said = [(notification.title, True)] if notification.title else []
        said += [(line, False) for line in notification.message.split("\n") if line]
        return [(row, titled) for line, titled in said for row in rows(line, max(2, width))]


def install() -> None:
    """Have notifications shown as ``Notice``: Textual looks the class up here when it shows one."""
    _toast.Toast = Notice  # type: ignore[misc]

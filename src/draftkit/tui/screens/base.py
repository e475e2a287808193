"""What all full screens share: the line at the top, the hints at the bottom, breakpoints."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen

from draftkit.tui import strings
from draftkit.tui.forgiving import Forgiving
from draftkit.tui.widgets.hint_bar import HintBar
from draftkit.tui.widgets.lines import TRAIL_MARK, TopLine

NARROW = 80
WIDE = 112
TALL = 30


class DeskScreen(Forgiving, Screen[Any]):
    """A full screen. ``trail`` are the words after the product's name on the top line."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (NARROW, "-medium"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]  # noqa: RUF012
    trail: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Top line, the screen's own body, hints."""
        self._fit_before_the_first_layout()
        yield TopLine(self.trail_text(*self.trail), id="top")
        yield from self.body()
        yield HintBar()

    def _fit_before_the_first_layout(self) -> None:
        """Take the classes of the breakpoints now: taking them at the first resize means laying out twice."""
        width, height = self.app.size
        across = [name for least, name in self.HORIZONTAL_BREAKPOINTS if width >= least]
        down = [name for least, name in self.VERTICAL_BREAKPOINTS if height >= least]
        fitting = {*across[-1:], *down[-1:]}
        every = {name for _, name in (*self.HORIZONTAL_BREAKPOINTS, *self.VERTICAL_BREAKPOINTS)}
        self.remove_class(*(every - fitting), update=False)
        self.add_class(*fitting, update=False)

    def on_screen_resume(self) -> None:
        """A kept screen hears of no resize while it is away."""
        self._fit_before_the_first_layout()

    def body(self) -> ComposeResult:
        """What stands between top line and hints."""
        yield from ()

    @staticmethod
    def trail_text(*parts: str) -> str:
        """The product's name and the parts, an arrow between each."""
        return TRAIL_MARK.join((strings.PRODUCT, *[part for part in parts if part]))

    def where(self, *parts: str, right: str | None = None) -> None:
        """Say on the top line where one is."""
        top = self.query_one("#top", TopLine)
        top.left = self.trail_text(*parts)
        if right is not None:
            top.right = right

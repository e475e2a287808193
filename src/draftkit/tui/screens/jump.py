"""Jump mode: every panel shows a digit, the digit goes there. Digits pass any input method."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Label

from draftkit.tui.actions import bindings


class JumpLayer(ModalScreen[Widget | None]):
    """A see-through layer with a digit at each thing that can take the focus."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        seen = [widget for widget in screen.focus_chain if widget.region.height]
        self._targets = dict(zip("123456789", seen, strict=False))

    def compose(self) -> ComposeResult:
        """The digits, each over its panel."""
        for digit, widget in self._targets.items():
            label = Label(f" {digit} ", classes="jump-digit")
            label.styles.offset = (widget.region.x, widget.region.y)
            yield label

    def on_key(self, event: events.Key) -> None:
        """A digit goes there; anything else goes nowhere."""
        event.stop()
        target = self._targets.get(event.character or "")
        self.dismiss()
        if target is not None:
            target.focus()

    def on_click(self) -> None:
        """A click closes the layer."""
        self.dismiss()

    def action_close(self) -> None:
        """Stay where one was."""
        self.dismiss()

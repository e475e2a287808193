"""The footer: what the keys do right here, that of the widget in focus first, then the screen's actions.

A widget says its own in ``key_hints``: (key as shown, label, key to press when clicked). A screen may call an
action by another name than the registry in ``hint_labels``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.dom import DOMNode
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from draftkit.text.widths import cells
from draftkit.tui import strings
from draftkit.tui.actions import BY_NAME, Action

_KEY_NAMES = {
    "enter": strings.KEY_ENTER,
    "escape": "esc",
    "delete": "del",
    "underscore": "_",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


def key_name(key: str) -> str:
    """A key as a hint shows it: ``^s`` for ctrl+s."""
    for long, short in (("ctrl+", "^"), ("alt+", "alt+"), ("shift+", "⇧")):
        if key.startswith(long):
            return short + key_name(key.removeprefix(long))
    return _KEY_NAMES.get(key, key)


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: the action, its key as shown, the node it is bound on, and whether it is possible now."""

    action: Action
    key: str
    node: DOMNode
    enabled: bool
    label: str


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One hint of the widget in focus: the key as shown, the label, the key that a click presses."""

    key: str
    label: str
    press: str
    enabled: bool = True


class HintBar(Widget):
    """One row of ``键 动作`` hints. A hint whose action is not possible now stays, dimmed and in brackets."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hints--key", "hints--label", "hints--off"}

    def __init__(self) -> None:
        super().__init__(id="hints")
        self._spans: list[tuple[int, int, Hint | KeyHint]] = []

    def on_mount(self) -> None:
        """Draw anew whenever the bindings in force change."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def key_hints(self) -> list[KeyHint]:
        """What the keys do in the widget in focus, as it says itself or what holds it says."""
        focused = self.screen.focused
        for node in focused.ancestors_with_self if focused is not None else ():
            if given := getattr(node, "key_hints", ()):
                return [KeyHint(*each) for each in given]
        return []

    def hints(self) -> list[Hint]:
        """What can be done on this screen, in the registry's order."""
        found: dict[str, Hint] = {}
        labels = getattr(self.screen, "hint_labels", {})
        for active in self.screen.active_bindings.values():
            action = BY_NAME.get(active.binding.id or "")
            if action is not None and action.footer and action.name not in found:
                label = labels.get(action.name, action.label)
                key = key_name(active.binding.key)
                found[action.name] = Hint(action, key, active.node, active.enabled, label)
        return sorted(found.values(), key=lambda hint: hint.action.footer)

    def render_line(self, y: int) -> Strip:
        """The hints that fit, each whole."""
        width = self.size.width
        base = self.rich_style
        key_style = base + self.get_component_rich_style("hints--key", partial=True)
        label_style = base + self.get_component_rich_style("hints--label", partial=True)
        off_style = base + self.get_component_rich_style("hints--off", partial=True)
        segments: list[Segment] = [Segment(" ", base)]
        self._spans = []
        at = 1
        shown: list[Hint | KeyHint] = [*self.key_hints(), *self.hints()] if y == 0 else []
        for hint in shown:
            enabled = hint.enabled
            label = hint.label if enabled else f"({hint.label})"
            taken = cells(hint.key) + 1 + cells(label)
            if at + taken > width:
                break
            segments += [
                Segment(hint.key, key_style if enabled else off_style),
                Segment(" " + label, label_style if enabled else off_style),
                Segment("  ", base),
            ]
            self._spans.append((at, at + taken, hint))
            at += taken + 2
        strip = Strip(segments, at)
        return strip.adjust_cell_length(width, base)

    async def on_click(self, event: events.Click) -> None:
        """Every hint can be clicked."""
        for start, end, hint in self._spans:
            if start <= event.x < end and isinstance(hint, Hint):
                await self.app.run_action(hint.action.do, default_namespace=hint.node)
            elif start <= event.x < end and isinstance(hint, KeyHint):
                self.app.simulate_key(hint.press)

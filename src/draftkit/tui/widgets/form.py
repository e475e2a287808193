"""Rows of a form: a label and a field, or a label and a choice that the arrows turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Label

from draftkit.session.setting_up import inferred
from draftkit.text.widths import cells, clip, fit
from draftkit.tui import strings
from draftkit.tui.widgets.filter_input import editing_bindings


class Field(Input, inherit_bindings=False):
    """A one-line field; enter and the arrows go to the next or previous field."""

    key_hints: tuple[tuple[str, str, str], ...] = strings.HINTS_FIELD

    BINDINGS: ClassVar[list[BindingType]] = [
        *editing_bindings(),
        Binding("enter,down", "app.focus_next", strings.FORM_NEXT, show=False),
        Binding("up", "app.focus_previous", strings.FORM_PREVIOUS, show=False),
    ]

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.asked = placeholder
        """What is asked while nothing is typed and nothing follows from the other fields."""

    def on_blur(self) -> None:
        """Show what stands there from its beginning, not from where the cursor was."""
        self.scroll_to(x=0, animate=False)


class Choice(Widget, can_focus=True):
    """One of a few words: ``‹ 县 ›``. Left and right turn it, a click turns it on."""

    key_hints = strings.HINTS_CHOICE

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", strings.FORM_TURN_BACK, show=False),
        Binding("right,space", "turn(1)", strings.FORM_TURN, show=False),
        Binding("enter,down", "app.focus_next", strings.FORM_NEXT, show=False),
        Binding("up", "app.focus_previous", strings.FORM_PREVIOUS, show=False),
    ]
    index: reactive[int] = reactive(0)

    @dataclass
    class Turned(Message):
        """Another word is shown."""

        choice: Choice
        value: str

        @property
        def control(self) -> Choice:
            """The choice itself, for ``@on`` selectors."""
            return self.choice

    def __init__(self, words: Sequence[str], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id, classes="choice")
        self._words = list(words)
        self.unset = strings.FORM_UNSET
        """What stands there while nothing is chosen."""
        self.set_reactive(Choice.index, self._words.index(value) if value in self._words else 0)

    def offer(self, words: Sequence[str], value: str = "") -> None:
        """Offer other words."""
        self._words = list(words)
        self.index = self._words.index(value) if value in self._words else 0
        self.refresh()

    @property
    def value(self) -> str:
        """The word shown."""
        return self._words[self.index]

    def action_turn(self, step: int) -> None:
        """The next or previous word, round and round."""
        self.index = (self.index + step) % len(self._words)
        self.post_message(self.Turned(self, self.value))

    def on_click(self, event: events.Click) -> None:
        """A click on the left half turns back, elsewhere on."""
        self.action_turn(-1 if event.x < 3 else 1)

    def render_line(self, y: int) -> Strip:
        """``‹ 县 ›`` and, where there is room, its neighbours."""
        style = self.rich_style
        if y:
            return Strip.blank(self.size.width, style)
        shown = self.value or self.unset
        text = clip(f" ‹ {shown} ›", self.size.width)
        rest = self.size.width - cells(text)
        return Strip([Segment(text, style), Segment(" " * rest, style)], self.size.width)


class FormRow(Horizontal):
    """A label of fixed width and one field."""

    def __init__(self, label: str, field: Widget, *, note: str = "") -> None:
        super().__init__(classes="form-row")
        self._label = label
        self._field = field
        self._note = note

    def compose(self) -> ComposeResult:
        """Label, field, and a note behind it."""
        yield Label(fit(self._label, 10), classes="form-label", markup=False)
        yield self._field
        if self._note:
            yield Label(self._note, classes="form-note", markup=False)


def tell_inferred(fields: Mapping[str, Widget]) -> None:
    """Show in every field of the facts that is left empty what follows from the others, if anything does."""
    typed = {name: field.value for name, field in fields.items() if isinstance(field, Field | Choice)}
    found = inferred(typed)
    for name, field in fields.items():
        said = strings.FORM_INFERRED.format(*found[name]) if name in found else ""
        if isinstance(field, Field):
            field.placeholder = said or field.asked
        elif isinstance(field, Choice):
            field.unset = said or strings.FORM_UNSET
            field.refresh()

"""Small dialogs: a question with named answers, and one line of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.widgets.form import Field
from draftkit.tui.widgets.hint_bar import HintBar
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words


class Ask(ModalScreen[str | None]):
    """A question. Dismisses with the name of the answer chosen; escape is None and changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._text, self._answers = title, text, answers

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            yield Words(self._text, classes="said")
            rows = [ListRow(words, value=name) for name, words in self._answers]
            yield RowList(rows, id="answers", hints=strings.HINTS_PICK)
        yield HintBar()

    def on_mount(self) -> None:
        """The first answer is the safe one."""
        self.query_one("#answers").focus()

    @on(RowList.Chosen, "#answers")
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row.value)

    def action_close(self) -> None:
        """No answer."""
        self.dismiss(None)


class AskLine(ModalScreen[str | None]):
    """One line of text; enter gives it, escape gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        Binding("enter", "give", strings.LIST_CHOOSE, show=False, priority=True),
    ]

    def __init__(
        self, title: str, value: str = "", *, placeholder: str = "", note: str = "", selected: bool = False
    ) -> None:
        super().__init__()
        self._selected = selected
        self._title, self._value, self._placeholder, self._note = title, value, placeholder, note

    def compose(self) -> ComposeResult:
        """The field and a note."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            field = Field(self._value, self._placeholder, id="line")
            field.key_hints = strings.HINTS_LINE
            yield field
            if self._note:
                yield Words(self._note, classes="note")
        yield HintBar()

    def on_mount(self) -> None:
        """Ready to type, over what stands there where all of it is offered for that."""
        field = self.query_one("#line", Field)
        field.focus()
        if self._selected:
            field.action_select_all()

    def action_give(self) -> None:
        """Give the line as it is."""
        self.dismiss(self.query_one("#line", Field).value.strip())

    def action_close(self) -> None:
        """Give nothing."""
        self.dismiss(None)


class Tell(ModalScreen[None]):
    """A few lines to read; escape or enter closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        Binding("enter", "close", strings.LIST_CHOOSE, show=False),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """The lines."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            yield Words(self._text, classes="said")
        yield HintBar()

    def action_close(self) -> None:
        """Close."""
        self.dismiss()

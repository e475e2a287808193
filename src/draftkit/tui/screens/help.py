"""F1: the keys that work right now for what has the focus, read from the bindings, and two tips."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from draftkit.tui import strings
from draftkit.tui.actions import BY_NAME, bindings
from draftkit.tui.widgets.hint_bar import HintBar, key_name
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words


class HelpDialog(ModalScreen[None]):
    """Keys grouped by the thing they belong to, nearest first."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._rows = help_rows(screen)
        focused = screen.focused
        kind = type(focused).__name__ if focused is not None else type(screen).__name__
        self._tips = strings.TIPS.get(kind) or strings.TIPS.get(type(screen).__name__) or strings.TIPS[""]

    def compose(self) -> ComposeResult:
        """Tips above, keys below."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = strings.HELP
            dialog.border_subtitle = strings.HELP_KEYS
            yield Words("\n".join(f"· {tip}" for tip in self._tips), classes="note")
            yield RowList(self._rows, id="help-rows")
        yield HintBar()

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.query_one("#help-rows").focus()

    def action_close(self) -> None:
        """Close."""
        self.dismiss()


def help_rows(screen: Screen[Any]) -> list[ListRow]:
    """One row for each thing that can be done, with all its keys."""
    keys: dict[tuple[str, str], list[str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        action = BY_NAME.get(binding.id or "")
        words = action.help if action else binding.description
        if words and not words.isascii():  # English ones are Textual's own, of no use to a writer
            group = strings.SCOPES.get(action.scope if action else "", strings.SCOPES[""])
            keys.setdefault((group, words), []).append(key_name(binding.key))
    rows: list[ListRow] = []
    for group in dict.fromkeys(group for group, _ in keys):
        rows.append(ListRow(group, style="head", inert=True))
        rows += [
            ListRow(words, " ".join(dict.fromkeys(names)), value=words)
            for (of, words), names in keys.items()
            if of == group
        ]
    return rows

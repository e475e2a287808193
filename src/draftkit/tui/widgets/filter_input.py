"""A one-line filter above a list: typing filters, the arrows move in the list, enter chooses there."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.widgets.row_list import RowList

_EDITING: tuple[tuple[str, str, str], ...] = (
    ("left", "cursor_left", strings.EDIT_LEFT),
    ("right", "cursor_right", strings.EDIT_RIGHT),
    ("home,ctrl+a", "home", strings.EDIT_HOME),
    ("end,ctrl+e", "end", strings.EDIT_END),
    ("backspace", "delete_left", strings.EDIT_DELETE_LEFT),
    ("delete,ctrl+d", "delete_right", strings.EDIT_DELETE_RIGHT),
    ("ctrl+w", "delete_left_word", strings.EDIT_DELETE_WORD),
    ("ctrl+x", "cut", strings.EDIT_CUT),
    ("ctrl+c", "copy", strings.EDIT_COPY),
    ("ctrl+v", "paste", strings.EDIT_PASTE),
)


def editing_bindings() -> list[BindingType]:
    """What every one-line field understands, with its Chinese names."""
    return [Binding(keys, action, label, show=False) for keys, action, label in _EDITING]


class FilterInput(Input, inherit_bindings=False):
    """Text that filters ``target``; the keys of a list are handed on to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *editing_bindings(),
        *bindings("filter"),
        Binding("up", "list('up')", strings.LIST_UP, show=False),
        Binding("down", "list('down')", strings.LIST_DOWN, show=False),
        Binding("pageup", "list('page_up')", strings.LIST_PAGE_UP, show=False),
        Binding("pagedown", "list('page_down')", strings.LIST_PAGE_DOWN, show=False),
        Binding("enter", "list('choose')", strings.LIST_CHOOSE, show=False),
    ]

    def __init__(self, target: RowList, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._target = target
        target.lit = True

    def action_list(self, what: str) -> None:
        """Do in the list what was asked."""
        getattr(self._target, f"action_{what}")()

    def action_clear(self) -> None:
        """Empty the field."""
        self.value = ""

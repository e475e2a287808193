"""A dialog that picks one row out of many: filter above, rows below. Palette, files and choices use it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from draftkit.text.initials import initials_both_ways
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.widgets.filter_input import FilterInput
from draftkit.tui.widgets.hint_bar import HintBar
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words

Narrow = Callable[[str], Sequence[ListRow]]


class Pick(ModalScreen[Any]):
    """Dismisses with the ``value`` of the row chosen, or None; ``narrow`` gives the rows for a filter."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")
    key_hints = strings.HINTS_PICK

    def __init__(self, title: str, narrow: Narrow, *, note: str = "", filtered: bool = True) -> None:
        super().__init__()
        self._title = title
        self._narrow = narrow
        self._note = note
        self._filtered = filtered

    def compose(self) -> ComposeResult:
        """Filter, rows, a note."""
        rows = RowList(self._narrow(""), empty=strings.PICK_NONE, id="pick-rows")
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            if self._filtered:
                yield FilterInput(rows, strings.PICK_FILTER, id="pick-filter")
            yield rows
            if self._note:
                yield Words(self._note, classes="note")
        yield HintBar()

    def on_mount(self) -> None:
        """The filter has the focus; without one, the rows."""
        self.query_one("#pick-filter" if self._filtered else "#pick-rows").focus()

    @on(Input.Changed, "#pick-filter")
    def _filter(self, event: Input.Changed) -> None:
        self.query_one("#pick-rows", RowList).show(self._narrow(event.value.strip()))

    @on(RowList.Chosen, "#pick-rows")
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row.value)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def fixed(rows: Sequence[ListRow]) -> Narrow:
    """Rows that hold every word of the filter, as it stands or as pinyin initials."""
    return lambda text: [row for row in rows if all(matches(word, row.text) for word in text.split())]


def matches(typed: str, text: str) -> bool:
    """Whether ``typed`` is in ``text``: as it stands, or as the pinyin initials of it."""
    wanted = typed.lower().replace(" ", "")
    if not wanted or wanted in text.lower():
        return True
    return wanted.isascii() and any(wanted in way for way in initials_both_ways(text))

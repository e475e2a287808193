"""Text of last time that never reached the file: what it would change, and whether to take it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from draftkit.session.editing import Recovery
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.widgets.diff_view import DiffView
from draftkit.tui.widgets.hint_bar import HintBar
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words


class RecoveryDialog(ModalScreen[bool]):
    """Dismisses with whether to take the text up. Escape takes it up: nothing is ever lost by haste."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    def __init__(self, recovery: Recovery) -> None:
        super().__init__()
        self._recovery = recovery

    def compose(self) -> ComposeResult:
        """The difference and two answers."""
        when = datetime.fromtimestamp(self._recovery.since)
        with Vertical(classes="dialog", id="recovery") as dialog:
            dialog.border_title = strings.RECOVERY
            yield Words(strings.RECOVERY_TEXT.format(f"{when:%m-%d %H:%M}"), classes="said")
            yield DiffView(self._recovery.diff, changed_only=True, id="recovery-diff")
            yield RowList(
                [ListRow(strings.RECOVERY_TAKE, value=True), ListRow(strings.RECOVERY_LEAVE, value=False)],
                id="answers",
            )
        yield HintBar()

    def on_mount(self) -> None:
        """The safe answer is under the cursor."""
        self.query_one("#answers").focus()

    @on(RowList.Chosen, "#answers")
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row.value)

    def action_close(self) -> None:
        """Take it up."""
        self.dismiss(True)

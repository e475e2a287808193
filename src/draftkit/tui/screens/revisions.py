"""The revisions of a draft: what changed in each, as 花脸稿, and the way back to one."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from draftkit.errors import DraftkitError
from draftkit.session.desk import when
from draftkit.session.sitting import Sitting
from draftkit.session.trail import Trail, Version, changes_in
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.widgets.diff_view import DiffView
from draftkit.tui.widgets.row_list import ListRow, RowList


class RevisionsScreen(DeskScreen):
    """Dismisses with whether the text was changed by going back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("revisions")
    scopes = ("revisions",)
    app: Any

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._trail = Trail(sitting.path, sitting.source)
        self.trail = (sitting.draft.title, strings.REVISIONS)

    def body(self) -> ComposeResult:
        """Versions on the left, the difference to the text of now on the right."""
        versions = RowList([_row(version) for version in self._trail.versions], empty=strings.REVISIONS_NONE)
        versions.id = "versions"
        versions.border_title = strings.REVISIONS
        versions.add_class("panel")
        diff = DiffView(id="diff")
        diff.add_class("panel")
        yield Horizontal(versions, diff, id="revision-panes")

    def on_mount(self) -> None:
        """The newest revision first."""
        self.query_one("#versions").focus()

    @on(RowList.Moved, "#versions")
    def _compare(self, event: RowList.Moved) -> None:
        if event.row is None:
            return
        version: Version = event.row.value
        try:
            diff = self._trail.difference(version.number)
        except DraftkitError as error:
            self.app.complain(error)
            return
        view = self.query_one("#diff", DiffView)
        view.show(diff)
        view.border_title = strings.REVISIONS_TO_NOW.format(version.number)
        view.border_subtitle = strings.REVISIONS_CHANGES.format(changes_in(diff))

    @property
    def _chosen(self) -> Version | None:
        row = self.query_one("#versions", RowList).current
        return row.value if row is not None else None

    def action_restore(self) -> None:
        """Go back to the version chosen; one undo comes forward again."""
        if (version := self._chosen) is not None:
            self.sitting.session.update(self._trail.source(version.number), strings.REVISIONS_BACK)
            self.notify(strings.REVISIONS_WENT_BACK.format(version.number), timeout=4)
            self.dismiss(True)

    @work(thread=True)
    def action_redline(self) -> None:
        """Write the difference as a Word file with tracked changes."""
        version = self._chosen
        if version is None:
            return
        target = self.sitting.path.with_name(
            strings.REVISIONS_FILE.format(self.sitting.path.stem, version.number)
        )
        try:
            self._trail.redline(version.number, target)
        except DraftkitError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        self.app.call_from_thread(self.notify, strings.REVISIONS_WROTE.format(target.name))

    def action_back(self) -> None:
        """Back to the text."""
        self.dismiss(False)


def _row(version: Version) -> ListRow:
    name = version.name or strings.REVISIONS_NUMBER.format(version.number)
    return ListRow(
        name, strings.REVISIONS_RIGHT.format(version.characters, when(version.when)), mark="", value=version
    )

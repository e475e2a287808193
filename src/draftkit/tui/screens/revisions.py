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
        self._against = 0
        self.trail = (sitting.draft.title, strings.REVISIONS)

    def body(self) -> ComposeResult:
        """Versions on the left, the difference of two of them on the right."""
        versions = RowList(self._rows(), empty=strings.REVISIONS_NONE)
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
    def _moved(self) -> None:
        self._compare()

    def _compare(self) -> None:
        pair = self._pair
        if pair is None:
            return
        try:
            diff = self._trail.difference(*pair)
        except DraftkitError as error:
            self.app.complain(error)
            return
        view = self.query_one("#diff", DiffView)
        view.show(diff)
        view.border_title = strings.REVISIONS_BETWEEN.format(*map(_said, pair))
        view.border_subtitle = strings.REVISIONS_CHANGES.format(changes_in(diff))

    @property
    def _pair(self) -> tuple[int, int] | None:
        """The older and the newer of the two compared: the version chosen and the one marked, or now."""
        version = self._chosen
        if version is None:
            return None
        if not self._against:
            return version.number, 0
        older, newer = sorted((version.number, self._against))
        return older, newer

    def action_against(self) -> None:
        """Compare with the version chosen instead of the text of now; on the same one: with now again."""
        version = self._chosen
        if version is None:
            return
        self._against = 0 if version.number == self._against else version.number
        versions = self.query_one("#versions", RowList)
        versions.show(self._rows(), cursor=versions.cursor)
        said = strings.REVISIONS_AGAINST.format(_said(self._against)) if self._against else ""
        self.notify(said or strings.REVISIONS_AGAINST_NOW, timeout=3)

    def _rows(self) -> list[ListRow]:
        return [_row(version, marked=version.number == self._against) for version in self._trail.versions]

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
        pair = self._pair
        if pair is None:
            return
        older, newer = pair
        name = strings.REVISIONS_FILE_BETWEEN if newer else strings.REVISIONS_FILE
        target = self.sitting.path.with_name(name.format(self.sitting.path.stem, older, newer))
        try:
            self._trail.redline(older, target, newer)
        except DraftkitError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        self.app.call_from_thread(self.notify, strings.REVISIONS_WROTE.format(target.name))

    def action_back(self) -> None:
        """Back to the text."""
        self.dismiss(False)


def _said(number: int) -> str:
    return strings.REVISIONS_NUMBER.format(number) if number else strings.REVISIONS_NOW


def _row(version: Version, *, marked: bool) -> ListRow:
    name = version.name or strings.REVISIONS_NUMBER.format(version.number)
    right = strings.REVISIONS_RIGHT.format(version.characters, when(version.when))
    return ListRow(name, right, mark=strings.REVISIONS_MARK if marked else " ", value=version)

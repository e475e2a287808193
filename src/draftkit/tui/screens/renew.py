"""An old speech made new: pick the file, say what the new meeting is, see what changes, go."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll

from draftkit.errors import DraftkitError
from draftkit.model import FACT_NAMES, FactName, SlotType
from draftkit.session import setting_up
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.screens.pick import Pick
from draftkit.tui.screens.pick_file import narrow_files
from draftkit.tui.widgets.form import Choice, Field, FormRow, tell_inferred
from draftkit.tui.widgets.lines import StatusLine
from draftkit.tui.widgets.row_list import ListRow, RowList

_READABLE = (".docx", ".md", ".txt", ".doc", ".wps", ".pdf", ".html")


def pick_old_speech(app: Any) -> None:
    """Ask for the old speech and open the screen that renews it."""

    def chosen(path: Path | None) -> None:
        if path is not None:
            app.push_screen(RenewScreen(path, app.folder))

    pick = Pick(strings.RENEW_PICK, narrow_files(app.folder, _READABLE), note=strings.RENEW_PICK_NOTE)
    app.push_screen(pick, chosen)


class RenewScreen(DeskScreen):
    """The new meeting on the left, what will change on the right, always as it stands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("setup")
    scopes = ("setup",)
    app: Any
    hint_labels: ClassVar[dict[str, str]] = {"setup.next": strings.RENEW_GO}

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__()
        self._path, self._folder = path, folder
        self._source = ""
        known = {fact.name: fact for fact in FACT_NAMES}
        self._asked = [known[name] for name in setting_up.ASKED_AGAIN]
        self.trail = (strings.RENEW, path.name)

    def body(self) -> ComposeResult:
        """Facts, changes, a line on the whole."""
        facts = VerticalScroll(*self._fact_rows(), classes="panel", id="renew-facts", can_focus=False)
        facts.border_title = strings.RENEW_FACTS
        changes = RowList(empty=strings.RENEW_WORKING, id="renew-changes")
        changes.border_title = strings.RENEW_CHANGES
        changes.add_class("panel")
        yield Horizontal(facts, changes, id="renew-panes")
        yield StatusLine(strings.RENEW_NOTE, id="status")

    def _fact_rows(self) -> list[FormRow]:
        return [FormRow(fact.name, self._field(number, fact)) for number, fact in enumerate(self._asked)]

    def _field(self, number: int, fact: FactName) -> Field | Choice:
        if fact.type is SlotType.CHOICE:
            return Choice(["", *fact.choices], id=f"fact-{number}")
        return Field(placeholder=fact.prompt, id=f"fact-{number}")

    def on_mount(self) -> None:
        """Show at once what would change with nothing filled in."""
        self.query_one("#fact-0").focus()
        self._renew()

    def on_input_changed(self) -> None:
        """A fact changed: so does what will change."""
        self._tell_inferred()
        self._renew()

    @on(RowList.Moved, "#renew-changes")
    def _tell_in_full(self, event: RowList.Moved) -> None:
        """The change under the cursor in full: the pane is narrow."""
        row = event.row if event.list.has_focus else None
        said = "  ".join(filter(None, (row.text, row.right))) if row is not None else strings.RENEW_NOTE
        self.query_one("#status", StatusLine).left = said

    def on_choice_turned(self) -> None:
        """A choice changed."""
        self._tell_inferred()
        self._renew()

    def _tell_inferred(self) -> None:
        tell_inferred({fact.name: self.query_one(f"#fact-{i}") for i, fact in enumerate(self._asked)})

    @work(exclusive=True)
    async def _renew(self) -> None:
        from draftkit.session.renewal import renew_file  # deferred: the readers and their tables

        await asyncio.sleep(0.3)  # let the typing pause
        facts = setting_up.read_answers(self._typed()).facts
        try:
            renewed = await asyncio.to_thread(renew_file, self._path, facts)
        except DraftkitError as error:
            self.query_one("#renew-changes", RowList).show([], empty=f"{error.what}。{error.remedy}")
            return
        self._source = renewed.source
        report = renewed.report
        changes = [note for note in report.changes if note.was != note.now]
        rows = [ListRow(strings.RENEW_CHANGED.format(len(changes)), style="head", inert=True)]
        rows += [
            ListRow(
                strings.RENEW_FROM_TO.format(note.was, note.now or strings.CHECK_DELETE),
                note.note,
                mark="~",
                value=note,
            )
            for note in changes
        ]
        if report.dated:
            rows.append(ListRow(strings.RENEW_DATED.format(len(report.dated)), style="head", inert=True))
            rows += [
                ListRow(note.text, note.now or note.why, mark="!", style="warn", value=note)
                for note in report.dated
            ]
        if report.kept:
            rows.append(ListRow(strings.RENEW_KEPT.format(len(report.kept)), style="head", inert=True))
            rows += [
                ListRow(note.was, note.note, mark="·", style="quiet", value=note) for note in report.kept
            ]
        self.query_one("#renew-changes", RowList).show(rows)
        self.query_one("#status", StatusLine).right = strings.RENEW_COPIED.format(
            round(report.copied_share * 100), len(report.slots)
        )

    def _typed(self) -> dict[str, str]:
        typed = {}
        for number, fact in enumerate(self._asked):
            field = self.query_one(f"#fact-{number}")
            assert isinstance(field, Field | Choice)
            typed[fact.name] = field.value
        return typed

    def action_next(self) -> None:
        """Write the new draft and open it."""
        if not self._source:
            self.notify(strings.RENEW_WORKING, timeout=2)
            return
        facts = setting_up.read_answers(self._typed()).facts
        try:
            path = setting_up.write_renewed(self._source, facts, self._path, self._folder)
        except DraftkitError as error:
            self.app.complain(error)
            return
        self.app.pop_screen()
        self.app.open_draft(path)

    def action_back(self) -> None:
        """Back to the desk; nothing was written."""
        self.dismiss()

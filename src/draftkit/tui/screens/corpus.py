"""The corpus: past speeches read in and mined, each in its own process, with progress and a way to stop."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from draftkit.errors import DraftkitError
from draftkit.session import corpus_shelf
from draftkit.session.processes import Event, Failed, Finished, Job, Step
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.ask import AskLine
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.widgets.lines import StatusLine
from draftkit.tui.widgets.row_list import ListRow, RowList

_POLL = 0.1
_BAR = 24


class CorpusScreen(DeskScreen):
    """What is in the library, and the work going on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("corpus")
    scopes = ("corpus",)
    app: Any

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self.trail = (strings.CORPUS,)

    def body(self) -> ComposeResult:
        """The speeches and a line on the work."""
        speeches = RowList(empty=strings.CORPUS_EMPTY, id="speeches")
        speeches.border_title = strings.CORPUS
        speeches.add_class("panel")
        yield speeches
        yield StatusLine(strings.CORPUS_READY, id="work")

    def on_mount(self) -> None:
        """Show the library; look after the work ten times a second."""
        self.query_one("#speeches").focus()
        self._show()
        self.set_interval(_POLL, self._look)

    def _show(self) -> None:
        try:
            entries = corpus_shelf.speeches()
        except DraftkitError as error:
            self.app.complain(error)
            return
        listing = self.query_one("#speeches", RowList)
        rows = [
            ListRow(
                entry.title or Path(entry.path).stem,
                strings.CORPUS_ROW.format(entry.date or strings.CORPUS_NO_DATE, entry.characters),
                mark="=" if entry.original != entry.id else "",
                value=entry,
            )
            for entry in entries
        ]
        listing.show(rows, cursor=listing.cursor)
        listing.border_subtitle = strings.CORPUS_COUNT.format(len(rows))

    def action_add(self) -> None:
        """Ask for a file or folder and read it in."""
        ask = AskLine(strings.CORPUS_ADD, placeholder=strings.CORPUS_ADD_HINT, note=strings.CORPUS_ADD_NOTE)
        self.app.push_screen(ask, self._add)

    def _add(self, typed: str | None) -> None:
        if not typed:
            return
        path = Path(typed.strip("\"' ")).expanduser()
        if not path.exists():
            self.notify(strings.CORPUS_NO_FILE.format(path), severity="warning")
        elif not self._busy():
            self._job = Job("add", path)

    def action_mine(self) -> None:
        """Mine the library."""
        if not self._busy():
            self._job = Job("mine", corpus_shelf.candidates_path())

    def _busy(self) -> bool:
        busy = self._job is not None and not self._job.over
        if busy:
            self.notify(strings.CORPUS_BUSY, timeout=3)
        return busy

    def action_stop(self) -> None:
        """Stop the work going on; what is done stays."""
        if self._job is not None and not self._job.over:
            self._job.stop()
            self.query_one("#work", StatusLine).left = strings.CORPUS_STOPPED
            self._show()

    def _look(self) -> None:
        if self._job is None or self._job.over:
            return
        for event in self._job.poll():
            self._tell(event)

    def _tell(self, event: Event) -> None:
        work = self.query_one("#work", StatusLine)
        if isinstance(event, Step):
            work.left = f"{bar(event.done, event.total)}  {event.what}"
            work.right = strings.CORPUS_OF.format(event.done, event.total) if event.total else ""
            return
        work.right = ""
        if isinstance(event, Failed):
            work.left = f"✗ {event.what}。{event.remedy}"
        elif isinstance(event, Finished):
            work.left = f"✓ {event.lines[0]}"
            for line in event.lines[1:5]:
                self.notify(line, severity="warning", timeout=8)
            self._show()

    def action_review(self) -> None:
        """Review what mining found."""
        from draftkit.tui.screens.review import open_review

        open_review(self.app, corpus_shelf.candidates_path())

    def action_back(self) -> None:
        """Back to the desk; work going on is stopped after asking nothing: what is done stays."""
        self.action_stop()
        self.dismiss()


def bar(done: int, total: int) -> str:
    """A bar of fixed width; empty where it is not known how much there is."""
    full = _BAR * done // total if total else 0
    return "█" * full + "░" * (_BAR - full)

"""The writing screen: outline, text, phrases for this step, open slots, one status line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.document._document import Selection
from textual.timer import Timer
from textual.widgets import Static, TextArea

from draftkit.errors import ConflictError, DraftkitError
from draftkit.model import ParagraphKind
from draftkit.session import desk
from draftkit.session.manuscript import Place, places
from draftkit.session.phrasing import PhraseShelf, answers_for, year_of
from draftkit.session.sitting import Part, Progress, Sitting
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.screens.write_errands import WriteErrands
from draftkit.tui.widgets.lines import StatusLine
from draftkit.tui.widgets.outline_pane import OutlinePane
from draftkit.tui.widgets.phrase_pane import PhrasePane
from draftkit.tui.widgets.prose_area import ProseArea
from draftkit.tui.widgets.row_list import RowList
from draftkit.tui.widgets.slot_pane import SlotPane

_LOOK_AFTER = 0.12
"""Seconds after the last key until counts, outline and slots are brought up to date."""
_SAVE_AFTER = 2.0
"""Seconds after the last key until the file is written."""


def open_writing(app: Any, path: Path) -> None:
    """Open the writing screen on a draft, or say why not."""
    try:
        sitting = Sitting.open(path)
    except DraftkitError as error:
        app.complain(error)
        return
    app.push_screen(WriteScreen(sitting))


class WriteScreen(WriteErrands, DeskScreen):
    """One draft on the desk. Every change is on disk two seconds later."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("write")
    app: Any

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        page = sitting.rows()
        self._rows, self._tail = page.rows, page.tail
        self.progress = Progress(0, 0, 0, sitting.rate, (), (), ())
        self._places: list[Place] = []
        self._look: Timer | None = None
        self._save: Timer | None = None
        self._saved_at = ""
        self.trail = (sitting.draft.title or sitting.path.stem,)

    def body(self) -> ComposeResult:
        """Three panes in a row, the status line under them."""
        with Horizontal(id="panes"):
            yield Vertical(OutlinePane(), SlotPane(), id="left")
            with Vertical(id="middle"):
                yield Static("", id="prompt", markup=False)
                yield ProseArea(self._rows, id="prose")
            yield PhrasePane()
        yield StatusLine(id="status")

    @property
    def prose(self) -> ProseArea:
        """The editor."""
        return self.query_one("#prose", ProseArea)

    def on_mount(self) -> None:
        """Back to where the writer left off; bank and plan come in the background."""
        prose = self.prose
        recalled = desk.recalled(self.sitting.path)
        prose.focus()
        if recalled is not None:
            prose.move_cursor((recalled.line, recalled.column), center=True)
        else:
            prose.move_cursor(self._first_place())
        self.look()
        self._fetch()
        for problem in self.sitting.problems:
            self.notify(str(problem), title=strings.FRONT_PROBLEM, severity="warning", timeout=12)

    def _first_place(self) -> tuple[int, int]:
        slots = self.prose.slot_places()
        return slots[0][0] if slots else (len(self._rows) - 1, len(self._rows[-1].text))

    @work(thread=True, exit_on_error=False)
    def _fetch(self) -> None:
        _ = self.sitting.plan
        self.app.call_from_thread(self._plan_here)
        shelf = PhraseShelf.open(self.sitting.path.parent)
        answer = answers_for(self.sitting.facts)
        _ = shelf.formulas
        self.app.call_from_thread(self._bank_here, shelf, answer)

    def _plan_here(self) -> None:
        if self.is_attached:
            self.look()

    def _bank_here(self, shelf: PhraseShelf, answer: Callable[[str], str | None]) -> None:
        if self.is_attached:
            self.query_one(PhrasePane).ready(shelf, self.sitting.facts, answer)

    # --- keeping up with the text

    @on(TextArea.Changed, "#prose")
    def _changed(self) -> None:
        self._look = _again(self._look, self.set_timer, _LOOK_AFTER, self.look)
        self._save = _again(self._save, self.set_timer, _SAVE_AFTER, self.keep)
        self._suggest()

    @on(TextArea.SelectionChanged, "#prose")
    def _moved(self) -> None:
        self._show_place()

    def look(self) -> None:
        """Bring counts, outline, slots and status up to the text as it is."""
        self.sitting.take(self.prose.rows, self._tail)
        rows = self.prose.rows
        self.progress = self.sitting.progress(rows)
        self._places = places(rows)
        self.query_one(SlotPane).tell(self.progress.slots)
        self._show_place()

    def _show_place(self) -> None:
        line, _ = self.prose.cursor_location
        self.query_one(OutlinePane).tell(self.progress, line)
        place = self._places[line] if line < len(self._places) else Place()
        self.query_one(PhrasePane).place(place.move, place.step)
        part = self.progress.part_at(line)
        self._show_prompt(place, part)
        self._show_status(line, part)
        self._show_where(part)

    def _show_prompt(self, place: Place, part: Part | None) -> None:
        name = place.step.zh if place.step else ""
        prompt = self.sitting.prompt_for(part.key if part else "", place.step)
        text = f"{name}：{prompt}" if name and prompt else prompt or name
        self.query_one("#prompt", Static).update(text or strings.PROMPT_NONE)

    def _show_where(self, part: Part | None) -> None:
        title = self.sitting.draft.title or self.sitting.path.stem
        place = ""
        if part is not None and part in self.progress.parts:
            number = self.progress.parts.index(part) + 1
            place = f"{number}/{len(self.progress.parts)} {part.name}"
        self.where(title, place, right=self._saved_text())

    def _saved_text(self) -> str:
        if self.sitting.unsaved:
            return strings.UNSAVED
        return strings.SAVED_AT.format(self._saved_at) if self._saved_at else strings.SAVED

    def _show_status(self, line: int, part: Part | None) -> None:
        progress = self.progress
        minutes, seconds = divmod(progress.seconds, 60)
        parts = [
            strings.STATUS_PART.format(part.words, part.budget) if part and part.budget else "",
            strings.STATUS_ALL.format(progress.words, progress.budget)
            if progress.budget
            else strings.STATUS_WORDS.format(progress.words),
            strings.STATUS_TIME.format(minutes, seconds),
            strings.STATUS_SLOTS.format(len(progress.slots)),
        ]
        status = self.query_one("#status", StatusLine)
        status.left = "  ".join(text for text in parts if text)
        status.right = self.finding_words()

    def _suggest(self) -> None:
        prose = self.prose
        shelf = self.query_one(PhrasePane).shelf
        line, column = prose.cursor_location
        row = prose.rows[line]
        prose.suggestion = ""
        if shelf is None or column != len(row.text) or row.kind is not ParagraphKind.BODY:
            return
        ghost = shelf.formulas.propose(row.text, year_of(self.sitting.facts))
        if ghost is not None:
            prose.suggestion = ghost.text

    # --- keeping the text

    def keep(self) -> bool:
        """Write the file; returns whether what is on the page is on disk."""
        self.sitting.take(self.prose.rows, self._tail)
        if not self.sitting.unsaved:
            return True
        try:
            self.sitting.save()
        except ConflictError:
            self.offer_merge()
            return False
        except DraftkitError as error:
            self.app.complain(error)
            return False
        self._saved_at = f"{datetime.now():%H:%M}"
        self._show_where(self.progress.part_at(self.prose.cursor_location[0]))
        return True

    def put_away(self) -> None:
        """Save, and remember where the writer left off."""
        self.look()
        self.keep()
        line, column = self.prose.cursor_location
        part = self.progress.part_at(line)
        desk.remember(
            desk.Recent(
                str(self.sitting.path.resolve()),
                self.sitting.draft.title,
                part=part.name if part else "",
                characters=self.progress.words,
                budget=self.progress.budget,
                slots=len(self.progress.slots),
                line=line,
                column=column,
            )
        )

    # --- going about

    def go(self, line: int, column: int = 0) -> None:
        """Put the cursor into the text at a place."""
        self.close_drawers()
        self.prose.focus()
        self.prose.move_cursor((max(0, line), column), center=True)

    @on(RowList.Chosen, "#outline")
    def _to_part(self, event: RowList.Chosen) -> None:
        value = event.row.value
        if isinstance(value, int):
            self.go(value, len(self.prose.rows[value].text))
        elif value.line >= 0:
            self.go(value.line)

    @on(RowList.Chosen, "#slots")
    def _to_slot(self, event: RowList.Chosen) -> None:
        slot = event.row.value
        self.go(slot.line, slot.start)
        self.prose.selection = Selection((slot.line, slot.start), (slot.line, slot.end))

    @on(PhrasePane.Taken)
    def _insert(self, event: PhrasePane.Taken) -> None:
        self.close_drawers()
        prose = self.prose
        prose.focus()
        start = prose.cursor_location
        prose.insert_whole(event.text)
        if "【" in event.text:
            prose.move_cursor(start)
            prose.action_next_slot()

    @on(PhrasePane.Left)
    def _from_phrases(self) -> None:
        self.close_drawers()
        self.prose.focus()


def _again(timer: Timer | None, start: Callable[..., Timer], delay: float, then: Callable[[], Any]) -> Timer:
    if timer is not None:
        timer.stop()
    return start(delay, then)

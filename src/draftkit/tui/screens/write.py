"""The writing screen: outline, text, phrases for this step, open slots, one status line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.document._document import Selection
from textual.timer import Timer
from textual.widgets import TextArea

from draftkit.errors import DraftkitError
from draftkit.model import FACT_NAMES, ParagraphKind
from draftkit.session.editing import Tick
from draftkit.session.manuscript import Place, places
from draftkit.session.phrasing import PhraseShelf, answers_for, warm
from draftkit.session.placing import Points, points_at
from draftkit.session.sitting import Part, Progress, Sitting
from draftkit.session.suggesting import Ghost
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.screens.insertion import put_in, take_ghost
from draftkit.tui.screens.resuming import note_place, resume
from draftkit.tui.screens.tutor import Tutor
from draftkit.tui.screens.write_errands import WriteErrands
from draftkit.tui.screens.write_words import saved_words, status_words
from draftkit.tui.widgets.lines import StatusLine
from draftkit.tui.widgets.outline_pane import OutlinePane
from draftkit.tui.widgets.phrase_pane import PhrasePane
from draftkit.tui.widgets.prose_area import ProseArea
from draftkit.tui.widgets.row_list import RowList
from draftkit.tui.widgets.slot_pane import SlotPane
from draftkit.tui.widgets.words import Words

_LOOK_AFTER = 0.12
"""Seconds after the last key until counts, outline and slots are brought up to date."""
_LOOK_AT_LATEST = 1.0
"""Seconds after the first key of a stretch of typing until that happens even while typing goes on."""
_ABOVE_THE_TEXT = (ParagraphKind.TITLE, ParagraphKind.BYLINE)
"""Rows that no writer begins with."""
_FACTS = frozenset(fact.name for fact in FACT_NAMES)
_TICK = 1.0
"""Seconds between looks at the file: whether it must be saved, whether somebody else changed it."""


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
    scopes = ("write", "prose")
    app: Any

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._first_rows = sitting.page()
        self.progress = Progress(0, 0, 0, sitting.rate, (), (), ())
        self._places: list[Place] = []
        self._look: Timer | None = None
        self._waiting_since = 0.0
        self._ticking = False
        self._told_trouble = False
        self._prompt = ""
        self._ghost: Ghost | None = None
        self.tutor: Tutor | None = None
        self.trail = (sitting.draft.title or sitting.path.stem,)

    def body(self) -> ComposeResult:
        """Three panes in a row, the status line under them."""
        with Horizontal(id="panes"):
            yield Vertical(OutlinePane(), SlotPane(), id="left")
            with Vertical(id="middle"):
                yield Words("", id="tutor")
                yield Words("", id="prompt")
                yield ProseArea(self._first_rows, id="prose")
            yield PhrasePane()
        yield StatusLine(id="status")

    @property
    def prose(self) -> ProseArea:
        """The editor."""
        return self.query_one("#prose", ProseArea)

    def on_mount(self) -> None:
        """Back to where the writer left off; bank and plan come in the background."""
        prose = self.prose
        prose.take_suggestion = self._take_ghost
        prose.focus()
        resume(self)
        self.look()
        self._fetch()
        self.set_interval(_TICK, self._tick)
        self._tell_first()

    def _tell_first(self) -> None:
        session = self.sitting.session
        for problem in session.problems:
            self.notify(str(problem), title=strings.FRONT_PROBLEM, severity="warning", timeout=12)
        if session.read_only:
            self.prose.read_only = True
            self.notify(strings.READ_ONLY.format(session.holder), severity="warning", timeout=12)
        if session.recovery is not None:
            self.offer_recovery(session.recovery)

    def first_place(self) -> tuple[int, int]:
        """Where a draft is begun: its first empty row or open slot, else its first row of text."""
        rows = self.prose.rows
        waiting = [(line, 0) for line, row in enumerate(rows) if not row.text]
        slots = [start for start, _ in self.prose.slot_places() if rows[start[0]].kind not in _ABOVE_THE_TEXT]
        text = (line for line, row in enumerate(rows) if row.kind not in _ABOVE_THE_TEXT)
        return min([*waiting[:1], *slots[:1]], default=(next(text, 0), 0))

    def fetch_again(self) -> None:
        """Facts changed: plan and filled phrases are worked out anew."""
        self.look()
        self._fetch()

    @work(thread=True)
    def _fetch(self) -> None:
        self.sitting.fetch_plan()
        self.app.call_from_thread(self._plan_here)
        try:
            warm(self.sitting.path.parent)
        except DraftkitError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        answer = answers_for(self.sitting.facts)
        self.app.call_from_thread(self._bank_here, answer)

    def _plan_here(self) -> None:
        if self.is_attached:
            self.look()
            self.note_place()

    def _bank_here(self, answer: Callable[[str], str | None]) -> None:
        if self.is_attached:
            shelf = PhraseShelf.open(self.sitting.path.parent)
            shelf.type = self.sitting.draft.type
            pane = self.query_one(PhrasePane)
            pane.points = self._points
            pane.ready(shelf, self.sitting.facts, answer)
            self.app.tell_bank_problems(shelf.index.problems)
            self.app.rest()

    def _points(self) -> Points:
        line, _ = self.prose.cursor_location
        part = self.progress.part_at(line)
        return points_at(
            self.prose.rows, line, part.key if part else "", self.sitting.plan, self.sitting.facts
        )

    # --- keeping up with the text

    @on(TextArea.Changed, "#prose")
    def _changed(self) -> None:
        self.prose.suggestion = ""
        now = monotonic()
        if self._look is None:
            self._waiting_since = now
        elif now - self._waiting_since < _LOOK_AT_LATEST:
            self._look.stop()
        else:
            return  # typing goes on without a pause: let the look that is due happen
        self._look = self.set_timer(_LOOK_AFTER, self.look)

    @on(TextArea.SelectionChanged, "#prose")
    def _moved(self) -> None:
        self._show_place()

    def look(self) -> None:
        """Hand the page to the session and bring counts, outline, slots and status up to it."""
        self._look = None
        self.flush()
        rows = self.prose.rows
        self.progress = self.sitting.progress(rows)
        self._places = places(rows)
        self.query_one(SlotPane).tell(self.progress.slots)
        self._show_locks()
        self._show_place()
        self._suggest()
        if self.tutor is not None:
            self.tutor.look(self)

    def tell_step(self, words: str) -> None:
        """Say the tutorial's step above the text."""
        said = self.query_one("#tutor", Words)
        said.update(words)
        said.display = True

    def flush(self) -> None:
        """Hand the page to the session; what somebody else changed meanwhile comes onto the page."""
        try:
            if self.sitting.take(self.prose.rows):
                self.show_page()
        except DraftkitError as error:
            self.app.complain(error)

    def show_page(self, cursor: tuple[int, int] | None = None) -> None:
        """Draw the page anew from the session."""
        self.prose.adopt(self.sitting.page(), cursor)

    def _show_locks(self) -> None:
        spans = self.sitting.locked_spans(self.prose.rows)
        flags = {line: [(start, end, "lock") for start, end in found] for line, found in spans.items()}
        self.prose.flag(flags, dict.fromkeys(spans, strings.LOCK_MARK))

    def _tick(self) -> None:
        if self.tutor is not None:
            self.tutor.look(self)
        if not self._ticking:
            self._ticking = True
            if not self.prose.read_only:
                self.flush()
            self._tick_in_thread()

    @work(thread=True)
    def _tick_in_thread(self) -> None:
        tick = self.sitting.tick()
        self.app.call_from_thread(self._ticked, tick)

    def _ticked(self, tick: Tick) -> None:
        self._ticking = False
        if not self.is_attached:
            return
        if tick.trouble is not None and not self._told_trouble:
            self.app.complain(tick.trouble)
        self._told_trouble = tick.trouble is not None
        if tick.ours:
            self._take_over()
        if tick.merged:
            self.look()
            self.notify(strings.MERGED, timeout=6)
        if self.sitting.session.conflict is not None:
            self.offer_merge()
        if tick.saved:
            self.show_saved()
            self.note_place()

    def _take_over(self) -> None:
        """The other window has closed the draft: show what it wrote and let the writer go on."""
        self.show_page()
        self.prose.read_only = False
        self.look()
        self.notify(strings.NOW_OURS, timeout=4)
        if self.sitting.session.recovery is not None:
            self.offer_recovery(self.sitting.session.recovery)

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
        line, _ = self.prose.cursor_location
        prompt = self.prose.rows[line].prompt or self.sitting.prompt_for(part.key if part else "", place.step)
        text = f"{name}：{prompt}" if name and prompt else prompt or name
        text = text or strings.PROMPT_NONE
        if text != self._prompt:  # an update means a new layout, too dear for every key
            self._prompt = text
            self.query_one("#prompt", Words).update(text)

    def _show_where(self, part: Part | None) -> None:
        title = self.sitting.draft.title or self.sitting.path.stem
        place = ""
        if part is not None and part in self.progress.parts:
            number = self.progress.parts.index(part) + 1
            place = f"{number}/{len(self.progress.parts)} {part.name}"
        self.where(title, place, right=saved_words(self.sitting.session))

    def show_saved(self) -> None:
        """Say on the top line whether all is on disk."""
        self._show_where(self.progress.part_at(self.prose.cursor_location[0]))

    def _show_status(self, line: int, part: Part | None) -> None:
        status = self.query_one("#status", StatusLine)
        status.left = status_words(self.progress, part, self.prose.waiting())
        status.right = self.finding_words()

    def _suggest(self) -> None:
        prose = self.prose
        line, column = prose.cursor_location
        row = prose.rows[line]
        if prose.has_focus and column == len(row.text) and row.kind is ParagraphKind.BODY:
            self._ghost = self.query_one(PhrasePane).propose(row.text)
            prose.suggestion = self._ghost.text if self._ghost is not None else ""

    def _take_ghost(self) -> None:
        if self._ghost is not None:
            take_ghost(self, self._ghost)

    # --- keeping the text

    def keep(self) -> bool:
        """Save now; returns whether what is on the page is on disk."""
        self.look()
        session = self.sitting.session
        if not session.unsaved or session.read_only:
            return True
        try:
            session.save()
        except DraftkitError as error:
            self.app.complain(error)
            return False
        self.show_saved()
        return True

    def put_away(self) -> None:
        """Save, give the file back, and remember where the writer left off."""
        self.look()
        self.sitting.session.close()
        self.note_place()

    def note_place(self) -> None:
        """Put the draft on the desk's list as it stands."""
        note_place(self)

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
        name = event.row.value.name
        if name in _FACTS:  # told once, filled everywhere
            self.action_facts(name)
            return
        here = min(self.prose.selection)
        slot = self.query_one(SlotPane).next_place(name, *here)
        self.go(slot.line, slot.start)
        self.prose.selection = Selection((slot.line, slot.start), (slot.line, slot.end))

    @on(PhrasePane.Taken)
    def _insert(self, event: PhrasePane.Taken) -> None:
        put_in(self, event)

    @on(PhrasePane.Left)
    def _from_phrases(self) -> None:
        self.close_drawers()
        self.prose.focus()

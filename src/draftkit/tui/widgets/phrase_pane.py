"""Phrases for the step being written: a filter, the steps of this part, the phrases, and one in full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from draftkit.model import Facts, Move, Phrase, Step
from draftkit.session.phrasing import (
    MOST_FOUND,
    Answer,
    PhraseShelf,
    filled,
    goes_with,
    headings_of,
    in_list,
    in_wording,
    origin,
)
from draftkit.session.placing import Points, counted
from draftkit.session.suggesting import Ghost
from draftkit.tui import strings
from draftkit.tui.widgets.filter_input import FilterInput
from draftkit.tui.widgets.phrase_list import PhraseList
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words

if TYPE_CHECKING:
    from draftkit.bank.search import Hit


class PhrasePane(Vertical):
    """Searches as one types; enter puts the phrase into the text with its slots filled."""

    key_hints = strings.HINTS_PHRASES

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+down", "turn_step(1)", strings.PHRASE_NEXT_STEP, show=False),
        Binding("ctrl+up", "turn_step(-1)", strings.PHRASE_PREVIOUS_STEP, show=False),
        Binding("escape", "leave", strings.PHRASE_LEAVE, show=False),
    ]

    @dataclass
    class Taken(Message):
        """A phrase was chosen; ``text`` is what goes into the manuscript, or all of ``headings``."""

        text: str
        phrase: Phrase
        headings: tuple[str, ...] = ()

    class Left(Message):
        """The writer wants back to the text."""

    def __init__(self) -> None:
        self._list = PhraseList(empty=strings.PHRASE_LOADING, id="phrases")
        super().__init__(id="phrase-pane", classes="panel")
        self.shelf: PhraseShelf | None = None
        self.answer: Answer = lambda name: None
        self.facts = Facts()
        self.points: Callable[[], Points] = Points
        self._points = Points()
        self._move: Move | None = None
        self._step: Step | None = None
        self._typed = ""
        self.border_title = strings.PHRASES

    def compose(self) -> ComposeResult:
        """Filter, list, and the phrase under the cursor in full."""
        yield FilterInput(self._list, strings.PHRASE_FILTER, id="phrase-filter")
        yield self._list
        yield Words("", id="phrase-detail")

    def ready(self, shelf: PhraseShelf, facts: Facts, answer: Answer) -> None:
        """The bank is open."""
        self.shelf, self.facts, self.answer = shelf, facts, answer
        self.search()

    def place(self, move: Move | None, step: Step | None) -> None:
        """The cursor in the text stands in this move and step."""
        if (move, step) == (self._move, self._step):
            return
        self._move, self._step = move, step
        self.search()

    def action_turn_step(self, step: int) -> None:
        """The next or previous step of this part; all of the part between last and first."""
        if self._move is None:
            return
        ring: list[Step | None] = [None, *self._move.steps]
        at = ring.index(self._step) if self._step in ring else 0
        self._step = ring[(at + step) % len(ring)]
        self.search()

    def action_leave(self) -> None:
        """Back to the text; a filter is emptied first."""
        field = self.query_one("#phrase-filter", FilterInput)
        if field.value:
            field.value = ""
        else:
            self.post_message(self.Left())

    def focus_filter(self) -> None:
        """Put the cursor into the filter."""
        self.query_one("#phrase-filter", FilterInput).focus()

    @on(Input.Changed, "#phrase-filter")
    def search(self) -> None:
        """Show the phrases for the filter and the step."""
        if self.shelf is None or not self.is_mounted:
            return
        text = self.query_one("#phrase-filter", FilterInput).value.strip()
        self._points = self.points()
        hits = self.shelf.find(text, move=self._move, step=self._step, facts=self.facts)
        beyond = ""
        if not hits and (text or self._move):
            move = None if text else self._move
            hits = self.shelf.find(text, move=move, facts=self.facts, writing=self._step)
            beyond = (strings.PHRASE_BEYOND if text else strings.PHRASE_PART) if hits else ""
        self._typed = text
        self._list.show([self._row(hit) for hit in hits], empty=strings.PHRASE_NONE)
        self.border_title = self._title() + beyond
        said = strings.PHRASE_COUNT if len(hits) < MOST_FOUND else strings.BANK_FIRST
        self.border_subtitle = said.format(len(hits))

    def _title(self) -> str:
        if self._move is None:
            return strings.PHRASES
        step = self._step.zh if self._step else strings.PHRASE_ALL_STEPS
        return f"{strings.PHRASES}：{self._move.zh} · {step}"

    def _row(self, hit: Hit) -> ListRow:
        speeches = hit.stats.speeches if hit.stats else 0
        right = strings.PHRASE_SPEECHES.format(speeches) if speeches else ""
        return ListRow(in_list(self._said(hit.phrase), hit.phrase), right, mark="", value=hit)

    def _said(self, phrase: Phrase) -> str:
        """The phrase in the wording that was looked for, filled."""
        return filled(in_wording(phrase, self._typed), counted(self.answer, self._points, phrase))

    def propose(self, before: str) -> Ghost | None:
        """The rest of a formula begun before the cursor, as it would be inserted."""
        if self.shelf is None:
            return None
        points = self.points()

        def say(phrase: Phrase) -> str:
            return filled(phrase, counted(self.answer, points, phrase))

        return self.shelf.propose(before, self.facts, say, self._move, self._step)

    @on(RowList.Moved, "#phrases")
    def _show_detail(self, event: RowList.Moved) -> None:
        detail = self.query_one("#phrase-detail", Words)
        if event.row is None:
            detail.update("")
            return
        hit: Hit = event.row.value
        headings = headings_of(hit.phrase, self.answer)
        lines = list(headings) or [self._said(hit.phrase)]
        detail.update("\n".join([*lines, *goes_with(hit.phrase), "", *origin(hit.phrase, hit)]))

    @on(RowList.Chosen, "#phrases")
    def _take(self, event: RowList.Chosen) -> None:
        event.stop()
        hit: Hit = event.row.value
        if self.shelf is not None:
            self.shelf.took(hit.phrase)
        headings = headings_of(hit.phrase, self.answer)
        self.post_message(self.Taken(self._said(hit.phrase), hit.phrase, headings))

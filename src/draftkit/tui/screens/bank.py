"""The phrase bank: browse by what phrases do, search, copy, reword, hide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from draftkit.errors import DraftkitError
from draftkit.model import Move, PhraseKind, Step
from draftkit.session.phrasing import PhraseShelf, goes_with, in_list, origin, warm
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.ask import AskLine
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.widgets.filter_input import FilterInput
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words

if TYPE_CHECKING:
    from draftkit.bank.search import Hit

_MOST = 1_000
"""Rows shown at once: nobody looks through more, typing narrows them."""
_KINDS: tuple[PhraseKind | None, ...] = (None, *PhraseKind)


class BankScreen(DeskScreen):
    """Moves and steps on the left, phrases in the middle, one in full on the right."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("bank")
    scopes = ("bank",)
    key_hints = strings.HINTS_BANK
    app: Any

    def __init__(self) -> None:
        super().__init__()
        self._shelf: PhraseShelf | None = None
        self._kind = 0
        self._undo: list[Callable[[], Any]] = []
        self._list = RowList(empty=strings.PHRASE_LOADING, id="bank-phrases")
        self.trail = (strings.BANK,)

    def body(self) -> ComposeResult:
        """Three panes; the last goes below where it is narrow."""
        places = RowList(_places(), id="places")
        places.border_title = strings.BANK_PLACES
        places.lit = True  # ctrl+↓ moves it from the filter
        places.add_class("panel")
        with Horizontal(id="bank-panes"):
            yield places
            with Vertical(classes="panel", id="bank-middle") as middle:
                middle.border_title = strings.BANK
                yield FilterInput(self._list, strings.PHRASE_FILTER, id="bank-filter")
                yield self._list
            yield Words("", id="bank-detail", classes="panel")

    def on_mount(self) -> None:
        """The filter first."""
        self.query_one("#bank-filter").focus()

    def on_screen_resume(self) -> None:
        """Once the screen stands, the bank is brought up to date in the background."""
        self.call_after_refresh(self._warm)

    @work(thread=True)
    def _warm(self) -> None:
        try:
            warm()
        except DraftkitError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        self.app.call_from_thread(self._ready)

    def _ready(self) -> None:
        if self.is_attached:
            self._shelf = PhraseShelf.open()
            self.where(strings.BANK, right=strings.BANK_COUNT.format(len(self._shelf.index)))
            self.app.tell_bank_problems(self._shelf.index.problems)
            self.search()

    @on(RowList.Moved, "#places")
    @on(Input.Changed, "#bank-filter")
    def search(self) -> None:
        """Show what fits filter, place and kind."""
        if self._shelf is None:
            return
        row = self.query_one("#places", RowList).current
        move, step = row.value if row is not None else (None, None)
        kind = _KINDS[self._kind]
        text = self.query_one("#bank-filter", FilterInput).value.strip()
        hits = self._shelf.find(text, move=move, step=step, kind=kind, limit=_MOST)
        beyond = ""
        if text and move is not None and not hits:
            hits = self._shelf.find(text, kind=kind, limit=_MOST)
            beyond = strings.PHRASE_BEYOND if hits else ""
        self._list.show([_row(hit) for hit in hits], empty=strings.PICK_NONE)
        middle = self.query_one("#bank-middle")
        middle.border_title = (kind.zh if kind else strings.BANK_ALL_KINDS) + beyond
        said = strings.PHRASE_COUNT if len(hits) < _MOST else strings.BANK_FIRST
        middle.border_subtitle = said.format(len(hits))

    @on(RowList.Moved, "#bank-phrases")
    def _explain(self, event: RowList.Moved) -> None:
        detail = self.query_one("#bank-detail", Words)
        if event.row is None:
            detail.update("")
            return
        hit: Hit = event.row.value
        phrase = hit.phrase
        detail.update(
            "\n".join([*(phrase.set or (phrase.text,)), *goes_with(phrase), "", *origin(phrase, hit)])
        )

    @on(RowList.Chosen, "#bank-phrases")
    def _copy(self, event: RowList.Chosen) -> None:
        phrase = event.row.value.phrase
        self.app.copy_to_clipboard("\n".join(phrase.set) or phrase.text)

    def action_copy(self) -> None:
        """Copy the phrase under the cursor."""
        self._list.action_choose()

    def action_filter(self) -> None:
        """To the filter."""
        self.query_one("#bank-filter").focus()

    def action_turn_move(self, step: int) -> None:
        """The next or previous place of the speech, from wherever the focus is."""
        places = self.query_one("#places", RowList)
        places.action_down() if step > 0 else places.action_up()

    def action_turn_kind(self) -> None:
        """The next kind of phrase."""
        self._kind = (self._kind + 1) % len(_KINDS)
        self.search()

    @work
    async def action_edit(self) -> None:
        """Reword the phrase; a shipped one is kept, the person's wording lies over it."""
        row = self._list.current
        if row is None:
            return
        from draftkit.session.rewording import reword  # deferred: edits YAML

        phrase = row.value.phrase
        text = await self.app.push_screen_wait(
            AskLine(strings.REVIEW_EDIT, phrase.text, note=strings.REVIEW_EDIT_NOTE)
        )
        if text and text != phrase.text:
            self._carry_out(
                lambda: reword(phrase.id, text),
                strings.BANK_REWORDED,
                lambda: reword(phrase.id, phrase.text),
            )

    def action_retire(self) -> None:
        """Hide the phrase from now on."""
        row = self._list.current
        if row is not None:
            from draftkit.session.bank import retire  # deferred: edits YAML

            name = row.value.phrase.id
            self._carry_out(lambda: retire(name), strings.BANK_RETIRED, lambda: retire(name, back=True))

    def action_undo(self) -> None:
        """Show again what was hidden last, or give back the wording changed last."""
        if self._undo:
            self._carry_out(self._undo.pop(), strings.BANK_UNDONE)
        else:
            self.notify(strings.UNDO_NONE, timeout=2)

    def _carry_out(self, change: Callable[[], Any], said: str, back: Callable[[], Any] | None = None) -> None:
        change()
        if back is not None:
            self._undo.append(back)
        self.notify(said, timeout=4)
        assert self._shelf is not None
        self._shelf.index.refresh()
        self.search()

    def action_review(self) -> None:
        """Review mined candidates."""
        from draftkit.session.corpus_shelf import candidates_path
        from draftkit.tui.screens.review import open_review

        open_review(self.app, candidates_path())

    def action_back(self) -> None:
        """Empty the filter first, then leave."""
        field = self.query_one("#bank-filter", FilterInput)
        if field.value:
            field.value = ""
        else:
            self.dismiss()


def _places() -> list[ListRow]:
    rows = [ListRow(strings.BANK_EVERYWHERE, mark="", value=(None, None))]
    for move in Move:
        rows.append(ListRow(move.zh, mark="", value=(move, None)))
        rows += [ListRow("  " + step.zh, mark="", style="quiet", value=(move, step)) for step in _steps(move)]
    return rows


def _steps(move: Move) -> tuple[Step, ...]:
    return move.steps


def _row(hit: Hit) -> ListRow:
    speeches = strings.PHRASE_SPEECHES.format(hit.stats.speeches) if hit.stats and hit.stats.speeches else ""
    return ListRow(in_list(hit.phrase.text, hit.phrase), speeches or hit.phrase.kind.zh, mark="", value=hit)

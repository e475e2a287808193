"""Review of mined candidates: one at a time, a key a decision, every decision saved and undoable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from draftkit.errors import DraftkitError
from draftkit.model import Step
from draftkit.session import review
from draftkit.session.phrasing import goes_with, in_list, origin
from draftkit.session.reviewing import Reviewing, begin, tally
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.ask import AskLine
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.screens.pick import Pick, fixed
from draftkit.tui.widgets.lines import StatusLine
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words


def open_review(app: Any, path: Path) -> None:
    """Open the review of a candidate file, or say why not."""
    try:
        reviewing = begin(path)
    except DraftkitError as error:
        app.complain(error)
        return
    app.push_screen(ReviewScreen(reviewing))


class ReviewScreen(DeskScreen):
    """The queue on top, the candidate in full below."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("review")
    scopes = ("review",)
    app: Any

    def __init__(self, reviewing: Reviewing) -> None:
        super().__init__()
        self._reviewing = reviewing
        self.trail = (strings.BANK, strings.REVIEW)

    def body(self) -> ComposeResult:
        """Waiting candidates, the present one, what was decided."""
        queue = RowList(empty=strings.REVIEW_DONE, id="queue", hints=strings.HINTS_QUEUE)
        queue.border_title = strings.REVIEW
        queue.add_class("panel")
        yield queue
        yield Words("", id="candidate", classes="panel")
        yield StatusLine("", id="status")

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one("#queue").focus()
        self._show()

    def _show(self) -> None:
        state = self._reviewing.state
        decided = state.decided
        rows = [
            ListRow(in_list(item.phrase.text, item.phrase), _known(item), mark="", value=number)
            for number, item in enumerate(state.queue)
            if item.phrase.id not in decided
        ]
        here = next((index for index, row in enumerate(rows) if row.value == state.at), 0)
        self.query_one("#queue", RowList).show(rows, cursor=here)
        self._show_candidate()
        accepted, rejected = tally(state.decisions)
        self.query_one("#status", StatusLine).left = strings.REVIEW_TALLY.format(
            accepted, rejected, len(rows)
        )

    def _show_candidate(self) -> None:
        state = self._reviewing.state
        phrase = state.phrase
        panel = self.query_one("#candidate", Words)
        if phrase is None:
            panel.update(strings.REVIEW_DONE)
            return
        similar = [strings.REVIEW_LIKE.format(near.text) for near, _ in self._reviewing.similar()[:3]]
        panel.update("\n".join([phrase.text, *phrase.set, *goes_with(phrase), "", *origin(phrase), *similar]))

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The candidate under the cursor is the present one."""
        if event.row is not None and event.row.value != self._reviewing.state.at:
            self._go(replace(self._reviewing.state, at=event.row.value, edited=None), again=False)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter accepts."""
        event.stop()
        self.action_decide("accept")

    def _go(self, state: review.ReviewState, *, again: bool = True) -> None:
        try:
            self._reviewing.move_to(state)
        except DraftkitError as error:
            self.app.complain(error)
            return
        if again:
            self._show()
        else:
            self._show_candidate()

    def action_decide(self, verdict: str) -> None:
        """Accept, or turn down at once."""
        state = self._reviewing.state
        if state.phrase is not None:
            self._go(review.accept(state) if verdict == "accept" else review.reject(state, ""))

    @work
    async def action_why(self) -> None:
        """Turn down with a reason that is remembered."""
        state = self._reviewing.state
        if state.phrase is None:
            return
        reason = await self.app.push_screen_wait(AskLine(strings.REVIEW_WHY, note=strings.REVIEW_WHY_NOTE))
        if reason is not None:
            self._go(review.reject(state, reason))

    @work
    async def action_edit(self) -> None:
        """Reword the candidate."""
        phrase = self._reviewing.state.phrase
        if phrase is None:
            return
        text = await self.app.push_screen_wait(
            AskLine(strings.REVIEW_EDIT, phrase.text, note=strings.REVIEW_EDIT_NOTE)
        )
        if text:
            self._go(review.edit_text(self._reviewing.state, text))

    @work
    async def action_step(self) -> None:
        """Say which step it serves."""
        rows = [ListRow(f"{step.move.zh} · {step.zh}", value=step) for step in Step]
        step = await self.app.push_screen_wait(Pick(strings.REVIEW_STEP, fixed(rows)))
        if step is not None:
            self._go(review.set_step(self._reviewing.state, step))

    def action_undo(self) -> None:
        """Take back the last decision or edit."""
        self._go(review.undo(self._reviewing.state))

    def action_back(self) -> None:
        """Back; what is left waits for next time."""
        self.dismiss()


def _known(candidate: review.Candidate) -> str:
    step = candidate.phrase.step.zh if candidate.phrase.step else candidate.phrase.kind.zh
    speeches = strings.PHRASE_SPEECHES.format(candidate.stats.speeches) if candidate.stats else ""
    return f"{step}  {speeches}".strip()

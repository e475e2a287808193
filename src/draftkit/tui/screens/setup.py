"""Set-up of a new draft in two short steps: the meeting's facts, then speaker, minutes and the live plan."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import ContentSwitcher, Input

from draftkit.errors import DraftkitError
from draftkit.model import FactName, Rank, SlotType, SpeechType
from draftkit.session import setting_up
from draftkit.text.counts import DEFAULT_RATE
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.widgets.form import Choice, Field, FormRow, tell_inferred
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words

_RATES = ("160", "180", "200", "220", "240")


class SetUp(DeskScreen):
    """Two steps on one screen; escape goes back one step, never loses what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("setup")
    scopes = ("setup",)
    app: Any
    hint_labels: Mapping[str, str] = {}

    def __init__(self, kind: SpeechType, place: Path) -> None:
        """``place`` is the file to begin, or the folder for one named after the meeting."""
        super().__init__()
        self._kind = kind
        self._place = place
        self._asked = setting_up.asked(kind)
        self._range = setting_up.usual_minutes(kind)
        self.trail = (strings.SETUP, kind.zh)

    @property
    def _step(self) -> int:
        return 1 if self.query_one(ContentSwitcher).current == "setup-facts" else 2

    def body(self) -> ComposeResult:
        """Both steps, one shown."""
        with ContentSwitcher(initial="setup-facts"):
            facts = VerticalScroll(*self._fact_rows(), id="setup-facts", classes="panel", can_focus=False)
            facts.border_title = strings.SETUP_FACTS
            facts.border_subtitle = strings.SETUP_FACTS_NOTE
            yield facts
            with VerticalScroll(id="setup-plan", can_focus=False):
                yield self._length_panel()
                plan = RowList(id="plan")
                plan.border_title = strings.SETUP_PLAN
                plan.add_class("panel")
                yield plan
                yield Words("", id="plan-note", classes="note")

    def _fact_rows(self) -> list[FormRow]:
        return [FormRow(fact.name, self._field(fact)) for fact in self._asked]

    def _field(self, fact: FactName) -> Field | Choice:
        if fact.type is SlotType.CHOICE:
            return Choice(["", *fact.choices], id=_id(self._asked.index(fact)))
        return Field(placeholder=fact.prompt, id=_id(self._asked.index(fact)))

    def _length_panel(self) -> VerticalScroll:
        _, usual, _ = self._range
        panel = VerticalScroll(
            FormRow(strings.SETUP_RANK, Choice([rank.value for rank in Rank], id="rank")),
            FormRow(strings.SETUP_MINUTES, Field(str(usual), id="minutes"), note=self._range_note()),
            FormRow(
                strings.SETUP_RATE,
                Choice(_RATES, str(DEFAULT_RATE), id="rate"),
                note=strings.SETUP_PER_MINUTE,
            ),
            FormRow(strings.SETUP_TEXT, Choice([strings.SETUP_SKELETON, strings.SETUP_FILLED], id="fill")),
            id="setup-length",
            classes="panel",
            can_focus=False,
        )
        panel.border_title = strings.SETUP_LENGTH
        return panel

    def _range_note(self) -> str:
        low, _, high = self._range
        return strings.SETUP_RANGE.format(low, high)

    def on_mount(self) -> None:
        """Begin at the first field."""
        self._show_step("setup-facts")
        self.query_one("#" + _id(0)).focus()

    def _show_step(self, step: str) -> None:
        self.query_one(ContentSwitcher).current = step
        number = 1 if step == "setup-facts" else 2
        self.hint_labels = {"setup.next": strings.SETUP_BEGIN} if number == 2 else {}
        self.refresh_bindings()
        self.where(*self.trail, right=strings.SETUP_STEP.format(number))

    def action_next(self) -> None:
        """On to the plan, or make the draft."""
        answers = setting_up.read_answers(self._typed())
        if answers.complaints:
            name, prompt = next(iter(answers.complaints.items()))
            self.notify(prompt, title=strings.SETUP_NOT_UNDERSTOOD.format(name), severity="warning")
            return
        if self._step == 1:
            if differing := setting_up.levels_differ(self._typed()):
                self.notify(strings.SETUP_LEVELS_DIFFER.format(*differing), severity="warning", timeout=8)
            self._show_step("setup-plan")
            self.query_one("#rank").focus()
            self._replan()
        else:
            self._create()

    def action_back(self) -> None:
        """One step back."""
        if self._step == 2:
            self._show_step("setup-facts")
            self.query_one("#" + _id(0)).focus()
        else:
            self.dismiss()

    def _typed(self) -> dict[str, str]:
        found = {}
        for index, fact in enumerate(self._asked):
            field = self.query_one("#" + _id(index))
            assert isinstance(field, Field | Choice)
            found[fact.name] = field.value
        return found

    @on(Input.Changed)
    @on(Choice.Turned)
    def _say_what_follows(self) -> None:
        """In every empty field, what would be taken for it from the others."""
        if self._step == 1:
            tell_inferred({fact.name: self.query_one("#" + _id(i)) for i, fact in enumerate(self._asked)})

    @property
    def _rank(self) -> Rank:
        return Rank(self.query_one("#rank", Choice).value)

    @property
    def _rate(self) -> int:
        return int(self.query_one("#rate", Choice).value)

    @property
    def _fills(self) -> bool:
        return self.query_one("#fill", Choice).value == strings.SETUP_FILLED

    @property
    def _minutes(self) -> int | None:
        text = self.query_one("#minutes", Field).value.strip()
        return int(text) if text.isdigit() else None

    @on(Choice.Turned)
    @on(Input.Changed, "#minutes")
    def _replan(self) -> None:
        if self._step == 1:
            return
        try:
            facts = setting_up.read_answers(self._typed()).facts
            seen = setting_up.preview(
                self._kind, facts, self._rank, self._minutes, self._rate, fill=self._fills
            )
        except DraftkitError as error:
            self.query_one("#plan-note", Words).update(f"{error.what}。{error.remedy}")
            return
        self._show_plan(seen)

    def _show_plan(self, seen: setting_up.Preview) -> None:
        plan, rows = seen.plan, []
        for section, title in zip(plan.sections, seen.titles, strict=True):
            points = strings.SETUP_POINTS.format(section.points) if section.points else ""
            words = strings.SETUP_CHARACTERS.format(section.characters)
            steps = "、".join(step.zh for step in section.steps)
            rows.append(ListRow(f"{title}（{steps}）", f"{points}  {words}", value=section))
        panel = self.query_one("#plan", RowList)
        panel.show(rows)
        panel.border_subtitle = strings.SETUP_TOTAL.format(plan.minutes, plan.characters)
        self.query_one("#plan-note", Words).update("\n".join(plan.warnings) or strings.SETUP_GO)

    @work(exclusive=True, exit_on_error=False)
    async def _create(self) -> None:
        facts = setting_up.read_answers(self._typed()).facts
        minutes = self._minutes or self._range[1]
        make = self.run_worker(
            lambda: setting_up.create_draft(
                self._kind, facts, self._rank, minutes, self._rate, self._place, fill=self._fills
            ),
            thread=True,
            exit_on_error=False,
        )
        try:
            path = await make.wait()
        except Exception as error:
            cause = error.__cause__ or getattr(error, "error", error)
            if not isinstance(cause, DraftkitError):
                raise
            self.app.complain(cause)
            return
        self.app.pop_screen()
        self.app.open_draft(path)


def _id(index: int) -> str:
    return f"fact-{index}"

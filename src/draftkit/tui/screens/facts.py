"""The meeting's facts, changed at any time; open fact slots in the text are filled from them."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from draftkit.model import FACT_NAMES, FactName, SlotType
from draftkit.session.setting_up import read_answers
from draftkit.session.sitting import MINUTES, Sitting
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.widgets.form import Choice, Field, FormRow
from draftkit.tui.widgets.hint_bar import HintBar


class FactsDialog(ModalScreen[bool]):
    """Dismisses with whether anything was changed. ``at`` is the fact to begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("facts")]
    app: Any

    def __init__(self, sitting: Sitting, at: str = "") -> None:
        super().__init__()
        self.sitting = sitting
        self._at = at

    def compose(self) -> ComposeResult:
        """One row for each fact of the vocabulary."""
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = strings.FACTS
            dialog.border_subtitle = strings.FACTS_NOTE
            with VerticalScroll(can_focus=False):
                for index, fact in enumerate(FACT_NAMES):
                    yield FormRow(fact.name, self._field(fact, f"fact-{index}"))
        yield HintBar()

    def _field(self, fact: FactName, id: str) -> Field | Choice:
        value = self.sitting.facts.text(fact.name)
        if fact.name == MINUTES:
            value = str(self.sitting.draft.minutes or "")
        if fact.type is SlotType.CHOICE:
            return Choice(["", *fact.choices], value, id=id)
        return Field(value, fact.prompt, id=id)

    def on_mount(self) -> None:
        """Ready at the fact asked for, or at the first."""
        at = next((index for index, fact in enumerate(FACT_NAMES) if fact.name == self._at), 0)
        self.query_one(f"#fact-{at}").focus()

    def action_take(self) -> None:
        """Take the facts as they stand."""
        typed = {}
        for index, fact in enumerate(FACT_NAMES):
            field = self.query_one(f"#fact-{index}")
            assert isinstance(field, Field | Choice)
            typed[fact.name] = field.value
        answers = read_answers(typed)
        if answers.complaints:
            name, prompt = next(iter(answers.complaints.items()))
            self.notify(prompt, title=strings.SETUP_NOT_UNDERSTOOD.format(name), severity="warning")
            return
        filled = self.sitting.set_facts(answers.facts)
        self.notify(strings.FACTS_FILLED.format(filled) if filled else strings.FACTS_TAKEN, timeout=4)
        self.dismiss(True)

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(False)

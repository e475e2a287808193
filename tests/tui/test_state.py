"""A sitting under any order of edits, undo, saving, crashing and reopening: no character is ever lost."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from draftkit.session.desk import sample_text
from draftkit.session.manuscript import splice
from draftkit.session.sitting import Sitting

SENTENCES = st.sampled_from(
    ["要抓好落实。", "二、压实责任", "（一）建强组织。要选优配强。", "同志们：", "好"]
)


class SittingMachine(RuleBasedStateMachine):
    """The model is the list of texts on the page; the program must show it after every rule."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.folder = Path(tempfile.mkdtemp())
        self.patch.setenv("DRAFTKIT_HOME", str(self.folder / "home"))
        self.path = self.folder / "a.md"
        self.path.write_text(sample_text(), "utf-8")
        self._open()
        self.model = self._texts()

    def _open(self) -> None:
        self.sitting = Sitting.open(self.path)
        if self.sitting.session.recovery is not None:
            self.sitting.session.recover(accept=True)
        self.rows = list(self.sitting.page())

    def _texts(self) -> list[str]:
        return [row.text for row in self.rows if row.text]

    @rule(at=st.integers(0, 50), text=SENTENCES)
    def insert(self, at: int, text: str) -> None:
        """A new paragraph."""
        line = at % len(self.rows)
        self.rows = splice(self.rows, line, line, [self.rows[line].text, text])
        self.sitting.take(self.rows)
        self.model = self._texts()

    @rule(at=st.integers(0, 50), text=SENTENCES)
    def type_on(self, at: int, text: str) -> None:
        """More text in a paragraph."""
        line = at % len(self.rows)
        self.rows = splice(self.rows, line, line, [self.rows[line].text + text])
        self.sitting.take(self.rows)
        self.model = self._texts()

    @rule(at=st.integers(0, 50))
    def delete(self, at: int) -> None:
        """A paragraph goes."""
        if len(self.rows) > 2:
            line = 1 + at % (len(self.rows) - 1)
            self.rows = splice(self.rows, line - 1, line, [self.rows[line - 1].text])
            self.sitting.take(self.rows)
            self.model = self._texts()

    @rule()
    def undo_and_redo(self) -> None:
        """One step back and forward again is no step."""
        if self.sitting.session.undo() is not None:
            self.sitting.session.redo()
        self.rows = list(self.sitting.page())

    @rule()
    def undo(self) -> None:
        """One step back; what the page shows then is what counts."""
        self.sitting.session.undo()
        self.rows = list(self.sitting.page())
        self.model = self._texts()

    @rule()
    def save(self) -> None:
        """A revision."""
        self.sitting.session.save()
        assert self.path.read_text("utf-8") == self.sitting.source

    @rule()
    def crash(self) -> None:
        """The process is gone without a word; opening again offers all of the text."""
        self.sitting.session._lock.release()
        self._open()

    @rule()
    def leave_and_come_back(self) -> None:
        """Closed properly and opened again."""
        self.sitting.session.close()
        self._open()
        assert self.sitting.session.recovery is None

    @invariant()
    def the_page_shows_the_model(self) -> None:
        """Every paragraph, in order."""
        assert self._texts() == self.model

    def teardown(self) -> None:
        """Give the file back."""
        self.sitting.session.close()
        self.patch.undo()
        shutil.rmtree(self.folder, ignore_errors=True)


TestSitting = SittingMachine.TestCase
TestSitting.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)

"""Whatever a writer does and wherever the program dies: the text is the one typed, undo leads back."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from draftkit.drafts import operations
from draftkit.drafts.markdown import parse_leniently, write
from draftkit.drafts.numbering import number_changes
from draftkit.drafts.sections import flat_sections
from draftkit.files.atomic import write_text
from draftkit.session.editing import WritingSession

START = (
    "---\ndraftkit: 1\n---\n\n## 一、甲甲\n\n正文。\n\n### （一）乙乙\n\n一是丙。\n\n## 二、丁丁\n\n戊。\n"
)
TEXTS = st.one_of(
    st.sampled_from(["，", "。", "\n\n", "## 三、己\n\n", "一是庚。", "<!-- tasks -->\n", "🀄", "x"]),
    st.text(max_size=4),
)


class Desk(RuleBasedStateMachine):
    """The model is the list of texts an undo would lead back to."""

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        os.environ["DRAFTKIT_HOME"] = str(Path(self.folder.name) / "home")
        self.path = Path(self.folder.name) / "稿.md"
        write_text(self.path, START)
        self.now = 0.0
        self.session = self._opened()
        self.texts = [START]
        self.at = 0

    def _opened(self):
        return WritingSession.open(self.path, clock=lambda: self.now)

    def _did(self, before):
        if self.session.source != before:
            self.texts[self.at + 1 :] = [self.session.source]
            self.at += 1

    def _far(self):
        self.now += 100  # so that every edit is a step of its own

    @rule(data=st.data(), text=TEXTS, cut=st.integers(0, 6))
    def edit(self, data, text, cut):
        self._far()
        before = self.session.source
        at = data.draw(st.integers(0, len(before)))
        self.session.edit(at, min(len(before), at + cut), text)
        self._did(before)

    @rule(data=st.data())
    def insert(self, data):
        self._far()
        before = self.session.source
        front = len(self.session.draft.front)
        self.session.insert_phrase(data.draw(st.integers(front, len(before))), "要抓紧，", "tk-1")
        self._did(before)

    @rule()
    def undo(self):
        if self.at:
            self.at -= 1
            assert self.session.undo() is not None

    @rule()
    def redo(self):
        if self.at + 1 < len(self.texts):
            self.at += 1
            assert self.session.redo() is not None
        else:
            assert self.session.redo() is None

    @rule(data=st.data())
    def move(self, data):
        self._far()
        before = self.session.source
        sections = flat_sections(self.session.draft)
        if sections:
            chosen = data.draw(st.sampled_from(sections))
            self.session.apply(lambda draft: operations.move_down(draft, chosen), "下移一节")
            self._did(before)

    @rule()
    def renumber(self):
        self._far()
        before = self.session.source
        self.session.renumber()
        self._did(before)
        assert number_changes(self.session.draft) == ()

    @rule()
    def save(self):
        self.session.save()
        assert self.path.read_bytes().decode("utf-8", "surrogatepass") == self.session.source

    @rule()
    def wait(self):
        self.now += 3
        assert self.session.tick().trouble is None
        assert not self.session.unsaved

    @rule()
    def restart(self):
        self.session.close()
        self.session = self._opened()
        assert self.session.recovery is None

    @precondition(lambda self: self.at > 0)
    @rule()
    def crash(self):
        unsaved = self.session.unsaved
        self.session._lock.release()
        self.session = self._opened()
        assert (self.session.recovery is not None) == unsaved
        if unsaved:
            assert self.session.recovery.text == self.texts[self.at]
            self.session.recover(accept=True)

    @invariant()
    def the_text_is_the_one_typed(self):
        if hasattr(self, "session"):
            assert self.session.source == self.texts[self.at]
            draft = self.session.draft
            assert write(draft) == self.session.source
            fresh, _ = parse_leniently(self.session.source)
            assert [(p.kind, p.text, p.level, p.line) for p in draft.paragraphs] == [
                (p.kind, p.text, p.level, p.line) for p in fresh.paragraphs
            ]

    def teardown(self):
        if hasattr(self, "folder"):
            self.session.close()
            self.folder.cleanup()


TestDesk = Desk.TestCase
TestDesk.settings = settings(
    max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

"""The writing session: what a writer types is there again after a crash, a restart, another's change."""

from __future__ import annotations

import os

import pytest

from draftkit.drafts import operations
from draftkit.drafts.journal import Journal, journal_path
from draftkit.drafts.locks import lock
from draftkit.drafts.sections import flat_sections
from draftkit.errors import ConflictError, MissingFileError, UsageError
from draftkit.files.atomic import write_text
from draftkit.session.editing import WritingSession
from draftkit.session.history import orphaned_locks

TEXT = """---
draftkit: 1
---

# 讲话

同志们：

## 一、提高认识

认识要提高。行动要跟上。

## 二、加强领导

责任要落实。措施要有力。
"""


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now

    def later(self, seconds):
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "稿.md"
    write_text(path, TEXT)
    return path


@pytest.fixture
def session(path, clock):
    return WritingSession.open(path, clock=clock)


def type_in(session, after, text):
    at = session.source.index(after) + len(after)
    for offset, character in enumerate(text):
        session.edit(at + offset, at + offset, character)


def crash(session):
    """The process is gone: nothing is closed, its lock is a dead process's."""
    session._lock.release()


def test_typing_is_undone_in_steps_a_writer_means(session, clock):
    type_in(session, "行动要跟上", "，步子要快，劲头要足")
    assert "行动要跟上，步子要快，劲头要足。" in session.source
    session.undo()
    assert "行动要跟上，步子要快，。" in session.source
    clock.later(10)
    type_in(session, "步子要快，", "心")
    session.undo()
    session.undo()
    assert "行动要跟上，。" in session.source
    session.undo()
    assert session.source == TEXT
    assert session.undo() is None
    session.redo()
    session.redo()
    assert "行动要跟上，步子要快，。" in session.source


def test_it_saves_two_seconds_after_the_last_key(session, clock, path):
    type_in(session, "行动要跟上", "来")
    assert not session.tick().saved
    clock.later(2)
    assert session.tick().saved
    assert "行动要跟上来。" in path.read_text("utf-8")
    assert not session.unsaved
    assert not session.tick().saved


def test_it_saves_while_typing_goes_on(session, clock, path):
    for _ in range(12):
        type_in(session, "行动要跟上", "来")
        clock.later(1)
        session.tick()
    assert "行动要跟上来来来" in path.read_text("utf-8")


def test_undo_survives_a_restart(session, clock, path):
    type_in(session, "行动要跟上", "来")
    session.apply(lambda d: operations.move_up(d, flat_sections(d)[-1]), "上移一节")
    session.renumber()
    session.undo()
    session.close()
    again = WritingSession.open(path, clock=clock)
    assert again.recovery is None
    assert again.undo_label == "上移一节"
    assert again.redo_label == "重排序号"
    again.redo()
    assert again.source.index("一、加强领导") < again.source.index("二、提高认识")
    again.undo()
    again.undo()
    again.undo()
    assert again.source == TEXT


def test_what_was_typed_before_a_crash_is_offered_with_a_diff(session, clock, path):
    type_in(session, "行动要跟上", "来")
    crash(session)
    assert path.read_text("utf-8") == TEXT
    again = WritingSession.open(path, clock=clock)
    assert again.source == TEXT
    (change,) = [d for d in again.recovery.diff if d.change != "same"]
    assert change.after == "认识要提高。行动要跟上来。"
    with pytest.raises(UsageError):
        again.edit(0, 0, "x")
    again.recover(accept=True)
    assert "行动要跟上来。" in again.source
    clock.later(5)
    again.tick()
    assert "行动要跟上来。" in path.read_text("utf-8")


def test_an_offer_refused_can_still_be_undone(session, clock, path):
    type_in(session, "行动要跟上", "来")
    crash(session)
    again = WritingSession.open(path, clock=clock)
    again.recover(accept=False)
    assert again.source == TEXT
    again.undo()
    assert "行动要跟上来。" in again.source


def test_an_offer_not_answered_is_made_again(session, clock, path):
    type_in(session, "行动要跟上", "来")
    crash(session)
    unanswered = WritingSession.open(path, clock=clock)
    unanswered.close()
    assert WritingSession.open(path, clock=clock).recovery is not None


def test_after_a_crash_the_file_changed_by_another_is_merged_in(session, clock, path):
    type_in(session, "行动要跟上", "来")
    crash(session)
    write_text(path, TEXT.replace("措施要有力", "措施要得力"))
    again = WritingSession.open(path, clock=clock)
    assert again.recovery.conflicts == ()
    again.recover(accept=True)
    assert "行动要跟上来。" in again.source
    assert "措施要得力。" in again.source


def test_a_change_by_another_program_is_taken_in(session, clock, path):
    type_in(session, "行动要跟上", "来")
    write_text(path, TEXT.replace("措施要有力", "措施要得力"))
    clock.later(3)
    tick = session.tick()
    assert tick.merged
    assert "措施要得力。" in session.source
    assert path.read_text("utf-8") == session.source
    assert "行动要跟上来。" in session.source
    session.undo()
    assert "措施要有力。" in session.source


def test_a_file_changed_while_closed_can_be_undone(session, clock, path):
    session.close()
    write_text(path, TEXT.replace("有力", "得力"))
    again = WritingSession.open(path, clock=clock)
    assert again.recovery is None
    assert "得力" in again.source
    again.undo()
    assert again.source == TEXT


@pytest.mark.parametrize(("keep_mine", "kept", "lost"), [(True, "跟上来", "跟进"), (False, "跟进", "跟上来")])
def test_the_same_sentence_changed_twice_waits_for_the_writer(session, clock, path, keep_mine, kept, lost):
    type_in(session, "行动要跟上", "来")
    theirs = TEXT.replace("行动要跟上", "行动要跟进").replace("有力", "得力")
    write_text(path, theirs)
    clock.later(3)
    assert isinstance(session.tick().trouble, ConflictError)
    assert path.read_text("utf-8") == theirs
    with pytest.raises(ConflictError):
        session.save()
    (conflict,) = session.conflict.conflicts
    assert (conflict.mine, conflict.theirs) == ("行动要跟上来。", "行动要跟进。")
    session.resolve(keep_mine=keep_mine)
    session.save()
    written = path.read_text("utf-8")
    assert kept in written
    assert lost not in written
    assert "得力" in written


def test_a_file_deleted_meanwhile_is_written_again(session, clock, path):
    type_in(session, "行动要跟上", "来")
    path.unlink()
    clock.later(3)
    assert session.tick().saved
    assert "行动要跟上来。" in path.read_text("utf-8")


def test_a_second_instance_reads_only(session, path, monkeypatch):
    monkeypatch.setattr(os, "getpid", lambda: 1)
    second = WritingSession.open(path)
    assert second.read_only
    assert "另一个窗口" in str(second.holder)
    with pytest.raises(UsageError, match="这里只能看"):
        second.edit(0, 0, "x")
    second.close()
    assert session.tick().trouble is None
    taken = WritingSession.open(path, take_over=True)
    assert not taken.read_only


def test_a_draft_given_back_is_taken_over_with_what_was_written_there(session, clock, path, monkeypatch):
    here = os.getpid()
    monkeypatch.setattr(os, "getpid", lambda: 1)
    second = WritingSession.open(path)
    assert not second.tick().ours
    monkeypatch.setattr(os, "getpid", lambda: here)
    type_in(session, "行动要跟上", "来")
    session.close()
    monkeypatch.setattr(os, "getpid", lambda: 1)
    assert second.tick().ours
    assert not second.read_only
    assert "行动要跟上来。" in second.source
    type_in(second, "行动要跟上来", "了")
    second.save()
    assert "行动要跟上来了。" in path.read_text("utf-8")


def test_undo_leaves_the_cursor_where_the_phrase_was_not_at_the_front_matter(session):
    at = session.source.index("行动要跟上")
    session.insert_phrase(at, "必须看到，", "frame-1")
    assert "frame-1" in session.source
    undone = session.undo()
    assert undone is not None
    assert undone.cursor == at
    redone = session.redo()
    assert redone is not None
    assert session.source[: redone.cursor].endswith("必须看到，")


def test_a_closed_draft_leaves_no_lock(session, path):
    session.close()
    assert [p.name for p in path.parent.iterdir() if p.name != "home"] == ["稿.md"]


def test_a_missing_file_is_said_and_a_new_one_is_made(tmp_path):
    with pytest.raises(MissingFileError):
        WritingSession.open(tmp_path / "无.md")
    session = WritingSession.open(tmp_path / "新.md", new_text=TEXT)
    session.save("初稿")
    assert (tmp_path / "新.md").read_text("utf-8") == TEXT


def test_a_broken_lock_is_reported_with_the_edit(session):
    session.apply(lambda d: lock(d, "责任要落实。"), "定稿")
    at = session.source.index("责任要落实")
    (broken,) = session.edit(at, at + 2, "担子").broken
    assert broken.text == "责任要落实。"


def test_a_lost_approved_sentence_is_told_in_its_own_words(session):
    session.apply(lambda d: lock(d, "责任要落实。"), "定稿")
    session.save("领导审过")
    at = session.source.index("责任要落实")
    session.edit(at, at + 5, "担子要压实")
    (orphan,) = orphaned_locks(session.draft)
    assert (orphan.text, orphan.revision) == ("责任要落实。", "第 1 稿")


def test_an_inserted_phrase_is_one_step_and_the_cursor_stands_behind_it(session):
    at = session.source.index("行动要跟上")
    done = session.insert_phrase(at, "步调要一致，", "tk-1")
    assert session.source[: done.cursor].endswith("步调要一致，")
    assert session.draft.phrases == {"text/1": ("tk-1",)}
    session.undo()
    assert session.source == TEXT


def test_journals_are_the_owners_alone(session, path):
    session.edit(0, 0, "\n")
    assert journal_path(path).stat().st_mode & 0o077 == 0


def test_a_journal_damaged_in_the_middle_gives_what_stood_before(session, clock, path):
    for text in ("来", "了", "吗"):
        type_in(session, "行动要跟上", text)
    crash(session)
    journal = journal_path(path)
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[-2] = lines[-2].replace(b"edit", b"exit")
    journal.write_bytes(b"".join(lines))
    again = WritingSession.open(path, clock=clock)
    assert "行动要跟上来。" in again.recovery.text


def test_a_journal_does_not_grow_without_bound(session, clock, path, monkeypatch):
    monkeypatch.setattr("draftkit.drafts.journal.COMPACT_BYTES", 20_000)
    for number in range(3000):
        session.edit(len(TEXT) - 1, session.source.rindex("\n"), f"{number}")
        if number % 50 == 0:
            session.tick()
    assert journal_path(path).stat().st_size < 250_000
    session.undo()
    assert session.source.endswith("2998\n")
    crash(session)
    assert WritingSession.open(path, clock=clock).recovery.text.endswith("2998\n")


def test_a_torn_journal_keeps_what_is_whole(session, clock, path):
    type_in(session, "行动要跟上", "来了吗")
    crash(session)
    journal = journal_path(path)
    journal.write_bytes(journal.read_bytes()[:-5])
    again = WritingSession.open(path, clock=clock)
    assert "行动要跟上来了。" in again.recovery.text


def test_dying_between_the_write_and_its_note_is_no_conflict_with_oneself(session, clock, path, monkeypatch):
    type_in(session, "行动要跟上", "来")
    monkeypatch.setattr(Journal, "saved", lambda self, text: None)
    clock.later(3)
    session.tick()
    type_in(session, "行动要跟上来", "了")
    crash(session)
    again = WritingSession.open(path, clock=clock)
    assert again.recovery.conflicts == ()
    assert "行动要跟上来了。" in again.recovery.text


def test_a_full_disk_stops_neither_typing_nor_a_later_save(session, clock, path, monkeypatch):
    real = os.write

    def full(descriptor, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    type_in(session, "行动要跟上", "来")
    assert "行动要跟上来。" in session.source
    assert session.trouble is not None
    monkeypatch.setattr(os, "write", real)
    clock.later(3)
    assert session.tick().saved
    type_in(session, "责任要落实", "到人")
    crash(session)
    again = WritingSession.open(path, clock=clock)
    assert "责任要落实到人。" in again.recovery.text


def test_a_journal_damaged_in_the_middle_is_kept_aside(tmp_path):
    path = tmp_path / "稿.md"
    path.write_text("# 题\n\n正文。\n", "utf-8")
    session = WritingSession.open(path)
    for number in range(40):
        session.edit(len(session.source), len(session.source), f"第{number}句。", "一句")
    journal = journal_path(path)
    data = bytearray(journal.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 20] = bytes(20)
    crash(session)
    journal.write_bytes(data)
    offer = WritingSession.open(path).recovery
    assert offer is not None
    assert "第0句。" in offer.text
    assert offer.set_aside is not None
    assert "第39句。" in offer.set_aside.read_text("utf-8", errors="replace")

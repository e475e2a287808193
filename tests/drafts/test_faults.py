"""The n-th call to the system fails, for every n until none does: no text is lost, no file torn."""

from __future__ import annotations

import contextlib
import os
import threading

import pytest

from draftkit.errors import DraftkitError
from draftkit.files.atomic import write_text
from draftkit.session.editing import WritingSession

START = "---\ndraftkit: 1\n---\n\n# 讲话\n\n第一段。\n"
CALLS = ("write", "fsync", "replace", "open", "ftruncate")


class FailingSystem:
    """Lets ``after`` calls through and fails the next one, once or from then on."""

    def __init__(self, monkeypatch, after, for_good):
        self.left, self.for_good, self.failed = after, for_good, False
        for name in CALLS:
            monkeypatch.setattr(os, name, self._wrapped(getattr(os, name)))

    def _wrapped(self, real):
        def call(*args, **kwargs):
            self.left -= 1
            if self.left == -1 or (self.for_good and self.left < 0):
                self.failed = True
                raise OSError(28, "No space left on device")
            return real(*args, **kwargs)

        return call


def a_sitting(path):
    """Type, save, type on, let it save by itself; gives the session and what was typed."""
    now = [1000.0]
    session = WritingSession.open(path, clock=lambda: now[0])
    typed = "甲乙丙丁"
    for number, character in enumerate(typed):
        at = session.source.index("。")
        session.edit(at, at, character)
        if number == 1:
            with contextlib.suppress(DraftkitError):  # the writer is told and goes on
                session.save("中途")
        now[0] += 3
        session.tick()
    return session, typed


@pytest.mark.parametrize("for_good", [False, True], ids=["一次", "从此"])
def test_whatever_call_fails_the_text_is_kept(tmp_path, monkeypatch, for_good):
    for after in range(200):
        folder = tmp_path / str(after)
        folder.mkdir()
        monkeypatch.setenv("DRAFTKIT_HOME", str(folder / "home"))
        path = folder / "稿.md"
        write_text(path, START)
        with monkeypatch.context() as patch:
            system = FailingSystem(patch, after, for_good)
            session, typed = a_sitting(path)
            assert session.source == START.replace("。", typed + "。")
            on_disk = path.read_text("utf-8")
            assert on_disk in [START.replace("。", typed[:n] + "。") for n in range(5)]
        session.close()  # the disk has room again
        assert path.read_text("utf-8") == session.source
        if not system.failed:
            break
    assert not system.failed
    assert after > 20


def test_saving_in_another_thread_while_typing_loses_nothing(tmp_path):
    path = tmp_path / "稿.md"
    write_text(path, START)
    session = WritingSession.open(path)
    stop = threading.Event()
    troubles = []

    def saver():
        while not stop.is_set():
            try:
                session._save()
                troubles.append(session.tick().trouble)
            except DraftkitError as error:
                troubles.append(error)

    thread = threading.Thread(target=saver)
    thread.start()
    for _ in range(300):
        at = session.source.index("。")
        session.edit(at, at, "字")
    stop.set()
    thread.join()
    session.close()
    assert [trouble for trouble in troubles if trouble] == []
    assert path.read_text("utf-8") == START.replace("。", "字" * 300 + "。")

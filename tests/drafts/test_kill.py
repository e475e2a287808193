"""SIGKILL at any moment: the file is whole, and everything the session took is there again."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from draftkit.files.atomic import write_text
from draftkit.session.editing import WritingSession

START = "---\ndraftkit: 1\n---\n\n# 讲话\n\n开头。\n"


@pytest.mark.skipif(sys.platform == "win32", reason="没有 SIGKILL")
def test_a_killed_program_tears_no_file_and_loses_no_word(tmp_path):
    path = tmp_path / "稿.md"
    write_text(path, START)
    chance = random.Random(7)
    for _ in range(8):
        typed = _killed_typist(path, chance.uniform(0.01, 0.15))
        text = path.read_text("utf-8")
        assert text == START[:-1] + "字" * text.count("字") + "\n"
        session = WritingSession.open(path)
        recovered = session.recovery.text if session.recovery else session.source
        assert recovered == START[:-1] + "字" * recovered.count("字") + "\n"
        assert recovered.count("字") >= typed
        session.close()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".draftkit-")] == []


def _killed_typist(path: Path, seconds: float) -> int:
    """Type for a while, be killed, and say how many characters had been confirmed."""
    command = [sys.executable, str(Path(__file__).with_name("typist.py")), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        rest = process.stdout.read()
    whole = (first + rest).rpartition("\n")[0].split("\n")
    return int(whole[-1]) if whole[-1] else 0

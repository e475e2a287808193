"""Keys from a real terminal: what is no letter never answers a question."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
CODE = "from draftkit.cli.keys import read_key\nprint([read_key('') for _ in range({count})])"


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("aX", ["a", "x"]),
        ("\x1b[Aa", ["\x1b", "a"]),
        ("\x1bOBx", ["\x1b", "x"]),
        ("\x1b[3~\x1b[1;5Ck", ["\x1b", "\x1b", "k"]),
        ("收a", ["收", "a"]),
        ("\n", ["\r"]),
    ],
    ids=["letters", "arrow", "arrow of an old terminal", "delete and control arrow", "Han", "Enter"],
)
def test_one_key_is_one_answer(typed: str, keys: list[str]) -> None:
    ours, theirs = pty.openpty()
    program = [sys.executable, "-c", CODE.format(count=len(keys))]
    os.write(ours, typed.encode())
    try:
        done = subprocess.run(program, stdin=theirs, capture_output=True, text=True, timeout=20)
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.stdout.strip() == repr(keys), done.stderr

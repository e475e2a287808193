"""One key from the terminal without Enter; one line where input is not a terminal."""

from __future__ import annotations

import os
import sys

OTHER_KEY = "\x1b"
"""What an arrow, a function key or Escape gives: no letter that a dialogue could take for an answer."""
_PAUSE = 0.05
"""Seconds within which the rest of a terminal's escape sequence follows its first byte."""


def read_key(prompt: str) -> str:
    """The key pressed, in lower case; ``""`` at the end of input.

    From a pipe a whole line is read and its first character taken, so that scripts can drive a dialogue.

    Raises:
        KeyboardInterrupt: Ctrl+C.
    """
    print(prompt, end="", file=sys.stderr, flush=True)
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return (line.strip()[:1] or "\r").lower() if line else ""
    key = _windows_key() if sys.platform == "win32" else _unix_key()
    print(key if key.isprintable() else "", file=sys.stderr)
    if key == "\x03":
        raise KeyboardInterrupt
    return "" if key == "\x04" else key.replace("\n", "\r").lower()


def _windows_key() -> str:
    import msvcrt

    getwch = getattr(msvcrt, "getwch")  # noqa: B009  (absent elsewhere)
    key = str(getwch())
    if key in ("\x00", "\xe0"):  # a special key comes as two characters, the second one a letter
        getwch()
        return OTHER_KEY
    return key


def _unix_key() -> str:
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)  # what was typed ahead stays
        first = os.read(descriptor, 1)
        if first == b"\x1b":
            _pass_over_sequence(descriptor)
            return OTHER_KEY
        return (first + _rest_of_character(descriptor, first)).decode("utf-8", "replace")
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _pass_over_sequence(descriptor: int) -> None:
    """Read what follows Escape up to the letter or ``~`` that ends it, so that it answers nothing."""
    import select

    inside = False
    while select.select([descriptor], [], [], _PAUSE)[0]:
        byte = os.read(descriptor, 1)
        if not inside and byte in (b"[", b"O"):
            inside = True
        elif not byte or b"@" <= byte <= b"~":
            return


def _rest_of_character(descriptor: int, first: bytes) -> bytes:
    if not first or first[0] < 0xC0:
        return b""
    return os.read(descriptor, 1 if first[0] < 0xE0 else 2 if first[0] < 0xF0 else 3)

"""One key from the terminal without Enter; one line where input is not a terminal."""

from __future__ import annotations

import sys


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

    return str(getattr(msvcrt, "getwch")())  # noqa: B009  (absent elsewhere)


def _unix_key() -> str:
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        return sys.stdin.read(1)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

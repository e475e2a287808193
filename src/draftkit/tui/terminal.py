"""Talking to the terminal and the machine around it: clipboard, character widths, the writer's editor."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from draftkit.tui import strings

_PROBED = "“"
_PROBE_SECONDS = 0.15
_COPY_WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
)


def copy_outside(text: str) -> str:
    """Hand ``text`` to the system's clipboard; returns the program that took it, or an empty string."""
    for command in _copy_commands():
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            encoding = "utf-16-le" if command[0].startswith("clip") else "utf-8"
            subprocess.run(
                command,
                input=text.encode(encoding),
                check=True,
                timeout=1,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            return command[0]
    return ""


def _copy_commands() -> Iterator[tuple[str, ...]]:
    if sys.platform == "darwin":
        yield ("pbcopy",)
    if sys.platform == "win32" or "WSL_DISTRO_NAME" in os.environ:
        yield ("clip.exe",)
    for variable, command in _COPY_WAYS:
        if os.environ.get(variable) and shutil.which(command[0]):
            yield command


def width_advice() -> str:
    """What to tell a person whose terminal draws “ ” two cells wide; empty where all is well or unknown.

    Asks the terminal itself before the UI starts: print the mark, ask where the cursor went, wipe it.
    """
    column = _column_after(_PROBED)
    return strings.WIDE_MARKS if column == 3 else ""


def _column_after(text: str) -> int | None:
    if os.name == "nt" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    import termios  # POSIX only
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        os.write(sys.stdout.fileno(), f"\r{text}\x1b[6n".encode())
        answer = _read_answer(descriptor)
        os.write(sys.stdout.fileno(), b"\r\x1b[K")
    except (OSError, termios.error):
        return None
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    _, _, column = answer.strip("\x1b[R").partition(";")
    return int(column) if column.isdigit() else None


def _read_answer(descriptor: int) -> str:
    import select

    answer = ""
    while not answer.endswith("R") and len(answer) < 16:
        ready, _, _ = select.select([descriptor], [], [], _PROBE_SECONDS)
        if not ready:
            break
        answer += os.read(descriptor, 16).decode("ascii", "replace")
    return answer


def editor_command() -> list[str]:
    """The writer's own editor, as ``$VISUAL`` or ``$EDITOR`` says; empty where none is set or installed."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    command = shlex.split(named) if named else []
    if command and shutil.which(command[0]):
        return command
    fallback = "notepad.exe" if os.name == "nt" else "nano"
    return [fallback] if not named and shutil.which(fallback) else []


def run_editor(command: list[str], path: Path) -> None:
    """Run the editor on a file until it ends; the UI is suspended meanwhile."""
    subprocess.run([*command, str(path)], check=False)

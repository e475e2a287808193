"""Where the program starts: the one place that knows both front ends."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``draftkit``; returns the exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if not arguments:
        return _at_once()
    from draftkit.cli.main import main as run_command

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    return run_command(arguments, _open_desk)


def _at_once() -> int:
    """Open the desk without the command line, which would cost 25 ms; it is needed only to say a fault."""
    try:
        return _open_desk(None)
    except Exception as error:
        from draftkit.cli.main import guarded

        fault = error

    def again() -> int:
        raise fault

    return guarded(again)


def _open_desk(path: str | None) -> int:
    gc.disable()  # until the first paint, where the desk turns it on: the collector is a fifth of the imports
    from draftkit.tui.app import run  # deferred: textual costs 300 ms

    return run(path)

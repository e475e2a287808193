"""Long work in a process of its own: progress comes through a pipe, stopping it is ending the process."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from draftkit.errors import DraftkitError

Report = Callable[[str, int, int], None]
"""Called with what is being done, how far, and of how much (0: not known)."""


@dataclass(frozen=True, slots=True)
class Step:
    """Work goes on: ``done`` of ``total`` (0: not known)."""

    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """Work is done; ``lines`` say what came of it, in a writer's words."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """Work could not be done."""

    what: str
    remedy: str = ""


Event = Step | Finished | Failed


class Job:
    """One piece of work (a name of ``WORKS``) in its own process. ``poll`` never waits.

    A plain child with lines of JSON on its output, not ``multiprocessing``: that wants the real standard
    error, which a terminal UI has taken for itself.
    """

    def __init__(self, work: str, *paths: Path) -> None:
        command = [sys.executable, "-m", "draftkit.session.processes", work, *map(str, paths)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            encoding="utf-8",
        )  # fmt: skip
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.over = False

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def poll(self) -> list[Event]:
        """What happened since the last time."""
        events: list[Event] = []
        while not self.over and not self._lines.empty():
            line = self._lines.get()
            event = _event(json.loads(line)) if line is not None else Failed(*_BROKEN_OFF)
            self.over = isinstance(event, Finished | Failed)
            events.append(event)
        return events

    def stop(self) -> None:
        """End the work; what it finished stays."""
        self.over = True
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)


def add_files(paths: Sequence[Path], report: Report) -> list[str]:
    """Read files and folders into the library; one line on what came in and one for each file left out."""
    from draftkit.corpus.library.store import Library
    from draftkit.corpus.reading import files_under

    files = list(files_under(paths))
    speeches = fresh = 0
    left_out: list[str] = []
    with Library() as library:
        for number, path in enumerate(files):
            report(path.name, number, len(files))
            try:
                added = library.add(path)
            except DraftkitError as error:
                left_out.append(f"没有读入 {path.name}：{error.what}")
                continue
            speeches += added.speeches
            fresh += added.state != "known"
    report("", len(files), len(files))
    return [f"读了 {len(files)} 个文件，新入库 {fresh} 个，共 {speeches} 篇讲话", *left_out]


def mine_library(output: Path, report: Report) -> list[str]:
    """Mine all of the library's files into a candidate file."""
    from draftkit.corpus.library.store import Library
    from draftkit.session.mining import mine_files

    with Library() as library:
        paths = list(dict.fromkeys(Path(entry.path) for entry in library.entries() if entry.path))
    here = [path for path in paths if path.is_file()]
    output.parent.mkdir(parents=True, exist_ok=True)
    result = mine_files(here, output, progress=report)
    lines = [f"挖出候选词句 {_candidates(output)} 条，按 f2 审核"]
    if result.stored:
        lines.append("资料没有变化，用的是上次的结果")
    gone = len(paths) - len(here)
    return [*lines, f"有 {gone} 个文件已不在原处，没有用上"] if gone else lines


def _candidates(output: Path) -> int:
    from draftkit.files.reading import read_text

    return sum(line.lstrip().startswith("- ") for line in read_text(output).splitlines())


WORKS: dict[str, Callable[[Sequence[Path], Report], Sequence[str]]] = {
    "add": add_files,
    "mine": lambda paths, report: mine_library(paths[0], report),
}
_BROKEN_OFF = ("这项工作意外中断了", "做完的都留着，请再试一次")
_AT_MOST_EVERY = 0.05
"""Seconds between two reports: nobody reads faster."""


def _event(told: dict[str, Any]) -> Event:
    if "lines" in told:
        return Finished(tuple(told["lines"]))
    if "remedy" in told:
        return Failed(told["what"], told["remedy"])
    return Step(told["what"], told["done"], told["total"])


def _say(**told: Any) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """The child: do one piece of work, tell about it on standard output."""
    last = 0.0

    def report(what: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _AT_MOST_EVERY or done == total:
            last = now
            _say(what=what, done=done, total=total)

    try:
        lines = WORKS[arguments[0]]([Path(argument) for argument in arguments[1:]], report)
    except DraftkitError as error:
        _say(what=error.what, remedy=error.remedy)
        return error.exit_code
    _say(lines=list(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Long work in a process of its own: progress comes through a pipe, stopping it is ending the process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
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
    """One piece of work in its own process. ``poll`` never waits."""

    def __init__(self, work: Callable[..., Sequence[str]], *args: Any) -> None:
        context = get_context("spawn")  # a fork would take the terminal and its threads along
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(theirs, work, args), daemon=True)
        self._process.start()
        theirs.close()
        self.over = False

    def poll(self) -> list[Event]:
        """What happened since the last time."""
        events: list[Event] = []
        try:
            while self._ours.poll():
                events.append(self._ours.recv())
        except (EOFError, OSError):
            if not self.over and not any(isinstance(event, Finished | Failed) for event in events):
                events.append(Failed("这项工作意外中断了", "做完的都留着，请再试一次"))
        self.over = self.over or any(isinstance(event, Finished | Failed) for event in events)
        return events

    def stop(self) -> None:
        """End the work; what it finished stays."""
        self.over = True
        self._process.terminate()
        self._process.join(1)


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


def _run(pipe: Connection, work: Callable[..., Sequence[str]], args: Sequence[Any]) -> None:
    def report(what: str, done: int, total: int) -> None:
        pipe.send(Step(what, done, total))

    try:
        pipe.send(Finished(tuple(work(*args, report))))
    except DraftkitError as error:
        pipe.send(Failed(error.what, error.remedy))
    finally:
        pipe.close()

"""The desk: which drafts were open lately, how far they are, and where the writer left off."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from draftkit.errors import DraftkitError, UnreadableError, UsageError
from draftkit.files.atomic import write_text
from draftkit.files.locations import state_dir
from draftkit.files.reading import read_text
from draftkit.files.resources import samples_dir
from draftkit.model import SpeechType

_FILE = "recent.json"
_KEPT = 50
DRAFT_SUFFIXES = (".md", ".markdown")
_DEPTH = 2
_LOOKED_AT = 5_000
"""Entries of folders that are looked at for files to offer: a home folder may hold anything."""


@dataclass(frozen=True, slots=True)
class Recent:
    """One draft on the desk. ``opened`` is an ISO time.

    ``line`` and ``column`` tell where the cursor stood, ``scroll`` the first row in view, ``panel`` which
    panel was in use (phrases, outline, slots; empty: the text), ``filter`` what phrases were searched for.
    """

    path: str
    title: str = ""
    opened: str = ""
    part: str = ""
    characters: int = 0
    budget: int = 0
    slots: int = 0
    line: int = 0
    column: int = 0
    scroll: int = 0
    panel: str = ""
    filter: str = ""

    @property
    def exists(self) -> bool:
        """Whether the file is still there."""
        return Path(self.path).is_file()


def recent_drafts() -> tuple[Recent, ...]:
    """The drafts opened lately, newest first. A damaged list is an empty one, never an error."""
    try:
        entries = json.loads(read_text(_file()))
    except (DraftkitError, ValueError):
        return ()
    known = {item.name: str if item.name == "path" else type(item.default) for item in fields(Recent)}
    found = []
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("path"), str):
            sound: dict[str, Any] = {
                key: value for key, value in entry.items() if type(value) is known.get(key)
            }
            found.append(Recent(**sound))
    return tuple(found)


def remember(recent: Recent) -> None:
    """Put a draft at the top of the list. Not being able to is no reason to stop the writer."""
    stamped = replace(recent, opened=datetime.now().isoformat(timespec="seconds"))
    others = [item for item in recent_drafts() if item.path != recent.path]
    _write([stamped, *others][:_KEPT])


def forget(path: str) -> None:
    """Take a draft off the list; the file stays."""
    _write([item for item in recent_drafts() if item.path != path])


def recalled(path: Path) -> Recent | None:
    """Where the writer left off in this file."""
    wanted = str(path.resolve())
    return next((item for item in recent_drafts() if item.path == wanted), None)


def drafts_folder() -> Path:
    """Where new drafts go: the folder one is in; where that cannot be written to, one in the home folder."""
    here = Path.cwd()
    return here if os.access(here, os.W_OK) else Path.home() / "讲话稿"


def free_path(folder: Path, title: str, suffix: str = ".md") -> Path:
    """A file name made of the title that does not exist yet in ``folder``."""
    stem = "".join("_" if character in '\\/:*?"<>|\n' else character for character in title).strip()[:60]
    stem = stem or "讲话稿"
    for number in range(1, 1000):
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}（{number}）{suffix}")
        if not path.exists():
            return path
    raise UsageError("同名文件太多", where=folder, remedy="请换一个文件夹")


def save_copy(source: str, target: Path) -> Path:
    """Write a draft's text to a file that is not there yet; a missing folder is made.

    Raises:
        UsageError: there is such a file.
        SurroundingsError: it cannot be written.
    """
    if target.exists():
        raise UsageError("已经有这个文件了", where=target, remedy="没有覆盖它，请换个名字")
    write_text(target, source)
    return target


def is_draft(path: Path) -> bool:
    """Whether a file can be written on as it is: Markdown in UTF-8 (one that is not there counts too)."""
    if path.suffix.lower() not in DRAFT_SUFFIXES:
        return not path.is_file()
    try:
        read_text(path)
    except UnreadableError:
        return False
    except DraftkitError:
        return True  # not there, a folder, too large: opening it says so
    return True


def drafts_in(folder: Path, suffixes: Sequence[str] = (".md",), limit: int = 500) -> list[Path]:
    """Files of these kinds in a folder and in the folders just below it, the folder's own first.

    Within that, the first kinds of ``suffixes`` first, then the newest. Hidden ones are left out.
    """
    order = {suffix: min(1, index) for index, suffix in enumerate(suffixes)}
    found = [path for path in _near(folder) if path.suffix.lower() in order]
    own = folder.absolute()
    found.sort(key=_modified, reverse=True)
    found.sort(key=lambda path: (path.parent.absolute() != own, order[path.suffix.lower()]))
    return found[:limit]


def _near(folder: Path) -> Iterator[Path]:
    """Files of a folder and of those below it, breadth first, as many as it is quick to look at."""
    waiting, looked_at = [(folder, 0)], 0
    while waiting and looked_at < _LOOKED_AT:
        place, depth = waiting.pop(0)
        try:
            entries = [entry for entry in os.scandir(place) if not entry.name.startswith((".", "~$"))]
        except OSError:
            continue
        looked_at += len(entries)
        for entry in entries:
            try:
                if entry.is_file():
                    yield place / entry.name
                elif depth < _DEPTH and entry.is_dir(follow_symlinks=False):
                    waiting.append((place / entry.name, depth + 1))
            except OSError:
                continue


def sample_draft(folder: Path) -> Path:
    """The sample draft as a file of the writer's own, made new where it is not there yet."""
    path = folder / "示例讲话稿.md"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_text(path, sample_text())
    return path


def fresh_sample(folder: Path) -> Path:
    """A new copy of the sample for the tutorial: what was written in an earlier one stays."""
    path = free_path(folder, "入门练习")
    write_text(path, sample_text())
    return path


def sample_text() -> str:
    """The sample draft as shipped."""
    return read_text(samples_dir() / "tutorial.md")


def when(opened: str, today: date | None = None) -> str:
    """``opened`` as a writer says it: 今天 09:41, 昨天 17:20, 3月5日."""
    try:
        moment = datetime.fromisoformat(opened)
    except ValueError:
        return ""
    days = ((today or date.today()) - moment.date()).days
    clock = f"{moment:%H:%M}"
    if days in (0, 1):
        return f"{'今天' if days == 0 else '昨天'} {clock}"
    year = "" if days < 300 else f"{moment.year}年"
    return f"{year}{moment.month}月{moment.day}日"


def speech_types() -> Sequence[SpeechType]:
    """The types a new draft can be made of, in the order the desk offers them."""
    return tuple(SpeechType)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _file() -> Path:
    return state_dir() / _FILE


def _write(items: Sequence[Recent]) -> None:
    try:
        state_dir().mkdir(parents=True, exist_ok=True)
        write_text(_file(), json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=1))
    except (DraftkitError, OSError):
        return

"""One writer a file: a hidden lock beside it names who has it open. A dead process's lock is taken over.

The lock is advice between draftkit processes, also over a shared folder; other programs do not see it, so
the saver still compares stamps.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from draftkit.files.reading import read_bytes

LOCK_LIMIT = 4096
_TRIES = 100
_PAUSE = 0.01
_NAMELESS = 0.5
"""Seconds that a lock without a readable holder is respected: whoever made it is just writing its name."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock. ``started`` tells a process from a later one with the same number."""

    pid: int
    host: str
    started: str
    since: str

    def __str__(self) -> str:
        where = "这台电脑上的另一个窗口" if self.host == platform.node() else f"另一台电脑 {self.host}"
        day, _, clock = self.since.partition(" ")
        return f"{where}（{clock if day == _now()[:10] else day} 打开）"


class FileLock:
    """The lock on one file. ``holder`` is None while it is ours, else who has it."""

    def __init__(self, path: Path, *, take_over: bool = False) -> None:
        """Take the lock, or learn who has it. Where no lock can be written (a read-only folder) none is."""
        real = Path(os.path.realpath(path))
        self._path = real.with_name(f".{real.name}.draftkit-lock")
        self._me = Holder(os.getpid(), platform.node(), _started(os.getpid()), _now())
        self._mine = False
        self.holder: Holder | None = None
        if take_over:
            self._path.unlink(missing_ok=True)
        self._take()

    def release(self) -> None:
        """Give the lock back if it is ours."""
        if self._mine and _read(self._path) == self._me:
            with contextlib.suppress(OSError):
                self._path.unlink()
        self._mine = False

    def _take(self) -> None:
        for _ in range(_TRIES):
            try:
                descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            except FileExistsError:
                other = _read(self._path)
                if other is not None and other.pid != os.getpid() and _holds(other):
                    self.holder = other
                    return
                if other is not None and other == self._me:
                    return
                if other is None and _age(self._path) < _NAMELESS:
                    time.sleep(_PAUSE)
                    continue
                with contextlib.suppress(OSError):
                    self._path.unlink()
            except OSError:
                return
            else:
                with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                    json.dump(asdict(self._me), stream)
                self._mine = True
                return


def _age(path: Path) -> float:
    """Seconds since a lock was made; none for one that has just gone."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _read(path: Path) -> Holder | None:
    try:
        data = json.loads(read_bytes(path, limit=LOCK_LIMIT))
        return Holder(int(data["pid"]), str(data["host"]), str(data["started"]), str(data["since"]))
    except Exception:  # a damaged or vanished lock is no lock
        return None


def _holds(holder: Holder) -> bool:
    """Whether the holder may still have the file: another machine's is believed, a dead process's is not."""
    if holder.host != platform.node():
        return True
    return _alive(holder.pid) and _started(holder.pid) == holder.started


def _alive(pid: int) -> bool:
    if sys.platform == "win32":  # os.kill would end the process there
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _alive_on_windows(pid: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (absent on other systems)
    handle = kernel.OpenProcess(0x00100000, False, pid)
    if not handle:
        return False
    waiting = kernel.WaitForSingleObject(handle, 0) != 0
    kernel.CloseHandle(handle)
    return bool(waiting)


def _started(pid: int) -> str:
    """When a process started, in the system's own ticks, where the system tells (Linux); else empty."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stream:
            return stream.read(4096).rpartition(b")")[2].split()[19].decode()
    except (OSError, IndexError):
        return ""


def _now() -> str:
    return datetime.now().isoformat(" ", timespec="minutes")

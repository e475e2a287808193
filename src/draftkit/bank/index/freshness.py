"""Which phrase files changed since they were compiled: by size and time, by content where those differ."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.bank.entries import Layer
from draftkit.bank.sidecar import sidecar_path


@dataclass(frozen=True, slots=True)
class Seen:
    """A phrase file as it lies on disk now: sizes in bytes, times in nanoseconds, -1 where there is none."""

    path: str
    layer: Layer
    position: int
    size: int
    mtime: int
    side_size: int
    side_mtime: int

    @property
    def stamp(self) -> tuple[int, int, int, int]:
        """What must be equal for the file to count as unchanged."""
        return (self.size, self.mtime, self.side_size, self.side_mtime)


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be done to the index: files new or changed, paths gone, whether the order moved."""

    changed: tuple[Seen, ...]
    gone: tuple[str, ...]
    reordered: bool

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone or self.reordered)


def look(files: Sequence[tuple[str, Layer]]) -> list[Seen]:
    """The present state of every file."""
    return [_look(path, layer, position) for position, (path, layer) in enumerate(files)]


def _look(path: str, layer: Layer, position: int) -> Seen:
    return Seen(path, layer, position, *_size_and_time(path), *_size_and_time(_side(path)))


def _side(path: str) -> str:
    return str(sidecar_path(Path(path)))


def _size_and_time(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns


def compare(connection: sqlite3.Connection, now: Sequence[Seen]) -> Changes:
    """How ``now`` differs from what was compiled."""
    rows = connection.execute(
        "SELECT path, layer, position, size, mtime, side_size, side_mtime FROM file"
    ).fetchall()
    known = {row[0]: row for row in rows}
    changed, reordered = [], False
    for seen in now:
        row = known.pop(seen.path, None)
        if row is None or row[3:] != seen.stamp or row[1] != seen.layer:
            changed.append(seen)
        elif row[2] != seen.position:
            reordered = True
    return Changes(tuple(changed), tuple(known), reordered)


def digest(seen: Seen) -> str:
    """A hash over the file and its sidecar, and the layer it stands in."""
    from hashlib import blake2b  # deferred: 3 ms, only needed when something looks changed

    total = blake2b(seen.layer.encode(), digest_size=16)
    for path in (seen.path, _side(seen.path)):
        try:
            with open(path, "rb") as stream:
                while chunk := stream.read(1 << 20):
                    total.update(chunk)
        except OSError:
            total.update(b"\0none")
        total.update(b"\0\0")
    return total.hexdigest()

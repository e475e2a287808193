"""Append-only record files (journals, revisions): one JSON array a line, ``["crc32", {record}]``.

A record is one ``write`` call, so a killed process leaves at most one torn last line; a torn or damaged
line is passed over and counted, never fatal. Files are readable by their owner only.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.errors import MissingFileError, SurroundingsError
from draftkit.files.reading import DOCUMENT_LIMIT, read_bytes
from draftkit.files.refusals import refusal

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadLog:
    """The sound records of a file in order, how many lines were damaged, how many records stand before
    the first damaged line, and whether the last line is a torn one (1), as a killed writer leaves it."""

    records: tuple[Record, ...]
    damaged: int = 0
    unbroken: int = 0
    torn: int = 0


def read_log(path: Path) -> ReadLog:
    """All sound records; an absent file is an empty one.

    Raises:
        SurroundingsError, TooLargeError: as ``read_bytes``.
    """
    try:
        data = read_bytes(path, limit=DOCUMENT_LIMIT)
    except MissingFileError:
        return ReadLog(())
    records: list[Record] = []
    damaged = unbroken = 0
    for line in data.split(b"\n"):
        record = _checked(line)
        if record is not None:
            records.append(record)
            unbroken += not damaged
        elif line:
            damaged += 1
    last = data.rpartition(b"\n")[2]
    return ReadLog(tuple(records), damaged, unbroken, int(bool(last) and _checked(last) is None))


def encode(record: Record) -> bytes:
    """One record as the line that is written."""
    payload = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b'["%08x",%s]\n' % (zlib.crc32(payload), payload)


class LogWriter:
    """An open record file. Writes reach the system at once; ``sync`` brings them to the disk."""

    def __init__(self, path: Path) -> None:
        """Open for appending, making file and folders where needed.

        Raises:
            SurroundingsError: permission, disk full.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
            self._end_torn_line()
        except OSError as error:
            raise _refused(path, error) from error

    @property
    def size(self) -> int:
        """Bytes of the file as it stands."""
        return os.fstat(self._descriptor).st_size

    def append(self, *records: Record) -> None:
        """Write records.

        Raises:
            SurroundingsError: disk full; what was written of them is taken back.
        """
        data = b"".join(encode(record) for record in records)
        before = self.size
        try:
            if os.write(self._descriptor, data) != len(data):
                raise OSError(28, "磁盘空间不足")
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, before)
            raise _refused(self.path, error) from error

    def sync(self) -> None:
        """Bring everything written so far to the disk. Safe from another thread than ``append``."""
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            raise _refused(self.path, error) from error

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                os.fsync(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = -1

    def _end_torn_line(self) -> None:
        size = os.fstat(self._descriptor).st_size
        if size:
            os.lseek(self._descriptor, size - 1, os.SEEK_SET)
            if os.read(self._descriptor, 1) != b"\n":
                os.write(self._descriptor, b"\n")


_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn \n into \r\n and break the checksums
_PREFIX = len('["00000000",')


def _checked(line: bytes) -> Record | None:
    payload = line[_PREFIX:-1]
    if line[:2] != b'["' or line[_PREFIX - 2 : _PREFIX] != b'",' or line[-1:] != b"]":
        return None
    if line[2 : _PREFIX - 2] != b"%08x" % zlib.crc32(payload):
        return None
    try:
        record = json.loads(payload.decode("utf-8", "surrogatepass"))
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def _refused(path: Path, error: OSError) -> SurroundingsError:
    return SurroundingsError(f"记不下改动（{refusal(error)}）", where=path, remedy="请检查磁盘空间和权限")

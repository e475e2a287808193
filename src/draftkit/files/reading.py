"""Bounded reading: no file is larger in memory than the caller allows, and every failure is explained."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from draftkit.errors import MissingFileError, SurroundingsError, TooLargeError, UnreadableError
from draftkit.files.refusals import refusal

MEGABYTE = 1 << 20
DOCUMENT_LIMIT = 64 * MEGABYTE
TEXT_LIMIT = 16 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like when it was read: size and modification time in nanoseconds."""

    size: int
    mtime_ns: int


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file, or None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns)


def read_bytes(path: Path, *, limit: int = DOCUMENT_LIMIT) -> bytes:
    """The whole file, at most ``limit`` bytes.

    Raises:
        MissingFileError: no such file, or a folder.
        UnreadableError: a pipe, device or socket.
        TooLargeError: over ``limit``, also when the file grows while it is read.
        SurroundingsError: permission or a failing disk.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise MissingFileError("这是一个文件夹，不是文件", where=path, remedy="请给出文件名")
        if not stat.S_ISREG(mode):
            raise UnreadableError("这不是普通文件", where=path, remedy="请换成磁盘上的文件")
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise MissingFileError("找不到文件", where=path, remedy="请核对路径和文件名") from error
    except OSError as error:
        raise SurroundingsError(
            f"读不了这个文件（{refusal(error)}）", where=path, remedy="请检查权限和磁盘"
        ) from error
    if len(data) > limit:
        raise TooLargeError(f"文件超过 {limit // MEGABYTE} MB 的上限", where=path, remedy="请拆成小文件再读")
    return data


def read_text(path: Path, *, limit: int = TEXT_LIMIT) -> str:
    """A UTF-8 text file that people edit (draft, YAML, outline), line ends and BOM kept as they are.

    Raises:
        UnreadableError: not UTF-8, or with NUL bytes; plus all of ``read_bytes``.
    """
    data = read_bytes(path, limit=limit)
    if b"\0" in data:
        raise UnreadableError("这是二进制文件，不是文本", where=path, remedy="请换成文本文件")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            "不是 UTF-8 编码", where=f"{path}:{line}", remedy="请另存为 UTF-8 后再用"
        ) from error

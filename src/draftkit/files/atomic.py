"""The atomic writer: a reader sees the old file or the new one, never a torn one.

Temporary file in the same folder, flush, fsync, ``os.replace``, fsync of the folder. Symbolic links are
written through and the old mode is kept. Any failure leaves the previous file as it was.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from draftkit.errors import ConflictError, MissingFileError, SurroundingsError, UsageError
from draftkit.files.reading import Stamp, stamp_of
from draftkit.files.refusals import refusal

TEMPORARY_PREFIX = ".draftkit-"
TEMPORARY_SUFFIX = ".tmp"


def write_bytes(path: Path, data: bytes, *, expect: Stamp | None = None, private: bool = False) -> Stamp:
    """Replace ``path`` by ``data`` and return the new file's stamp.

    ``expect`` is the stamp of the file that the caller read; ``private`` makes a new file readable by its
    owner only.

    Raises:
        MissingFileError: the folder does not exist.
        UsageError: the target is a folder, pipe or device.
        ConflictError: the file on disk is no longer the one of ``expect``.
        SurroundingsError: disk full, permission.
    """
    target = Path(os.path.realpath(path))
    _check_target(target, path)
    if expect is not None and stamp_of(target) != expect:
        raise ConflictError("文件已被别处改动", where=path, remedy="请重新打开，或另存为新文件")
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(
            prefix=TEMPORARY_PREFIX, suffix=TEMPORARY_SUFFIX, dir=target.parent
        )
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode_for(target, private=private))
        os.replace(temporary, target)
        temporary = None
        _sync_folder(target.parent)
    except OSError as error:
        raise SurroundingsError(
            f"写不进这个文件（{refusal(error)}）", where=path, remedy="原文件未动；请检查磁盘空间和权限"
        ) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
    stamp = stamp_of(target)
    assert stamp is not None
    return stamp


def write_text(path: Path, text: str, *, expect: Stamp | None = None, private: bool = False) -> Stamp:
    """``write_bytes`` of ``text`` in UTF-8, line ends as they are."""
    return write_bytes(path, text.encode("utf-8"), expect=expect, private=private)


def ensure_folder(folder: Path) -> None:
    """Make ``folder`` and those above it where they are missing.

    Raises:
        SurroundingsError: permission, disk full, a file in the way.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SurroundingsError(
            f"建不了这个文件夹（{refusal(error)}）", where=folder, remedy="请检查磁盘空间和权限"
        ) from error


def sweep_temporaries(folder: Path) -> int:
    """Remove temporary files that a killed process left in ``folder``; return how many."""
    swept = 0
    for leftover in folder.glob(f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}"):
        with contextlib.suppress(OSError):
            leftover.unlink()
            swept += 1
    return swept


def _check_target(target: Path, shown: Path) -> None:
    if not target.parent.is_dir():
        raise MissingFileError("文件夹不存在", where=target.parent, remedy="请先建好文件夹，或换一个位置")
    if target.exists() and not target.is_file():
        raise UsageError("这里不是普通文件，不能写", where=shown, remedy="请换一个文件名")


def _mode_for(target: Path, *, private: bool) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    if private:
        return 0o600
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder for fsync; the rename itself is journalled there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""The gate before every ZIP document (DOCX and its kin): bounded, no tricks, nothing outside followed.

Headers lie about sizes, so what is unpacked is counted while it is read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from draftkit.errors import TooLargeError, UnreadableError
from draftkit.files.reading import MEGABYTE

MOST_ENTRIES = 1000
MOST_BYTES = 50 * MEGABYTE
MOST_RATIO = 200
_SMALL = MEGABYTE


@dataclass(frozen=True, slots=True)
class ZipParts:
    """The parts of a document by name. ``read`` unpacks one; nothing is unpacked before."""

    data: bytes
    where: str
    names: frozenset[str]

    def read(self, name: str) -> bytes:
        """One part, at most ``MOST_BYTES``.

        Raises:
            UnreadableError: there is no such part, it is damaged, or it declares entities.
            TooLargeError: it unpacks to more than its header says or we allow.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive, archive.open(name) as stream:
                content = stream.read(MOST_BYTES + 1)
        except Exception as error:  # zipfile, zlib, bz2 and lzma each raise their own on damaged streams
            raise UnreadableError(
                f"文件里的 {name} 损坏了", where=self.where, remedy="请用 Word 或 WPS 打开后另存一份"
            ) from error
        if len(content) > MOST_BYTES:
            raise _too_large(self.where)
        if b"<!DOCTYPE" in content or "<!DOCTYPE".encode("utf-16-le") in content:
            raise UnreadableError(
                f"文件里的 {name} 带有外部定义，可能有害",
                where=self.where,
                remedy="请用 Word 或 WPS 打开后另存一份",
            )
        return content

    def read_all(self, names: tuple[str, ...]) -> Mapping[str, bytes]:
        """Those of the named parts that exist."""
        return {name: self.read(name) for name in names if name in self.names}


def open_zip(data: bytes, where: str | Path) -> ZipParts:
    """Look at the directory of a ZIP document and refuse what no honest document has.

    Raises:
        UnreadableError: not a ZIP, encrypted, with macros, or with names that leave the archive.
        TooLargeError: too many entries, or too much once unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except Exception as error:  # a damaged directory raises errors of many types
        raise UnreadableError(
            "这不是 .docx 文件，或已损坏", where=where, remedy="请用 Word 或 WPS 打开后另存为 .docx"
        ) from error
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_BYTES:
        raise _too_large(where)
    for entry in entries:
        _check_entry(entry, where)
    return ZipParts(data, str(where), frozenset(entry.filename for entry in entries))


def _check_entry(entry: zipfile.ZipInfo, where: str | Path) -> None:
    name = entry.filename
    if entry.flag_bits & 1:
        raise UnreadableError("文件加了密码", where=where, remedy="请去掉密码后再用")
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
        raise UnreadableError("文件里有越界的路径，可能有害", where=where, remedy="请用 Word 或 WPS 另存一份")
    if name.lower().endswith("vbaproject.bin"):
        raise UnreadableError("文件带有宏，不读", where=where, remedy="请另存为不带宏的 .docx")
    if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size):
        raise _too_large(where)


def _too_large(where: str | Path) -> TooLargeError:
    return TooLargeError(
        f"文件解开后太大（上限 {MOST_BYTES // MEGABYTE} MB）",
        where=where,
        remedy="请去掉图片和附件后另存一份",
    )

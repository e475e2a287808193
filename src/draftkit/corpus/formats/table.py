"""Which reader takes which file: the bytes decide, the suffix only where bytes are plain text."""

from __future__ import annotations

import re
from pathlib import Path

from draftkit.corpus.formats import plain
from draftkit.corpus.source import SourceText
from draftkit.errors import ConflictError, DraftkitError, TooLargeError, UnreadableError
from draftkit.files.reading import MEGABYTE, read_bytes, stamp_of

_MARKDOWN = (".md", ".markdown")
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
SUFFIXES = TEXT_SUFFIXES | {".docx", ".docm", ".pdf", ".odt", ".doc", ".wps", ".rtf"}
"""What folders are searched for; a file named by itself is read whatever its suffix."""

_LONGEST_TEXT = 32 * MEGABYTE
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)", re.I)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_source(path: Path) -> SourceText:
    """The document at ``path`` as text.

    Raises:
        UsageError: missing, too large, changed while it was read, or not a document of a format we read.
        SurroundingsError: permission, disk, a tool that is not installed.
    """
    before = stamp_of(path)
    data = read_bytes(path)
    if stamp_of(path) != before:
        raise ConflictError("读的时候文件还在变动", where=path, remedy="等它写完再读")
    if not data.strip():
        raise UnreadableError("文件是空的", where=path, remedy="请核对文件")
    try:
        return read_data(data, path)
    except DraftkitError as error:
        if error.where:
            raise
        raise type(error)(error.what, where=path, remedy=error.remedy) from error


def read_data(data: bytes, path: Path) -> SourceText:
    """The text of a document's bytes; ``path`` gives the suffix, and the file itself to outside tools.

    Raises:
        UsageError, SurroundingsError: as ``read_source``.
    """
    suffix = path.suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from draftkit.corpus.formats import pdf  # deferred: pypdf takes 60 ms to import

        return pdf.read(data)
    if data.startswith((_OLE, b"{\\rtf")) or suffix in (".doc", ".wps"):
        if _ENCRYPTED in data:
            raise UnreadableError("文档加了密", remedy="请先解密再读")
        from draftkit.corpus.formats import external

        return external.read(path, "rtf" if data.startswith(b"{\\rtf") else "doc")
    if len(data) > _LONGEST_TEXT:
        raise TooLargeError(f"文本超过 {_LONGEST_TEXT // MEGABYTE} MB 的上限", remedy="请拆成小文件再读")
    if suffix in (".html", ".htm", ".xhtml") or _HTML.match(data[:2048]):
        from draftkit.corpus.formats import web

        return web.read(data)
    if b"**" in data or suffix in _MARKDOWN:
        from draftkit.corpus.formats import markdown

        if suffix in _MARKDOWN or markdown.looks_like(data):
            return markdown.read(data)
    return plain.read(data)


def _zipped(data: bytes) -> SourceText:
    from draftkit.corpus.docx.package import Package

    names = Package(data).names
    if "content.xml" in names and not any(name.startswith("word/") for name in names):
        from draftkit.corpus.formats import opendocument

        return opendocument.read(data)
    from draftkit.corpus.formats import word

    return word.read(data)

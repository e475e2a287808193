"""Parts of other people's Word files, through the gate of the corpus room and named in every complaint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from draftkit.corpus.docx.package import Package, parse_xml
from draftkit.errors import DraftkitError, UnreadableError

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{_MAIN}}}"
DOCUMENT = "word/document.xml"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@contextmanager
def naming(where: str) -> Iterator[None]:
    """Errors raised inside say which file they are about."""
    try:
        yield
    except DraftkitError as error:
        if error.where:
            raise
        raise type(error)(error.what, where=where, remedy=error.remedy) from error


def open_package(data: bytes, *needed: str) -> Package:
    """The package of a Word file that has these parts.

    Raises:
        UnreadableError: another kind of file, damaged, encrypted, or without one of the parts.
        TooLargeError: over the bounds of the gate.
    """
    if data[:1] not in (b"P", b"\xd0"):  # a zip, or the old container whose remedy the gate knows
        raise UnreadableError("这不是 .docx 文件", remedy="请换成 Word 或 WPS 存的 .docx")
    package = Package(data)
    if not package.names.issuperset(needed):
        raise UnreadableError("里面没有正文或样式，不是 Word 文件", remedy="请另存为 .docx")
    return package


def part_root(package: Package, name: str) -> Any:
    """The root element of a part, strict files read like usual ones; an empty element where it is missing.

    Raises:
        UnreadableError: the part is broken, or declares entities.
        TooLargeError: it is larger than a document has any need for.
    """
    content = package.read(name)
    return parse_xml(b"<none/>" if content is None else content.replace(_STRICT, _MAIN.encode()))


def document_root(package: Package) -> Any:
    """The root of the main part.

    Raises:
        UnreadableError: as for any part, or there is no body in it.
    """
    root = part_root(package, DOCUMENT)
    if root.find(f"{W}body") is None:
        raise UnreadableError("里面没有正文，不是 Word 文件", remedy="请另存为 .docx")
    return root


def value(element: Any) -> str:
    """``w:val`` of an element, or an empty string."""
    return "" if element is None else str(element.get(f"{W}val", ""))

"""OpenDocument text (.odt): paragraphs and headings as lines; tracked deletions left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftkit.corpus.docx.package import Package
from draftkit.corpus.docx.xml import local, value
from draftkit.corpus.source import LineHint, Role, SourceText
from draftkit.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset({"tracked-changes", "annotation", "note", "ruby-text", "bookmark"})


def read(data: bytes) -> SourceText:
    """The text, one line a paragraph.

    Raises:
        UnreadableError, TooLargeError: as the package gate.
    """
    root = Package(data).xml("content.xml")
    if root is None:
        raise UnreadableError("压缩包里没有正文", remedy="请核对文件类型")
    lines: list[str] = []
    hints: dict[int, LineHint] = {}
    for element in root.iter():
        name = local(element)
        if name in ("p", "h") and not any(local(each) in _SKIPPED for each in element.iterancestors()):
            lines.append(_text(element))
            level = value(element, "outline-level", "")
            if name == "h" and level.isdigit():
                hints[len(lines)] = LineHint(Role.HEADING, int(level))
    return SourceText("\n".join(lines), hints, has_lines=False)


def _text(element: _Element) -> str:
    out = [element.text or ""]
    for each in element:
        name = local(each)
        if name == "s":
            out.append(" " * min(80, int(value(each, "c", "1") or 1)))
        elif name == "tab":
            out.append(" ")
        elif name not in _SKIPPED and name not in ("p", "h"):
            out.append(_text(each))
        out.append(each.tail or "")
    return "".join(out).replace("\n", " ")

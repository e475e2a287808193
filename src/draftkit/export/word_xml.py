"""Reading WordprocessingML of other people's files: parsed without entities, strict files like usual ones."""

from __future__ import annotations

from typing import Any

from draftkit.errors import UnreadableError

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{_MAIN}}}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parsed(content: bytes | None, where: str) -> Any:
    """The root element of a part; an empty element for a part that is not there.

    Raises:
        UnreadableError: the part is not XML.
    """
    from lxml import etree  # 20 ms: only when a document is read

    if content is None:
        return etree.Element("none")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content.replace(_STRICT, _MAIN.encode()), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(
            "文件内容损坏", where=where, remedy="请用 Word 或 WPS 打开后另存一份"
        ) from error


def value(element: Any) -> str:
    """``w:val`` of an element, or an empty string."""
    return "" if element is None else str(element.get(f"{W}val", ""))

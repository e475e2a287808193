"""Writing WordprocessingML: elements as strings, attributes in the order given, text escaped.

The functions know XML, not layout. ``w("jc", val="center")`` is ``<w:jc w:val="center"/>``.
"""

from __future__ import annotations

import re

from draftkit.export.inline import without_controls

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Value = str | int

_PPR = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "tabs",
    "autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr", "pPrChange",
)  # fmt: skip
_RPR = ("ins", "del", "rStyle", "rFonts", "b", "color", "spacing", "sz", "szCs", "highlight", "lang")
_ORDER = {"pPr": _PPR, "rPr": _RPR}
"""Order of the children (ECMA-376 part 1, CT_PPr and CT_RPr), as far as they are used here."""


def escape(text: str) -> str:
    """``text`` as XML character data, without the characters XML cannot hold."""
    cleaned = without_controls(text)
    return cleaned.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def w(name: str, /, *children: str, **attributes: Value | None) -> str:
    """An element of the main namespace; attributes that are None are left out."""
    written = "".join(
        f' w:{key}="{_quoted(value)}"' for key, value in attributes.items() if value is not None
    )
    content = "".join(children)
    return f"<w:{name}{written}>{content}</w:{name}>" if content else f"<w:{name}{written}/>"


def ordered(container: str, *elements: str) -> str:
    """``pPr`` or ``rPr`` with its children in the order the schema asks for; empty without children."""
    order = _ORDER[container]
    children = sorted(filter(None, elements), key=lambda element: order.index(_name(element)))
    return w(container, *children) if children else ""


def part(root: str, *children: str) -> bytes:
    """A whole part: the declaration and the root element with its namespaces."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{''.join(children)}</w:{root}>".encode()


def text(content: str, element: str = "t") -> str:
    """Text of a run (``delText`` inside a deletion); a line feed is a line break."""
    return w("br").join(
        f'<w:{element} xml:space="preserve">{escape(line)}</w:{element}>' if line else ""
        for line in content.split("\n")
    )


def run(content: str, *properties: str, element: str = "t") -> str:
    """A run of text with its run properties."""
    return w("r", ordered("rPr", *properties), text(content, element))


def _name(element: str) -> str:
    return re.split(r"[ />]", element[3:], maxsplit=1)[0]


def _quoted(value: Value) -> str:
    return escape(str(value)).replace('"', "&quot;")

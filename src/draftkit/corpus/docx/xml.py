"""Looking into WordprocessingML by local names, so that transitional and strict files read alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def local(element: _Element) -> str:
    """The tag without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """The direct children of that name."""
    if element is not None:
        for each in element:
            if local(each) == name:
                yield each


def child(element: _Element | None, name: str) -> _Element | None:
    """The first direct child of that name."""
    return next(children(element, name), None)


def value(element: _Element | None, name: str, default: str) -> str:
    """The attribute of that local name."""
    if element is not None:
        for key, text in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(text)
    return default


def is_on(element: _Element | None) -> bool:
    """Whether a toggle such as ``w:b`` is there and not switched off."""
    return element is not None and value(element, "val", "1") not in ("0", "false", "off", "none")

"""Parts of a house file that go into ours: theme, fonts, numbering, headers and footers with pictures.

Nothing outside the file is kept: a linked picture would be fetched whenever somebody opens the speech.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any

from draftkit.corpus.docx.package import Package, parse_xml
from draftkit.export.word_xml import RELATIONSHIPS, W

_HOLDERS = (f"{W}drawing", f"{W}pict", f"{W}object")
"""What stands on the page for a picture; gone with it."""


def taken_parts(package: Package, targets: Sequence[str]) -> dict[str, bytes]:
    """The parts linked to by the document, and the pictures they need, by name.

    Raises:
        UnreadableError: a part is damaged, which would spoil the whole document.
        TooLargeError: a part is over the bounds of the gate.
    """
    taken: dict[str, bytes] = {}
    for target in targets:
        name = _inside(target)
        content = package.read(name)
        if content is not None:
            root = parse_xml(content)
            taken.update(_pictures(package, name, root))
            taken[name] = written(root)
    return taken


def written(root: Any) -> bytes:
    """A part's root element as bytes."""
    from lxml import etree  # 20 ms: only with a reference file

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _pictures(package: Package, name: str, root: Any) -> Iterator[tuple[str, bytes]]:
    """A part's own relationships and the pictures they name; links that lead out are taken off ``root``."""
    folder, base = posixpath.split(name)
    path = f"{folder}/_rels/{base}.rels"
    content = package.read(path)
    relations = parse_xml(b"<none/>" if content is None else content)
    kept: set[str] = set()
    for each in list(relations):
        target = _inside(each.get("Target", ""))
        picture = None if each.get("TargetMode") == "External" else package.read(target)
        if picture is None:
            relations.remove(each)
        else:
            kept.add(each.get("Id", ""))
            yield target, picture
    _unlink(root, kept)
    if kept:
        yield path, written(relations)


def _unlink(root: Any, kept: set[str]) -> None:
    """Take off what refers to a relationship that is not kept: a picture as a whole, else the reference."""
    for element in list(root.iter()):
        for key in [name for name in element.attrib if name.startswith(RELATIONSHIPS)]:
            if element.get(key) in kept:
                continue
            del element.attrib[key]
            holder = next((e for e in element.iterancestors() if e.tag in _HOLDERS), None)
            if holder is not None and holder.getparent() is not None:
                holder.getparent().remove(holder)


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"word/{target}")

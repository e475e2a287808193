"""An office's own Word file as the mould: its styles, page, headers and footers; our text.

Each kind of paragraph takes the house style of that name; where the house has none, the profile's style is
added to the house's. Only parts the page needs are taken over: no text, comments, properties or macros.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from draftkit.corpus.docx.package import Package, parse_xml
from draftkit.export import parts
from draftkit.export.body import body_xml
from draftkit.export.docx import section_xml
from draftkit.export.house_parts import taken_parts, written
from draftkit.export.layout import Layout
from draftkit.export.manuscript import Manuscript
from draftkit.export.package import pack
from draftkit.export.styles import STYLE_IDS, run_in_style, styles_part
from draftkit.export.wml import part
from draftkit.export.word_xml import (
    DOCUMENT,
    RELATIONSHIPS,
    W,
    document_root,
    naming,
    open_package,
    part_root,
    value,
)

_STYLES, _RELS = "word/styles.xml", "word/_rels/document.xml.rels"
_KEPT_KINDS = ("theme", "fontTable", "numbering")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("Title", "标题", "公文标题"),
    "subtitle": ("Subtitle", "副标题"),
    "byline": ("讲话人和日期", "讲话人", "作者"),
    "body": ("Body Text First Indent", "正文首行缩进", "Body Text", "正文文本", "Normal Indent", "正文缩进"),
    "salutation": ("Salutation", "称呼", "主送机关"),
    "heading1": ("heading 1", "标题 1"),
    "heading2": ("heading 2", "标题 2"),
    "heading3": ("heading 3", "标题 3"),
    "heading4": ("heading 4", "标题 4"),
    "signature": ("Signature", "签名", "署名"),
    "sign-date": ("Date", "日期", "成文日期"),
}
"""House style names of each kind, best first; others are looked up by our own name."""
_USED_STYLE = re.compile(r'(<w:[pr]Style w:val=")([^"]+)"')


@dataclass(frozen=True, slots=True)
class House:
    """A house file, opened: where it lies, its package, its document and its styles."""

    where: str
    package: Package
    document: Any
    styles: Any


def open_house(data: bytes, where: str) -> House:
    """Open a reference DOCX.

    Raises:
        UnreadableError: not a DOCX, or without styles.
        TooLargeError: over the bounds of the gate.
    """
    with naming(where):
        package = open_package(data, DOCUMENT, _STYLES)
        return House(where, package, document_root(package), part_root(package, _STYLES))


def render_in_house(manuscript: Manuscript, layout: Layout, house: House) -> bytes:
    """The DOCX of a manuscript in the house's styles and page.

    Raises:
        UnreadableError: a part that the page needs is damaged.
        TooLargeError: such a part is over the bounds of the gate.
    """
    with naming(house.where):
        return _rendered(manuscript, layout, house)


def _rendered(manuscript: Manuscript, layout: Layout, house: House) -> bytes:
    ids = _add_missing_styles(house, layout)
    body = _USED_STYLE.sub(lambda m: f'{m[1]}{ids.get(m[2], m[2])}"', body_xml(manuscript, layout))
    section, links = _section(house, layout)
    content = {
        "_rels/.rels": parts.relationships(
            {"rId1": ("officeDocument", DOCUMENT), "rId2": ("core", "docProps/core.xml")}
        ),
        "docProps/core.xml": parts.core_part(manuscript.title),
        DOCUMENT: part("document", f"<w:body>{body}{section}</w:body>"),
        _STYLES: written(house.styles),
        "word/settings.xml": parts.settings_part(layout, odd_even=_has_odd_even(house)),
        **taken_parts(house.package, [target for _, target in links.values()]),
        _RELS: parts.relationships(
            {"rIdS1": ("styles", "styles.xml"), "rIdS2": ("settings", "settings.xml"), **links}
        ),
    }
    return pack({"[Content_Types].xml": parts.content_types(list(content)), **content})


def _add_missing_styles(house: House, layout: Layout) -> dict[str, str]:
    """Our style id → the id to use; styles the house lacks are added to it."""
    names = {value(style.find(f"{W}name")).lower(): style for style in house.styles.iter(f"{W}style")}
    taken = {style.get(f"{W}styleId", "") for style in house.styles.iter(f"{W}style")}
    ids: dict[str, str] = {}
    for kind, (ours, name) in STYLE_IDS.items():
        found = next((names[n.lower()] for n in (*_NAMES.get(kind, ()), name) if n.lower() in names), None)
        if kind == "body" and (most := _most_used(house)) is not None:
            found = most
        if found is not None:
            ids[ours] = found.get(f"{W}styleId", "")
            if kind.startswith("heading") and (link := value(found.find(f"{W}link"))):
                ids[run_in_style(int(kind[-1]))] = link
    _append(house, layout, ids, taken)
    return ids


def _append(house: House, layout: Layout, ids: dict[str, str], taken: set[str]) -> None:
    """Add each of our styles that has no counterpart, under an id that is free."""
    normal = next(
        (
            s.get(f"{W}styleId")
            for s in house.styles.iter(f"{W}style")
            if value(s.find(f"{W}name")) == "Normal"
        ),
        "",
    )
    added = [
        style
        for style in parse_xml(styles_part(layout)).iter(f"{W}style")
        if style.get(f"{W}default") is None and style.get(f"{W}styleId") not in ids
    ]
    for style in added:
        ours = style.get(f"{W}styleId")
        ids[ours] = ours if ours not in taken else f"{ours}Draft"
        style.set(f"{W}styleId", ids[ours])
    for style in added:
        for reference in ("basedOn", "next", "link"):
            element = style.find(f"{W}{reference}")
            if element is None:
                continue
            target = normal if value(element) == "Normal" else ids.get(value(element), "")
            if target and not (reference == "link" and target in taken):
                element.set(f"{W}val", target)
            else:
                style.remove(element)
        house.styles.append(style)


def _most_used(house: House) -> Any:
    """The house's paragraph style that carries most of its text, unless that is Normal or a heading."""
    weights: Counter[str] = Counter()
    for paragraph in house.document.iter(f"{W}p"):
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        weights[style] += sum(len(node.text or "") for node in paragraph.iter(f"{W}t"))
    if not weights or not (most := weights.most_common(1)[0])[0] or most[1] < _ENOUGH_TEXT:
        return None
    return next((s for s in house.styles.iter(f"{W}style") if s.get(f"{W}styleId") == most[0]), None)


_ENOUGH_TEXT = 200
"""Characters of sample text from which the style most used counts as the house's body style."""


def _section(house: House, layout: Layout) -> tuple[str, dict[str, tuple[str, str]]]:
    """The house's last section as XML (the profile's where it has none), and the relationships needed."""
    from lxml import etree  # 20 ms: only with a reference file

    relations = _relations(house)
    sections = list(house.document.iter(f"{W}sectPr"))
    links = {
        identity: (kind, target) for identity, (kind, target) in relations.items() if kind in _KEPT_KINDS
    }
    if not sections:
        return section_xml(layout), links
    section = sections[-1]
    for reference in section.findall(f"{W}headerReference") + section.findall(f"{W}footerReference"):
        identity = reference.get(f"{RELATIONSHIPS}id", "")
        if identity in relations:
            links[identity] = relations[identity]
        else:
            section.remove(reference)
    for change in section.findall(f"{W}sectPrChange"):
        section.remove(change)
    etree.cleanup_namespaces(section)
    return etree.tostring(section, encoding="unicode"), links


def _relations(house: House) -> dict[str, tuple[str, str]]:
    """Relationship id → (kind, target) of the document, those that stay inside the package."""
    return {
        each.get("Id", ""): (each.get("Type", "").rsplit("/", 1)[-1], each.get("Target", ""))
        for each in part_root(house.package, _RELS)
        if each.get("TargetMode") != "External"
    }


def _has_odd_even(house: House) -> bool:
    return part_root(house.package, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None

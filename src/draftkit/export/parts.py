"""The small parts around the text: settings, font table, page numbers, properties, relationships."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from draftkit.export.faces import face_named
from draftkit.export.layout import Layout
from draftkit.export.styles import NUMBER_STYLE
from draftkit.export.wml import DECLARATION, escape, ordered, part, run, w

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PICTURES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "emf": "x-emf", "wmf": "x-wmf"}
_NEVER_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
_NEVER_FIRST = (
    "!%),.:;>?]}¢¨°·ˇˉ—―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
"""Word's own lists for Chinese, with the dash added: it cannot begin a row, so —— is never split."""
DASH_DROP = 0.525
"""How far below the top of its exact line the dash of a page number sits, in type sizes (measured)."""


def settings_part(layout: Layout, *, tracking: bool = False, odd_even: bool | None = None) -> bytes:
    """``word/settings.xml``: nothing is compressed, languages are stated, no old-Word compatibility.

    ``odd_even`` overrules the profile on whether odd and even pages have footers of their own.
    """
    if odd_even is None:
        odd_even = layout.number.style == "odd_even"
    compatibility = "".join(
        w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return part(
        "settings",
        w("zoom", percent=100),
        w("bordersDoNotSurroundHeader"),
        w("bordersDoNotSurroundFooter"),
        w("trackRevisions") if tracking else "",
        w("evenAndOddHeaders") if odd_even else "",
        w("characterSpacingControl", val="doNotCompress"),
        w("noLineBreaksAfter", lang="zh-CN", val=_NEVER_LAST),
        w("noLineBreaksBefore", lang="zh-CN", val=_NEVER_FIRST),
        w("compat", w("doNotExpandShiftReturn"), w("useFELayout"), compatibility),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def font_table_part(layout: Layout) -> bytes:
    """``word/fontTable.xml``: each face with the names that may stand in for it on another machine."""
    return part("fonts", *map(_font, layout.faces))


def number_part(layout: Layout, *, even: bool, header: bool = False) -> bytes:
    """A header or footer that holds the page number alone."""
    cell = layout.number.size * 10
    if layout.number.style == "center":
        place = ["", w("jc", val="center")]
    elif even:
        place = [w("ind", leftChars=100, left=cell), w("jc", val="left")]
    else:
        place = [w("ind", rightChars=100, right=cell), w("jc", val="right")]
    paragraph = w("p", ordered("pPr", w("pStyle", val=NUMBER_STYLE), *place), *_number_runs())
    return part("hdr" if header else "ftr", paragraph)


def number_distance(layout: Layout, margin: int) -> int:
    """``w:footer`` that puts the dash ``number.distance`` below a type area with this bottom margin."""
    drop = round(layout.number.size * 10 * DASH_DROP)
    return max(0, margin - layout.number.distance - drop)


def core_part(title: str) -> bytes:
    """``docProps/core.xml``: the title and, where SOURCE_DATE_EPOCH gives one, the date; no person."""
    stamp = stated_time()
    names = ("created", "modified") if stamp else ()
    dates = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in names)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language>{dates}</cp:coreProperties>"
    ).encode()


def stated_time() -> str | None:
    """SOURCE_DATE_EPOCH as an ISO time, or None: without it two exports carry no clock and stay identical."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) <= 11):
        return None
    return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def content_types(parts: Iterator[str] | list[str]) -> bytes:
    """``[Content_Types].xml`` for the named parts."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_content_type(name)}"/>'
        for name in parts
        if name.endswith(".xml")
    )
    pictures = "".join(
        f'<Default Extension="{suffix}" ContentType="image/{_PICTURES[suffix]}"/>'
        for suffix in sorted({name.rpartition(".")[2].lower() for name in parts} & _PICTURES.keys())
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{pictures}{overrides}</Types>'
    ).encode()


def relationships(targets: dict[str, tuple[str, str]]) -> bytes:
    """A ``.rels`` part: relationship id → (kind, target)."""
    entries = "".join(
        f'<Relationship Id="{identity}" Type="{_relationship(kind)}" Target="{target}"/>'
        for identity, (kind, target) in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'.encode()


def _relationship(kind: str) -> str:
    return f"{_PACKAGE}/relationships/metadata/core-properties" if kind == "core" else f"{_OFFICE}/{kind}"


def _content_type(name: str) -> str:
    if name == "docProps/core.xml":
        return "application/vnd.openxmlformats-package.core-properties+xml"
    if name.startswith("word/theme/"):
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    stem = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return f"{_WORD_TYPE}.{'document.main' if stem == 'document' else stem}+xml"


def _font(name: str) -> str:
    face = face_named(name)
    return w(
        "font",
        w("altName", val=",".join(face.substitutes)) if face.substitutes else "",
        w("charset", val="86"),
        w("family", val=face.family),
        w("pitch", val="variable"),
        name=name,
    )


def _number_runs() -> Iterator[str]:
    hint = w("rFonts", hint="eastAsia")
    yield run("— ", hint)
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", '<w:instrText xml:space="preserve"> PAGE </w:instrText>')
    yield w("r", w("fldChar", fldCharType="separate"))
    yield run("1")
    yield w("r", w("fldChar", fldCharType="end"))
    yield run(" —", hint)

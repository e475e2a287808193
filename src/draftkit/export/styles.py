"""``word/styles.xml`` of a layout: real named styles, each kind of paragraph one, no theme fonts.

Normal carries face, size, squeeze and language; every other style states only what differs. Heading
styles keep Word's own names and outline levels, so the navigation pane and other tools find them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from draftkit.export.layout import Layout, TextLayout
from draftkit.export.wml import ordered, part, w

STYLE_IDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "body": ("BodyText", "Body Text"),
        "title": ("Title", "Title"),
        "subtitle": ("Subtitle", "Subtitle"),
        "byline": ("Byline", "讲话人和日期"),
        "salutation": ("Salutation", "Salutation"),
        "heading1": ("Heading1", "heading 1"),
        "heading2": ("Heading2", "heading 2"),
        "heading3": ("Heading3", "heading 3"),
        "heading4": ("Heading4", "heading 4"),
        "classification": ("Classification", "密级"),
        "signature": ("Signature", "Signature"),
        "sign-date": ("Date", "Date"),
        "attachment-note": ("AttachmentNote", "附件说明"),
        "attachment": ("Attachment", "附件"),
        "attachment-title": ("AttachmentTitle", "附件标题"),
    }
)
"""Style id and name of each kind of paragraph; English names are Word's built-in ones."""

SLOT_STYLE = "Slot"
MINUTE_STYLE, MINUTE_NAME = "MinuteMark", "分钟"
"""Only reading copies have this style, by which they are known when they come back."""
MINUTE_GAP = 200
"""Twips between the minute mark and the paper's edge, and the type area."""
_SMALLEST_MINUTE = 16
"""Half-points."""
_MINUTE_QUARTERS = 11
"""Width of 100分 in quarters of its type size: three digits, one character, the thin space between."""
NUMBER_STYLE = "PageNumberLine"
_WITH_NEXT = ("attachment", "signature")
"""Kinds that never stand alone at the foot of a page, as headings never do."""


def run_in_style(level: int) -> str:
    """The character style of a run-in heading of this level."""
    return f"Heading{level}Char"


def styles_part(layout: Layout) -> bytes:
    """The whole part."""
    return part("styles", _defaults(), *_styles(layout))


def indent(layout: Layout, text: TextLayout) -> str:
    """``w:ind`` of a kind of paragraph, in characters and, for readers that know only those, twips."""
    cell = character_width(layout, text)
    return w(
        "ind",
        rightChars=text.right_indent * 100,
        right=text.right_indent * cell,
        firstLineChars=text.first_indent * 100,
        firstLine=text.first_indent * cell,
    )


def character_width(layout: Layout, text: TextLayout) -> int:
    """Advance of one Han character in twips, the squeeze included."""
    return text.size * 10 + (layout.page.squeeze if text.on_grid else 0)


def _defaults() -> str:
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    return w("docDefaults", w("rPrDefault", w("rPr", language)), w("pPrDefault"))


def _styles(layout: Layout) -> Iterator[str]:
    yield _normal(layout)
    yield w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    for kind, text in layout.texts.items():
        yield _paragraph_style(layout, kind, text)
    for level in range(1, 5):
        yield _run_in_style(layout, level)
    yield _character_style(SLOT_STYLE, "待填")
    if layout.reading.minute_marks:
        yield _minute_style(layout)
    yield _number_style(layout)


def _normal(layout: Layout) -> str:
    body = layout.body
    space = "1" if layout.latin_space else "0"
    paragraph = ordered(
        "pPr",
        w("widowControl", val=0),
        w("autoSpaceDE", val=space),
        w("autoSpaceDN", val=space),
        w("spacing", before=0, after=0, line=240, lineRule="auto"),
        _alignment(body),
    )
    run = ordered(
        "rPr",
        _fonts(layout, body.face),
        w("b") if body.bold else "",
        w("spacing", val=layout.page.squeeze) if layout.page.squeeze else "",
        *_sizes(body),
        w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )
    return w(
        "style", w("name", val="Normal"), w("qFormat"), paragraph, run,
        type="paragraph", default=1, styleId="Normal",
    )  # fmt: skip


def _paragraph_style(layout: Layout, kind: str, text: TextLayout) -> str:
    style_id, name = STYLE_IDS[kind]
    level = int(kind[-1]) if kind.startswith("heading") else None
    paragraph = ordered(
        "pPr",
        w("keepNext") if level or kind in _WITH_NEXT else "",
        w("keepLines") if level else "",
        w("pageBreakBefore") if kind == "attachment" else "",
        "" if text.on_grid else w("snapToGrid", val=0),
        "" if text.on_grid else w("spacing", line=layout.page.pitch, lineRule="exact"),
        indent(layout, text) if text.first_indent or text.right_indent else "",
        _alignment(text) if text.align != layout.body.align else "",
        w("outlineLvl", val=level - 1) if level else "",
    )
    custom = {} if name.isascii() else {"customStyle": 1}
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("next", val="BodyText"),
        w("link", val=run_in_style(level)) if level else "",
        w("qFormat"),
        paragraph,
        ordered("rPr", *_face(layout, text)),
        type="paragraph",
        **custom,
        styleId=style_id,
    )


def _run_in_style(layout: Layout, level: int) -> str:
    face = _face(layout, layout.texts[f"heading{level}"])
    return w(
        "style",
        w("name", val=f"heading {level} Char"),
        w("basedOn", val="DefaultParagraphFont"),
        w("link", val=f"Heading{level}"),
        w("qFormat"),
        ordered("rPr", *face),
        type="character",
        customStyle=1,
        styleId=run_in_style(level),
    )


def _character_style(style_id: str, name: str, *properties: str) -> str:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="DefaultParagraphFont"),
        ordered("rPr", *properties),
        type="character",
        customStyle=1,
        styleId=style_id,
    )


def minute_width(layout: Layout) -> int:
    """Twips that a minute mark may take in the left margin."""
    return max(1, layout.page.left - 2 * MINUTE_GAP)


def _minute_style(layout: Layout) -> str:
    heading = layout.texts["heading1"]
    paragraph = ordered("pPr", w("keepNext"), w("jc", val="right"))
    size = min(layout.body.size, max(_SMALLEST_MINUTE, minute_width(layout) * 4 // (10 * _MINUTE_QUARTERS)))
    sizes = w("sz", val=size), w("szCs", val=size)
    run = ordered("rPr", _fonts(layout, heading.face), *sizes, w("color", val="808080"))
    return w(
        "style", w("name", val=MINUTE_NAME), w("basedOn", val="Normal"), paragraph, run,
        type="paragraph", customStyle=1, styleId=MINUTE_STYLE,
    )  # fmt: skip


def _number_style(layout: Layout) -> str:
    number = layout.number
    paragraph = ordered(
        "pPr",
        w("snapToGrid", val=0),
        w("spacing", line=number.size * 10, lineRule="exact"),
        w("jc", val="left"),
    )
    run = ordered(
        "rPr",
        _fonts(layout, number.face),
        w("spacing", val=0),
        w("sz", val=number.size),
        w("szCs", val=number.size),
    )
    return w(
        "style", w("name", val="页码行"), w("basedOn", val="Normal"), paragraph, run,
        type="paragraph", customStyle=1, styleId=NUMBER_STYLE,
    )  # fmt: skip


def _face(layout: Layout, text: TextLayout) -> Iterator[str]:
    body = layout.body
    if text.face != body.face:
        yield _fonts(layout, text.face)
    if text.bold != body.bold:
        yield w("b", val=None if text.bold else "0")
    if text.size != body.size:
        yield from _sizes(text)
    if not text.on_grid and layout.page.squeeze:
        yield w("spacing", val=0)


def _fonts(layout: Layout, face: str) -> str:
    latin = layout.latin_face or face
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=face, cs=latin)


def _sizes(text: TextLayout) -> tuple[str, str]:
    return w("sz", val=text.size), w("szCs", val=text.size)


def _alignment(text: TextLayout) -> str:
    return w("jc", val="both" if text.align == "justify" else text.align)

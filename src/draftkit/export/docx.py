"""Manuscript → DOCX: the parts of the package put together.

The parts are written directly: ten small XML files with nothing in them that was not asked for (decision
0060 says why no document library does this).
"""

from __future__ import annotations

from draftkit.export import parts
from draftkit.export.body import body_xml
from draftkit.export.composing import compose
from draftkit.export.layout import Layout
from draftkit.export.manuscript import Manuscript
from draftkit.export.package import pack
from draftkit.export.styles import styles_part
from draftkit.export.wml import part, w
from draftkit.model import Draft


def render(draft: Draft, layout: Layout) -> bytes:
    """The DOCX of a draft, open slots highlighted. Equal drafts give equal bytes."""
    return render_manuscript(compose(draft), layout)


def render_manuscript(manuscript: Manuscript, layout: Layout) -> bytes:
    """The DOCX of a manuscript."""
    return assemble(body_xml(manuscript, layout), manuscript.title, layout)


def assemble(body: str, title: str, layout: Layout, *, tracking: bool = False) -> bytes:
    """The package around paragraphs that are already WordprocessingML.

    With ``tracking`` the program that opens it goes on tracking changes.
    """
    numbers = _number_parts(layout)
    links = {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("settings", "settings.xml"),
        "rId3": ("fontTable", "fontTable.xml"),
    }
    references = []
    for number, (name, kind, page) in enumerate(_number_names(layout), 4):
        links[f"rId{number}"] = (kind, name)
        references.append(f'<w:{kind}Reference w:type="{page}" r:id="rId{number}"/>')
    document = part("document", w("body", body, section_xml(layout, *references)))
    content = {
        "_rels/.rels": parts.relationships(
            {"rId1": ("officeDocument", "word/document.xml"), "rId2": ("core", "docProps/core.xml")}
        ),
        "docProps/core.xml": parts.core_part(title),
        "word/document.xml": document,
        "word/styles.xml": styles_part(layout),
        "word/settings.xml": parts.settings_part(layout, tracking=tracking),
        "word/fontTable.xml": parts.font_table_part(layout),
        **numbers,
        "word/_rels/document.xml.rels": parts.relationships(links),
    }
    return pack({"[Content_Types].xml": parts.content_types(list(content)), **content})


def _number_names(layout: Layout) -> list[tuple[str, str, str]]:
    """File name, relationship kind and page type of each header and footer."""
    if layout.number.style == "none":
        return []
    kinds = ["header", "footer"] if layout.number.place == "both" else ["footer"]
    pages = ["default", "even"] if layout.number.style == "odd_even" else ["default"]
    return [(f"{kind}{number}.xml", kind, page) for kind in kinds for number, page in enumerate(pages, 1)]


def _number_parts(layout: Layout) -> dict[str, bytes]:
    return {
        f"word/{name}": parts.number_part(layout, even=page == "even", header=kind == "header")
        for name, kind, page in _number_names(layout)
    }


def section_xml(layout: Layout, *references: str) -> str:
    """The section properties: references to headers and footers, paper, margins, grid."""
    page = layout.page
    margins = w(
        "pgMar",
        top=page.top,
        right=page.right,
        bottom=page.bottom,
        left=page.left,
        header=parts.number_distance(layout, page.top),
        footer=parts.number_distance(layout, page.bottom),
        gutter=0,
    )
    size = w("pgSz", w=page.width, h=page.height)
    return w("sectPr", *references, size, margins, w("docGrid", type="lines", linePitch=page.pitch))

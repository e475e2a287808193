"""The walk through a Word file's main text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from draftkit.corpus.docx.model import DocxParagraph, DocxText
from draftkit.corpus.docx.numbering import Numbering, load_numbering
from draftkit.corpus.docx.package import Package
from draftkit.corpus.docx.runs import RunReader
from draftkit.corpus.docx.styles import Styles, list_place, load_styles
from draftkit.corpus.docx.xml import child, is_on, local, value
from draftkit.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_HOLDS_PARAGRAPHS = frozenset(
    {"body", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "txbxContent"}
)
_MOST_PARAGRAPHS = 200_000


def read_docx(data: bytes) -> DocxText:
    """The paragraphs of a Word file (transitional or strict), tables and text boxes included.

    Raises:
        UnreadableError: not a Word file, broken, encrypted, or carrying what no document needs.
        TooLargeError: over the bounds of a document.
    """
    package = Package(data)
    main = package.xml(_MAIN if _MAIN in package.names else _find_main(package))
    if main is None:
        raise UnreadableError("压缩包里没有正文，不是 Word 文档", remedy="请核对文件类型")
    styles = load_styles(package.xml("word/styles.xml"))
    numbering = load_numbering(package.xml("word/numbering.xml"))
    counts: Counter[str] = Counter()
    paragraphs: list[DocxParagraph] = []
    for element in _paragraphs(main):
        paragraphs += _paragraph(element, styles, numbering, counts)
        if len(paragraphs) > _MOST_PARAGRAPHS:
            raise UnreadableError(f"段落超过 {_MOST_PARAGRAPHS} 个，不像讲话稿")
    comments = package.xml("word/comments.xml")
    counts["comments"] = 0 if comments is None else len(comments)
    return DocxText(tuple(paragraphs), {name: count for name, count in counts.items() if count})


def _find_main(package: Package) -> str:
    """Some producers name the main part differently; it is the document part directly under ``word/``."""
    named = sorted(
        name for name in package.names if name.startswith("word/document") and name.endswith(".xml")
    )
    return named[0] if named else _MAIN


def _paragraphs(element: _Element) -> Iterator[_Element]:
    """Paragraphs in reading order, through tables, content controls and block-level revisions."""
    for each in element:
        name = local(each)
        if name == "p":
            yield each
        elif name in _HOLDS_PARAGRAPHS:
            yield from _paragraphs(each)


def _paragraph(
    element: _Element, styles: Styles, numbering: Numbering, counts: Counter[str]
) -> Iterator[DocxParagraph]:
    properties = child(element, "pPr")
    style = value(child(properties, "pStyle"), "val", "")
    own_level = value(child(properties, "outlineLvl"), "val", "")
    number = numbering.next_number(list_place(properties) or styles.number(style))
    runs = RunReader(styles, style, counts)
    runs.add_text(number)
    runs.walk(element)
    marks = child(properties, "rPr")
    yield DocxParagraph(
        text=runs.text,
        style=styles.name(style),
        level=int(own_level) + 1 if own_level.isdigit() and int(own_level) < 9 else styles.level(style),
        is_title=styles.is_title(style),
        is_contents=styles.is_contents(style),
        number=number,
        lead=runs.lead(),
        inserted=tuple(runs.inserted),
        deleted=tuple(runs.deleted),
        mark_inserted=is_on(child(marks, "ins")),
        mark_deleted=is_on(child(marks, "del")),
    )
    for box in runs.boxes:
        counts["text_boxes"] += 1
        for inner in _paragraphs(box):
            yield from _paragraph(inner, styles, numbering, counts)

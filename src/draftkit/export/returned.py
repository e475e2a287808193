"""A DOCX that came back from a colleague: paragraphs with their tracked changes, comments, and what is lost.

Only what a speech can hold is read: text, headings, bold. Everything else is named as a loss with the
paragraph where it stood, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from draftkit.export.styles import MINUTE_NAME
from draftkit.export.word_xml import DOCUMENT, W, document_root, naming, open_package, part_root, value

_STYLES, _COMMENTS = "word/styles.xml", "word/comments.xml"
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_SKIPPED = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "instrText", "delInstrText", "sdtPr", "fldChar", "rt")
)
_LOST: Mapping[str, str] = {
    f"{W}drawing": "图片或图形",
    f"{W}pict": "图片或图形",
    f"{W}object": "嵌入的对象",
    f"{W}footnoteReference": "脚注",
    f"{W}endnoteReference": "尾注",
    f"{W}sym": "特殊符号",
}
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_RUN_IN_STYLE = re.compile(r"heading\s*([1-4])\s*char", re.I)
_TRUE_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class ReturnedSpan:
    """A stretch of text; ``gone`` is a tracked deletion, ``come`` a tracked insertion, by ``author``."""

    text: str
    bold: bool = False
    come: bool = False
    gone: bool = False
    author: str = ""


_UNTRACKED = ReturnedSpan("")


@dataclass(frozen=True, slots=True)
class ReturnedParagraph:
    """One paragraph. ``style`` is the style's name, ``level`` 1..9 for headings.

    ``joins`` tells that its paragraph mark was deleted, so that it runs on into the next one.
    """

    style: str
    level: int | None
    spans: tuple[ReturnedSpan, ...]
    joins: bool = False
    comments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text with all tracked changes accepted."""
        return "".join(span.text for span in self.spans if not span.gone)

    def text_before(self, own: str) -> str:
        """The text before the changes of everyone but ``own``, whose changes count as made."""
        return "".join(
            span.text for span in self.spans if (not span.gone if span.author in ("", own) else not span.come)
        )


@dataclass(frozen=True, slots=True)
class Loss:
    """Something the Markdown cannot hold, at a 1-based paragraph of the document."""

    paragraph: int
    what: str


@dataclass(frozen=True, slots=True)
class ReturnedDocument:
    """What came back, tracked changes told apart but not yet accepted.

    ``is_reading_copy`` tells a large-print copy, whose paragraphs are single sentences.
    """

    paragraphs: tuple[ReturnedParagraph, ...]
    losses: tuple[Loss, ...]
    tracked: int
    is_reading_copy: bool = False

    def accepted(self) -> tuple[ReturnedParagraph, ...]:
        """The paragraphs as they read when all changes are accepted; empty ones are left out."""
        found: list[ReturnedParagraph] = []
        held: ReturnedParagraph | None = None
        for paragraph in self.paragraphs:
            if held is not None:
                # the mark between the two is deleted: Word keeps the properties of the second
                first = paragraph if not held.text else held
                paragraph = ReturnedParagraph(
                    first.style,
                    first.level,
                    held.spans + paragraph.spans,
                    paragraph.joins,
                    held.comments + paragraph.comments,
                )
                held = None
            if paragraph.joins:
                held = paragraph
            elif paragraph.text.strip():
                found.append(paragraph)
        if held is not None and held.text.strip():
            found.append(held)
        return tuple(found)


def read_returned(data: bytes, where: str) -> ReturnedDocument:
    """Read a DOCX that a person edited.

    Raises:
        UnreadableError: not a DOCX, damaged or encrypted.
        TooLargeError: over the bounds of the gate.
    """
    with naming(where):
        package = open_package(data, DOCUMENT)
        styles = _style_names(part_root(package, _STYLES))
        reader = _Reader(styles, _comment_texts(part_root(package, _COMMENTS)))
        paragraphs = tuple(reader.paragraphs(document_root(package)))
    losses = tuple(dict.fromkeys(reader.losses))
    return ReturnedDocument(paragraphs, losses, reader.tracked, _is_reading_copy(styles))


@dataclass(slots=True)
class _Reader:
    styles: Mapping[str, tuple[str, int | None]]
    comments: Mapping[str, str]
    losses: list[Loss] = field(default_factory=list)
    tracked: int = 0
    number: int = 0

    def paragraphs(self, root: Any) -> Iterator[ReturnedParagraph]:
        """Every paragraph of the running text, those of tables cell by cell."""
        for element in root.iter(f"{W}p", f"{W}tbl"):
            if element.tag == f"{W}tbl":
                self.losses.append(Loss(self.number + 1, "表格（文字已逐格收回）"))
            elif not _inside_shape(element):
                self.number += 1
                yield self._paragraph(element)

    def _paragraph(self, element: Any) -> ReturnedParagraph:
        properties = element.find(f"{W}pPr")
        name, level = self._style(properties)
        spans: list[ReturnedSpan] = []
        comments: list[str] = []
        self._collect(element, spans, comments, _UNTRACKED)
        if properties is not None and properties.find(f"{W}numPr") is not None:
            self.losses.append(Loss(self.number, "自动编号（序号要自己补）"))
        joins = properties is not None and any(
            properties.find(f"{W}rPr/{mark}") is not None for mark in _GONE
        )
        self.tracked += joins
        return ReturnedParagraph(name, level, tuple(spans), joins, tuple(comments))

    def _style(self, properties: Any) -> tuple[str, int | None]:
        style = None if properties is None else properties.find(f"{W}pStyle")
        name, level = self.styles.get(value(style), ("", None))
        stated = None if properties is None else _outline_level(properties)
        return name, stated or level

    def _collect(
        self, element: Any, spans: list[ReturnedSpan], comments: list[str], state: ReturnedSpan
    ) -> None:
        """Gather the spans below ``element``; ``state`` is what the tracked change around them says."""
        for child in element:
            tag = child.tag
            if tag in _LOST and not state.gone:
                self.losses.append(Loss(self.number, _LOST[tag]))
            elif tag == f"{W}commentReference":
                comments.append(self.comments.get(child.get(f"{W}id", ""), ""))
            elif tag == f"{W}r":
                spans.extend(self._run(child, state))
                self._collect(child, spans, comments, state)
            elif tag in _GONE or tag in (f"{W}ins", f"{W}moveTo"):
                self.tracked += 1
                gone = tag in _GONE
                author = child.get(f"{W}author", "")
                inside = replace(state, come=state.come or not gone, gone=state.gone or gone, author=author)
                self._collect(child, spans, comments, inside)
            elif isinstance(tag, str) and tag not in _SKIPPED and tag not in _TEXT_TAGS:
                self._collect(child, spans, comments, state)

    def _run(self, run: Any, state: ReturnedSpan) -> Iterator[ReturnedSpan]:
        text = "".join(_TEXT_TAGS[child.tag](child) for child in run if child.tag in _TEXT_TAGS)
        if not text:
            return
        properties = run.find(f"{W}rPr")
        bold = properties is not None and self._is_bold(properties)
        yield replace(state, text=text, bold=bold)

    def _is_bold(self, properties: Any) -> bool:
        weight = properties.find(f"{W}b")
        if weight is not None and value(weight) not in _TRUE_OFF:
            return True
        style = self.styles.get(value(properties.find(f"{W}rStyle")), ("", None))[0]
        return _RUN_IN_STYLE.search(style) is not None


_TEXT_TAGS: Mapping[str, Any] = {
    f"{W}t": lambda node: node.text or "",
    f"{W}delText": lambda node: node.text or "",
    f"{W}br": lambda node: "" if node.get(f"{W}type") in ("page", "column") else "\n",
    f"{W}cr": lambda node: "\n",
    f"{W}tab": lambda node: " ",
    f"{W}noBreakHyphen": lambda node: "-",
}


def _style_names(root: Any) -> dict[str, tuple[str, int | None]]:
    """Style id → name and heading level."""
    found: dict[str, tuple[str, int | None]] = {}
    for style in root.iter(f"{W}style"):
        name = value(style.find(f"{W}name"))
        heading = _HEADING_STYLE.fullmatch(name)
        properties = style.find(f"{W}pPr")
        level = int(heading[1]) if heading else None
        if level is None and properties is not None:
            level = _outline_level(properties)
        found[style.get(f"{W}styleId", "")] = (name, level)
    return found


def _outline_level(properties: Any) -> int | None:
    """1..9 where paragraph properties state an outline level; the tenth means running text."""
    stated = value(properties.find(f"{W}outlineLvl"))
    return int(stated) + 1 if re.fullmatch("[0-8]", stated) else None


def _comment_texts(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for comment in root.iter(f"{W}comment"):
        text = "".join(node.text or "" for node in comment.iter(f"{W}t"))
        author = comment.get(f"{W}author", "")
        found[comment.get(f"{W}id", "")] = f"{author}：{text}" if author else text
    return found


def _is_reading_copy(styles: Mapping[str, tuple[str, int | None]]) -> bool:
    return any(name == MINUTE_NAME for name, _ in styles.values())


def _inside_shape(element: Any) -> bool:
    """Text boxes are named as lost; their text is not part of the running text."""
    return any(parent.tag == f"{W}txbxContent" for parent in element.iterancestors())

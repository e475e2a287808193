"""Styles of a Word file: names, outline levels, bold, list membership, all through the chain of parents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftkit.corpus.docx.xml import child, is_on, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.I)
_TITLE = re.compile(r"^(?:title|标题|文章标题|公文标题|大标题)$", re.I)
_CONTENTS = re.compile(r"^(?:toc|目录)(?:\s*\d|\s*heading|标题)?$", re.I)
_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or character style says itself; ``based_on`` is the id of its parent."""

    name: str
    based_on: str
    level: int | None
    bold: bool | None
    font: str
    number: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, with look-ups through the chain of parents."""

    by_id: dict[str, Style]

    def chain(self, style_id: str) -> list[Style]:
        """The style and its parents, nearest first; loops and missing parents end it."""
        out: list[Style] = []
        while style_id in self.by_id and len(out) < _CHAIN:
            out.append(self.by_id[style_id])
            style_id = out[-1].based_on
        return out

    def level(self, style_id: str) -> int | None:
        """The outline level, 1 is the top."""
        for style in self.chain(style_id):
            heading = _HEADING.match(style.name)
            if heading:
                return int(heading.group(1))
            if style.level is not None:
                return style.level
        return None

    def name(self, style_id: str) -> str:
        """The name a person sees, or the id."""
        return self.by_id[style_id].name if style_id in self.by_id else style_id

    def is_title(self, style_id: str) -> bool:
        """Whether it is the title style."""
        return _TITLE.match(self.name(style_id)) is not None

    def is_contents(self, style_id: str) -> bool:
        """Whether it is a line of a table of contents."""
        return _CONTENTS.match(self.name(style_id)) is not None

    def bold(self, style_id: str) -> bool:
        """Whether the style is bold."""
        return next((style.bold for style in self.chain(style_id) if style.bold is not None), False)

    def font(self, style_id: str) -> str:
        """The East Asian font."""
        return next((style.font for style in self.chain(style_id) if style.font), "")

    def number(self, style_id: str) -> tuple[str, int] | None:
        """The list and its level that the style belongs to."""
        return next((style.number for style in self.chain(style_id) if style.number), None)


def load_styles(root: _Element | None) -> Styles:
    """The styles of ``styles.xml``; none where the part is missing."""
    if root is None:
        return Styles({})
    return Styles({value(each, "styleId", ""): _style(each) for each in root if local(each) == "style"})


def _style(element: _Element) -> Style:
    paragraph = child(element, "pPr")
    run = child(element, "rPr")
    outline = value(child(paragraph, "outlineLvl"), "val", "")
    bold = child(run, "b")
    return Style(
        name=value(child(element, "name"), "val", ""),
        based_on=value(child(element, "basedOn"), "val", ""),
        level=int(outline) + 1 if outline.isdigit() and int(outline) < 9 else None,
        bold=None if bold is None else is_on(bold),
        font=value(child(run, "rFonts"), "eastAsia", ""),
        number=list_place(paragraph),
    )


def list_place(paragraph: _Element | None) -> tuple[str, int] | None:
    """The list id and level that paragraph properties name."""
    properties = child(paragraph, "numPr")
    if properties is None:
        return None
    number = value(child(properties, "numId"), "val", "")
    level = value(child(properties, "ilvl"), "val", "0")
    return (number, int(level) if level.isdigit() else 0) if number else None

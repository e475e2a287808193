"""The pages as the export will lay them out: characters in a line, lines on a page, titles and indents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.export.layout import Layout, TextLayout
from draftkit.export.layouts import layout_names, load_layout
from draftkit.export.manuscript import Part, Passage
from draftkit.export.title_lines import title_lines
from draftkit.session.exporting import manuscript_of
from draftkit.text.line_breaking import rows
from draftkit.text.widths import cells


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page. ``indent`` cells stand before the text; ``kind`` is the layout's name for it."""

    text: str
    indent: int = 0
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Paged:
    """A whole manuscript on pages of ``height`` lines, ``width`` cells wide."""

    title: str
    width: int
    height: int
    pages: tuple[tuple[PageLine, ...], ...]


def layouts() -> tuple[tuple[str, str], ...]:
    """Name and title of every shipped layout, the usual one first."""
    names = sorted(layout_names(), key=lambda name: (name != "office", name))
    return tuple((name, load_layout(name).title) for name in names)


def pages_of(source: str, layout_name: str, path: str = "") -> Paged:
    """Lay a draft out line by line. Widths count characters: a type twice as large fills half as many.

    Raises:
        DraftkitError: the front matter or the layout cannot be used.
    """
    layout = load_layout(layout_name)
    manuscript = manuscript_of(source, path)
    lines = [line for passage in manuscript.passages for line in _lines(passage, layout)]
    height = layout.page.rows
    pages = [tuple(lines[at : at + height]) for at in range(0, len(lines), height)]
    return Paged(layout.title, layout.page.columns * 2, height, tuple(pages) or ((),))


def _lines(passage: Passage, layout: Layout) -> Iterator[PageLine]:
    look = layout.texts.get(passage.kind, layout.body)
    width = layout.page.columns * 2 * layout.body.size // look.size // 2 * 2
    for piece in _pieces(passage, width):
        for number, text in enumerate(rows(piece, width, look.first_indent * 2)):
            yield PageLine(text, _indent(text, look, width, layout, first=number == 0), passage.kind)
    if passage.part in (Part.TITLE, Part.BYLINE):
        yield PageLine("", 0, passage.kind)


def _pieces(passage: Passage, width: int) -> list[str]:
    if passage.part is Part.TITLE and "\n" not in passage.text and cells(passage.text) > width:
        return list(title_lines(passage.text, width // 2))
    return passage.text.split("\n")


def _indent(text: str, look: TextLayout, width: int, layout: Layout, *, first: bool) -> int:
    whole = layout.page.columns * 2
    if look.align == "center":
        return max(0, (whole - cells(text)) // 2)
    if look.align == "right":
        return max(0, whole - cells(text) - look.right_indent * 2)
    return look.first_indent * 2 if first else 0

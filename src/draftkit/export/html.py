"""Manuscript → one self-contained web page that shows the layout of the export: faces, sizes, indents.

No script, no outside file, no network. Printing it uses the profile's paper and margins; page numbers and
the exact breaking of lines are the Word file's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from draftkit.export.faces import face_named
from draftkit.export.in_place import blank_line_before, shown_spans
from draftkit.export.layout import TWIPS_PER_MM, TWIPS_PER_POINT, Layout, TextLayout
from draftkit.export.manuscript import Manuscript, Part, Passage, Span
from draftkit.export.signing import note_place, signing_start


def render_html(manuscript: Manuscript, layout: Layout) -> str:
    """The page as HTML text."""
    title = escape(manuscript.title or "讲话稿")
    paragraphs = "\n".join(_paragraphs(manuscript.passages, layout))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>\n{_sheet(layout)}\n</style>\n</head>\n"
        f"<body>\n<main>\n{paragraphs}\n</main>\n</body>\n</html>\n"
    )


def _paragraphs(passages: Sequence[Passage], layout: Layout) -> Iterator[str]:
    for index, passage in enumerate(passages):
        tag = _tag(passage)
        spaced = " spaced" if blank_line_before(passages, index) else ""
        content = "".join(_span(span) for span in shown_spans(passage, layout))
        style = _placed_style(passages, index, layout)
        yield f'<{tag} class="{passage.kind}{spaced}"{style}>{content}</{tag}>'


def _tag(passage: Passage) -> str:
    if passage.part is Part.TITLE:
        return "h1"
    return f"h{(passage.level or 1) + 1}" if passage.part is Part.HEADING else "p"


def _span(span: Span) -> str:
    text = escape(span.text).replace("\n", "<br>")
    if span.slot:
        return f"<mark>{text}</mark>"
    if span.heading is not None:
        return f'<span class="run-in{span.heading}">{text}</span>'
    return f"<strong>{text}</strong>" if span.bold else text


def _placed_style(passages: Sequence[Passage], index: int, layout: Layout) -> str:
    """Indents that follow from the text: those of signature and date, and of attachment notes."""
    note = note_place(passages[index], layout)
    if note is not None:
        return f' style="margin-left:{note[0]:g}em;text-indent:{-note[1]:g}em"'
    start = signing_start(passages, index, layout)
    return "" if start is None else f' style="text-align:left;margin-left:{start:.2f}em"'


def _sheet(layout: Layout) -> str:
    page = layout.page
    margins = " ".join(_mm(side) for side in (page.top, page.right, page.bottom, page.left))
    rules = [
        f"@page {{ size: {_mm(page.width)} {_mm(page.height)}; margin: {margins} }}",
        "html { background: #e8e8e8 }",
        "body { margin: 0 }",
        f"main {{ box-sizing: border-box; width: {_mm(page.width)}; min-height: {_mm(page.height)};"
        f" margin: 1em auto; padding: {margins}; background: #fff; color: #000 }}",
        f"main > * {{ margin: 0; font-weight: normal; line-height: {_pt(page.pitch)};"
        " line-break: strict; overflow-wrap: anywhere }",
        f".spaced {{ margin-top: {_pt(page.pitch)} }}",
        "mark { background: #ff0 }",
        "@media print { html { background: none }",
        "main { width: auto; min-height: 0; margin: 0; padding: 0 } }",
        *(_kind_rule(kind, text, layout) for kind, text in layout.texts.items()),
        *(f".run-in{n} {{ {_face(layout.texts[f'heading{n}'])} }}" for n in range(1, 5)),
    ]
    return "\n".join(rules)


def _kind_rule(kind: str, text: TextLayout, layout: Layout) -> str:
    squeeze = layout.page.squeeze if text.on_grid else 0
    return (
        f".{kind} {{ {_face(text)}; letter-spacing: {_pt(squeeze)}; text-align: {text.align};"
        f" text-indent: {text.first_indent}em; margin-right: {text.right_indent}em }}"
    )


def _face(text: TextLayout) -> str:
    names = (text.face, *face_named(text.face).substitutes)
    weight = "bold" if text.bold else "normal"
    families = ", ".join(
        "'" + name.replace("'", "").replace("\\", "").replace("<", "") + "'" for name in names
    )
    return f"font: {weight} {text.size / 2:g}pt {families}, serif; line-height: inherit"


def _mm(twips: int) -> str:
    return f"{twips / TWIPS_PER_MM:.2f}mm"


def _pt(twips: int) -> str:
    return f"{twips / TWIPS_PER_POINT:g}pt"

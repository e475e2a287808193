"""Word files (.docx, .docm): paragraphs as lines, styles as hints; macros are never run."""

from __future__ import annotations

import re

from draftkit.corpus.docx import DocxParagraph, read_docx
from draftkit.corpus.source import LineHint, Role, SourceText

_TITLE_STYLE = re.compile("(?:sub)?title|(?:副|附件|文章|公文|大)?标题", re.I)
_OWN_LINE = re.compile(r"^[（(—–-]|^\d{4}年|\S[ \u3000]+[\u4e00-\u9fff]")
"""Subtitle, date, or post and name, typed into the paragraph of the title."""


def read(data: bytes) -> SourceText:
    """The main text, one line a paragraph (or part of one, where a soft line break cuts it)."""
    document = read_docx(data)
    lines: list[str] = []
    hints: dict[int, LineHint] = {}
    for paragraph in document.paragraphs:
        hint = _hint(paragraph)
        for text in _lines(paragraph):
            lines.append(text)
            if hint is not None and text.strip():
                hints[len(lines)] = hint
                hint = hint if hint.role is Role.CHROME else None
    notes: dict[str, object] = dict(document.counts)
    return SourceText("\n".join(lines), hints, notes, has_lines=False)


def _lines(paragraph: DocxParagraph) -> list[str]:
    """A paragraph's lines. A title broken by sense is one line; what stands below it is not part of it."""
    if not _TITLE_STYLE.fullmatch(paragraph.style):
        return paragraph.text.split("\n")
    lines: list[str] = []
    for text in paragraph.text.split("\n"):
        if lines and text.strip() and not _OWN_LINE.search(text.strip()):
            apart = " " if lines[-1][-1:].isascii() and text[0].isascii() else ""
            lines[-1] += apart + text
        else:
            lines.append(text)
    return lines


def _hint(paragraph: DocxParagraph) -> LineHint | None:
    if paragraph.is_contents:
        return LineHint(Role.CHROME)
    if paragraph.is_title:
        return LineHint(Role.TITLE)
    if paragraph.level is not None:
        return LineHint(Role.HEADING, paragraph.level, paragraph.lead)
    return LineHint(lead=paragraph.lead) if paragraph.lead else None

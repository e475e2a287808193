"""Word files (.docx, .docm): paragraphs as lines, styles as hints; macros are never run."""

from __future__ import annotations

from draftkit.corpus.docx import DocxParagraph, read_docx
from draftkit.corpus.source import LineHint, Role, SourceText


def read(data: bytes) -> SourceText:
    """The main text, one line a paragraph (or part of one, where a soft line break cuts it)."""
    document = read_docx(data)
    lines: list[str] = []
    hints: dict[int, LineHint] = {}
    for paragraph in document.paragraphs:
        hint = _hint(paragraph)
        for text in paragraph.text.split("\n"):
            lines.append(text)
            if hint is not None and text.strip():
                hints[len(lines)] = hint
                hint = hint if hint.role is Role.CHROME else None
    notes: dict[str, object] = dict(document.counts)
    return SourceText("\n".join(lines), hints, notes, has_lines=False)


def _hint(paragraph: DocxParagraph) -> LineHint | None:
    if paragraph.is_contents:
        return LineHint(Role.CHROME)
    if paragraph.is_title:
        return LineHint(Role.TITLE)
    if paragraph.level is not None:
        return LineHint(Role.HEADING, paragraph.level, paragraph.lead)
    return LineHint(lead=paragraph.lead) if paragraph.lead else None

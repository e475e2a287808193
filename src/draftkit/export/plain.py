"""Manuscript → plain text: what can be pasted anywhere and still looks like a manuscript."""

from __future__ import annotations

from draftkit.export.in_place import blank_line_before
from draftkit.export.layout import Layout
from draftkit.export.manuscript import Manuscript, Part, Passage
from draftkit.export.signing import note_place

_CELL = "　"


def render_plain(manuscript: Manuscript, layout: Layout) -> str:
    """Paragraphs with their indents as full-width spaces, one line each."""
    lines: list[str] = []
    for index, passage in enumerate(manuscript.passages):
        turned = passage.part is Part.ATTACHMENT  # a new page, where there are pages
        if lines and (turned or blank_line_before(manuscript.passages, index)):
            lines.append("")
        lines.extend(_indented(line, passage, layout) for line in passage.text.split("\n"))
    return "\n".join(lines) + "\n" if lines else ""


def _indented(line: str, passage: Passage, layout: Layout) -> str:
    text = layout.texts[passage.kind]
    note = note_place(passage, layout)
    indent = round(note[0] - note[1]) if note else text.first_indent
    return _CELL * indent + line if text.align in ("justify", "left") else line

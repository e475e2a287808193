"""Manuscript → Markdown that every CommonMark reader understands the same way.

Two traps of Chinese text: closing ``**`` after a full stop does not close (CommonMark's flanking rules), so
the stop goes outside; and a paragraph that begins ``1. `` would become a list, so the dot is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.export.manuscript import Manuscript, Part, Passage, Span

_SPECIAL = re.compile(r"([\\`*_<\[\]&~])")
_LINE_START = re.compile(r"^(\s*)([#>+=-]|\d{1,9}(?=[.)]))", re.M)
_TRAILING = re.compile(r"^(.*?)([\s。，；：！？、）》”’.,;:!?)]*)$", re.S)
_LEADING = re.compile(r"^([\s（《“‘(]*)(.*)$", re.S)


def render_markdown(manuscript: Manuscript) -> str:
    """The manuscript as CommonMark: one paragraph a line, no comments, no front matter."""
    return "\n\n".join(_paragraph(passage) for passage in manuscript.passages) + "\n"


def _paragraph(passage: Passage) -> str:
    if passage.part in (Part.TITLE, Part.ATTACHMENT_TITLE):
        return "# " + _one_line(passage)
    if passage.part is Part.HEADING:
        return "#" * ((passage.level or 1) + 1) + " " + _one_line(passage)
    text = "".join(_stretches(passage))
    return text.replace("\n", "\\\n")


def _one_line(passage: Passage) -> str:
    return _escaped(passage.text.replace("\n", ""))


def _stretches(passage: Passage) -> Iterator[str]:
    start = True
    for bold, text in _by_weight(passage.spans):
        yield _bold(text) if bold else _escaped(text, line_start=start)
        start = False


def _by_weight(spans: tuple[Span, ...]) -> Iterator[tuple[bool, str]]:
    """Neighbouring spans of one weight joined."""
    weight, gathered = False, ""
    for span in spans:
        bold = span.bold or span.heading is not None
        if gathered and bold is not weight:
            yield weight, gathered
            gathered = ""
        weight, gathered = bold, gathered + span.text
    if gathered:
        yield weight, gathered


def _bold(text: str) -> str:
    """Bold whose marks stand next to characters, never next to punctuation on the outer side."""
    trailing = _TRAILING.match(text)
    core, tail = (trailing[1], trailing[2]) if trailing else (text, "")
    return f"**{_escaped(core)}**{_escaped(tail)}" if core else _escaped(tail)


def _escaped(text: str, *, line_start: bool = False) -> str:
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(_guarded, escaped) if line_start else escaped


def _guarded(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"

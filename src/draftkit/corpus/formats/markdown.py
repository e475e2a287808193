"""Markdown: headings and bold leads as hints; the marks themselves go as edits, so offsets stay true."""

from __future__ import annotations

import re

from draftkit.corpus.decoding import decode
from draftkit.corpus.manuscript import Edit
from draftkit.corpus.source import LineHint, Role, SourceText

_HEADING = re.compile(r"^(#{1,6})[ \t]+")
_LEAD = re.compile(r"^(?:\*\*|__)(?P<bold>[^*_\n]{2,80})(?:\*\*|__)(?=[ \t]*\S)")
_MARKS = re.compile(
    r"<!--.*?-->[ \t]?|^#{1,6}[ \t]+|^>[ \t]?|^[-*+][ \t]+(?=\S)|\*\*|__(?=\S)|(?<=\S)__"
    r"|\[(?P<text>[^\]\n]*)\]\((?:[^()\s]|\([^)]*\))*\)|\\(?=[.\-#*_()\[\]!>+])|[ \t]+#+$"
)
_FRONT_MATTER = re.compile(r"---\n.*?\n(?:---|\.\.\.)\n", re.S)


_BOLD = re.compile(rb"^[ \t]*\*\*[^*\n]{4,160}\*\*(?:[ \t]+\S|[ \t]*\r?$)", re.M)
_SIGNS = 3


def looks_like(data: bytes) -> bool:
    """Whether text under another suffix was copied out of Markdown: several lines are bold or begin bold.

    ``data`` is in any codec that keeps ASCII (UTF-8, GB18030). Redactions (在**市**县) do not enclose whole
    lines or leads.
    """
    return len(_BOLD.findall(data)) >= _SIGNS


def read(data: bytes) -> SourceText:
    """The text with its markup, the edits that take the markup off, and what the markup said."""
    decoded = decode(data)
    text = decoded.text
    hints: dict[int, LineHint] = {}
    edits: list[Edit] = []
    front = _FRONT_MATTER.match(text)
    skip = front.end() if front else 0
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if at < skip:
            hints[number] = LineHint(Role.CHROME)
        else:
            hint = _hint(line, has_title=any(each.role is Role.TITLE for each in hints.values()))
            if hint is not None:
                hints[number] = hint
            edits += _edits(line, at)
        at += len(line) + 1
    notes = {"codec": decoded.codec}
    return SourceText(text, hints, notes, markup=tuple(edits))


def _hint(line: str, *, has_title: bool) -> LineHint | None:
    heading = _HEADING.match(line)
    if heading:
        depth = len(heading.group(1))
        if depth == 1 and not has_title:
            return LineHint(Role.TITLE)
        return LineHint(Role.HEADING, max(1, depth - 1))
    lead = _LEAD.match(line)
    return LineHint(lead=len(lead.group("bold"))) if lead else None


def _edits(line: str, at: int) -> list[Edit]:
    if not any(mark in line for mark in "#*_<>[\\-+"):
        return []
    return [
        (at + match.start(), at + match.end(), match.group("text") or "") for match in _MARKS.finditer(line)
    ]

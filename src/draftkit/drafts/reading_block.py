"""One paragraph's source → what it is and says. Pure and cached: a keystroke costs one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from draftkit.drafts.blocks import is_plain_heading
from draftkit.model import ParagraphKind
from draftkit.text.comments import without_comments
from draftkit.text.markers import Marker, read_marker

RUN_IN_LIMIT = 40
"""The first sentence of a numbered paragraph is its heading up to this many characters (seeds: 20–29)."""


@dataclass(frozen=True, slots=True)
class BlockReading:
    """What one paragraph's source says by itself, before its neighbours are known."""

    kind: ParagraphKind
    text: str
    level: int | None = None
    marker: Marker | None = None
    run_in: str = ""
    role: str = ""


@lru_cache(maxsize=8192)
def read_block(raw: str) -> BlockReading:
    """Read one paragraph. Never fails: what is nothing else is body text."""
    source = raw.strip()
    comment = _COMMENT.match(source)
    if comment:
        rest = plain_text(source[comment.end() :])
        role = comment.group(1).strip()
        return BlockReading(ParagraphKind.BYLINE if rest else ParagraphKind.COMMENT, rest, role=role)
    heading = _HEADING.match(source)
    if heading:
        return _heading(len(heading.group(1)), plain_text(heading.group(2)))
    if _OTHER.match(source):
        return BlockReading(ParagraphKind.OTHER, plain_text(source))
    return _body(source)


def plain_text(source: str) -> str:
    """Source lines as one running text without comments and bold marks."""
    text = _without_marks(source) if "*" in source or "<" in source or "#" in source else source
    if "\n" not in text and "\r" not in text:
        return text.strip()
    joined = ""
    for line in text.splitlines():
        piece = line.strip()
        # Latin words on two lines need their space; Chinese text goes on without one.
        space = " " if joined and piece and joined[-1].isascii() and piece[0].isascii() else ""
        joined += space + piece
    return joined


def _without_marks(source: str) -> str:
    return _MARKS.sub("", without_comments(source))


_COMMENT = re.compile(r"<!--(.*?)-->\s*", re.S)
_HEADING = re.compile(r"(#{1,6})\s+(.*)", re.S)
_OTHER = re.compile(r"(?:[-+*>|]\s|\||```|-{3,}\s*$|\*{3,}\s*$|!\[|<[a-zA-Z/])")
_MARKS = re.compile(r"\*\*|(?<!\s)\s+#+\s*$")
_BOLD_OPENING = re.compile(r"\*\*([^*]+)\*\*(.*)", re.S)
_FIRST_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]")
_DATE_LINE = re.compile(
    r"[（(]\s*[\d〇零一二三四五六七八九十【】年月日X×x*\s.\-]{4,20}(?:年|月|日|】)?\s*[）)]$"
)
_SALUTATION = re.compile(
    r"[^。！？；\n]{0,60}(?:同志|代表|委员|朋友|来宾|领导|各位|同学|老师|女士|先生|职工|家人|乡亲|战友|嘉宾|同仁|称谓】)"
    r"[^。！？；\n]{0,20}[：:！!]$"
)


def _heading(hashes: int, text: str) -> BlockReading:
    if hashes == 1:
        return BlockReading(ParagraphKind.TITLE, text)
    return BlockReading(ParagraphKind.HEADING, text, min(hashes - 1, 4), read_marker(text))


def _body(source: str) -> BlockReading:
    text = plain_text(source)
    marker = read_marker(text)
    if marker is None and _SALUTATION.match(text):
        return BlockReading(ParagraphKind.SALUTATION, text)
    if _DATE_LINE.match(text) and any(c.isdigit() or c in "年月日" for c in text):
        return BlockReading(ParagraphKind.BYLINE, text, role="日期")
    bold = _BOLD_OPENING.match(source)
    if bold:
        return _bold(text, plain_text(bold.group(1)), bold.group(2), marker)
    if marker is None or marker.style.level is None:
        return BlockReading(ParagraphKind.BODY, text, marker=marker)
    if is_plain_heading(text):
        return BlockReading(ParagraphKind.HEADING, text, marker.style.level, marker)
    sentence = _FIRST_SENTENCE.match(text)
    run_in = sentence.group() if sentence and len(sentence.group()) <= RUN_IN_LIMIT else ""
    return BlockReading(
        ParagraphKind.BODY, text, marker.style.level if run_in else None, marker, run_in=run_in
    )


def _bold(text: str, opening: str, rest: str, marker: Marker | None) -> BlockReading:
    """A paragraph that opens in bold: a run-in heading, unless the bold is only stress on a word."""
    if marker is None and opening[-1:] not in "。！？：；":
        return BlockReading(ParagraphKind.BODY, text)
    level = marker.style.level if marker else None
    if not rest.strip() and marker is not None and level is not None:
        return BlockReading(ParagraphKind.HEADING, text, level, marker)
    return BlockReading(ParagraphKind.BODY, text, level, marker, run_in=opening)

"""Source text → paragraphs of source lines. Joining them gives the source back, whatever it holds.

A blank line ends a paragraph, as in Markdown. So does a line that ends a sentence or is a heading: a
writer who presses Enter once means a new paragraph (decision 0050). A line that stops in mid-sentence
goes on in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.text.markers import read_marker

LINE_RE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
PLAIN_HEADING_LIMIT = 50
"""A line that opens with 一、 or （一） and is no longer than this is a heading without its ``##``."""


def split_blocks(source: str) -> Iterator[str]:
    """The paragraphs of ``source`` in order, each with its trailing blank lines.

    Leading blank lines belong to the first paragraph's front: callers strip them first.
    """
    block: list[str] = []
    previous = ""
    offset = inside_until = 0
    last_close = source.rfind("-->")
    for line in LINE_RE.findall(source):
        if block and line.strip() and offset >= inside_until and _starts(previous, line):
            yield "".join(block)
            block = []
        block.append(line)
        if offset < last_close:  # behind it no comment is ever closed, and none need be looked for
            inside_until = _comment_end(source, offset, line, inside_until)
        offset += len(line)
        previous = line
    if block:
        yield "".join(block)


def run_together(raw: str, following: str) -> bool:
    """Whether two paragraph sources would be read as one if put next to each other."""
    lines = LINE_RE.findall(raw)
    if not lines or not lines[-1].endswith(("\n", "\r")):
        return True
    return not _starts(lines[-1], LINE_RE.findall(following)[0]) if following else False


def is_plain_heading(line: str) -> bool:
    """Whether a line without Markdown marks is a heading by its number: 一、高举旗帜."""
    stripped = line.strip()
    if len(stripped) > PLAIN_HEADING_LIMIT or ends_sentence(stripped):
        return False
    marker = read_marker(stripped)
    return marker is not None and marker.style.level is not None


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a mark that closes a sentence or a salutation."""
    return line.rstrip(_TAILS)[-1:] in _SENTENCE_MARKS


_TAILS = " \t\r\n　”’）)」』】*"
_SENTENCE_MARKS = frozenset("。！？!?：:；;…")
_COLUMNS = re.compile(r"\S(?:\u3000+|\t+| {2,})\S")
_CLAUSE_MARK = re.compile("[，。；！？]")
_OWN_LINE = re.compile(r"\s*(?:#{1,6}\s|<!--|[-*+>|]\s|\*{2}|```|\u3000)")


def _is_row(line: str) -> bool:
    """Whether a line stands in columns: names or entries with full-width blanks between, no sentence."""
    return _COLUMNS.search(line.strip()) is not None and not _CLAUSE_MARK.search(line)


def _starts(previous: str, line: str) -> bool:
    """Whether ``line`` opens a new paragraph after ``previous`` (both non-empty lines)."""
    if not previous.strip() or previous.lstrip().startswith("#"):
        return True
    if previous.rstrip().endswith("-->") or _OWN_LINE.match(line):
        return True
    if ends_sentence(previous) or is_plain_heading(previous):
        return True
    if _is_row(previous) and _is_row(line):
        return True
    return read_marker(line.lstrip()) is not None


def _comment_end(source: str, offset: int, line: str, inside_until: int) -> int:
    """Where a comment that ``line`` leaves open ends; one that is never closed is plain text."""
    start = line.rfind("<!--")
    if start < 0 or line.find("-->", start) >= 0:
        return inside_until
    return max(inside_until, source.find("-->", offset + start))

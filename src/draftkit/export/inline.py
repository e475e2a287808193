"""Inline Markdown of a draft's paragraph as spans: bold, run-in heading, slots, line breaks asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from draftkit.export.manuscript import Span
from draftkit.export.slicing import slotted

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HASHES = re.compile(r"^\s{0,3}#{1,6}[ \t　]+|[ \t]+#+[ \t]*$")
_HARD_BREAK = re.compile(r"<br\s*/?>[ \t]*\n?|\\\n|[ \t]{2,}\n")
_SOFT_BREAK = re.compile(r"([^\n]?)[ \t]*\n[ \t　]*(\S?)")
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.S)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = "\x1e"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def without_controls(text: str) -> str:
    """``text`` without the control characters that no document format can hold."""
    return _FORBIDDEN.sub("", text)


def source_of(raw: str) -> str:
    """The paragraph's Markdown on one line: no comment, no ``#``; a line feed only where one was asked for.

    A line wrapped in the source is joined, with a space only between two Latin words.
    """
    text = _HASHES.sub("", without_controls(_COMMENT.sub("", raw).strip("\r\n \t")).replace("\r", ""))
    text = _HARD_BREAK.sub(_BREAK, text.strip())
    return _SOFT_BREAK.sub(_joined, text).replace(_BREAK, "\n")


def spans_of(source: str, heading: int | None = None) -> tuple[Span, ...]:
    """Spans of one paragraph; the first bold stretch is a run-in heading of level ``heading`` if given."""
    spans: list[Span] = []
    position = 0
    for match in _BOLD.finditer(source):
        spans.extend(_written(source[position : match.start()]))
        run_in = heading if heading is not None and match.start() == 0 else None
        spans.extend(_written(match[1], run_in, bold=run_in is None))
        position = match.end()
    spans.extend(_written(source[position:]))
    return tuple(spans)


def _joined(match: re.Match[str]) -> str:
    before, after = match[1], match[2]
    latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return f"{before} {after}" if latin else before + after


def _written(source: str, heading: int | None = None, *, bold: bool = False) -> Iterator[Span]:
    """The spans of a stretch of source, its escapes undone outside slots."""
    for span in slotted(source, heading, bold=bold):
        yield span if span.slot else replace(span, text=_ESCAPE.sub(r"\1", span.text).replace("【【", "【"))

"""Cutting text into spans at its slots, and spans by code points of their joined text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftkit.export.manuscript import Span
from draftkit.text.slots import SLOT_RE


def slotted(text: str, heading: int | None = None, *, bold: bool = False) -> Iterator[Span]:
    """``text`` as spans set alike, each open 【slot】 one of its own."""
    at = 0
    for match in SLOT_RE.finditer(text):
        if match[1] is None:  # 【【 is a bracket, not a slot
            continue
        if text[at : match.start()]:
            yield Span(text[at : match.start()], heading, bold)
        yield Span(match[0], heading, bold, slot=True)
        at = match.end()
    if text[at:]:
        yield Span(text[at:], heading, bold)


def sliced(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans of the code points ``start``..``end`` of their joined text."""
    pieces: list[Span] = []
    at = 0
    for span in spans:
        text = span.text[max(0, start - at) : max(0, end - at)]
        if text:
            pieces.append(replace(span, text=text))
        at += len(span.text)
    return tuple(pieces)

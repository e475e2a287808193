"""Cutting spans by code points of their joined text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from draftkit.export.manuscript import Span


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

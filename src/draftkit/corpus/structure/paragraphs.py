"""Paragraphs of a speech: lines rejoined, with what stands before them."""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.corpus.source import LineHint

NO_HINT = LineHint()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the manuscript. ``gap`` says that lost text stands before it.

    ``crowded`` says that its line breaks were lost: a heading may run into its text without any mark.
    """

    start: int
    end: int
    text: str
    gap: bool = False
    crowded: bool = False
    hint: LineHint = NO_HINT

"""The reading copy: one sentence a line, no sentence over two pages, minutes in the margin.

The promise is kept by the format, not by counting: every sentence is a paragraph of its own whose lines
are kept together, so Word, WPS and LibreOffice all move a sentence that does not fit to the next page. A
sentence too long for a page is divided at its clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from draftkit.export.layout import Layout
from draftkit.export.manuscript import Manuscript, Part, Passage
from draftkit.export.slicing import sliced
from draftkit.text.counts import DEFAULT_RATE, spoken_count

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’）》]*|\n|$)")
_CLAUSE = re.compile(r"[^，；：,;:]*(?:[，；：,;:]+[”’）》]*|$)")
_ROWS_SPARED = 2
"""Rows of a page that a piece leaves free, so that faces a little wider do not push it over."""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One sentence to be read. ``opens``: first of its paragraph; ``minute``: the one that begins here."""

    passage: Passage
    index: int
    opens: bool
    minute: int | None


def spoken_lines(manuscript: Manuscript, layout: Layout) -> Iterator[SpokenLine]:
    """The lines of the reading copy in order."""
    rate = speaking_rate(manuscript)
    room = layout.page.columns * max(1, layout.page.rows - _ROWS_SPARED)
    spoken, announced = 0, 0
    for index, passage in enumerate(manuscript.passages):
        for place, piece in enumerate(_pieces(passage, room)):
            minute = spoken // rate
            due = minute > announced and not passage.part.in_front
            announced = minute if due else announced
            yield SpokenLine(piece, index, place == 0, minute if due else None)
            if not passage.part.in_front:
                spoken += spoken_count(piece.text)


def speaking_rate(manuscript: Manuscript) -> int:
    """Characters a minute: the fact 语速 where it is a sane number, else the usual rate."""
    rate = manuscript.facts.get("语速")
    return rate if isinstance(rate, int) and 60 <= rate <= 400 else DEFAULT_RATE


def _pieces(passage: Passage, room: int) -> Iterator[Passage]:
    if passage.part is not Part.BODY:
        yield passage
        return
    at = 0
    for sentence in _sentences(passage.text, room):
        end = at + len(sentence)
        yield replace(passage, spans=sliced(passage.spans, at, end))
        at = end


def _sentences(text: str, room: int) -> Iterator[str]:
    for sentence in filter(None, _SENTENCE.findall(text)):
        yield from _clauses(sentence, room) if len(sentence) > room else (sentence,)


def _clauses(sentence: str, room: int) -> Iterator[str]:
    gathered = ""
    for clause in filter(None, _CLAUSE.findall(sentence)):
        if gathered and len(gathered) + len(clause) > room:
            yield gathered
            gathered = ""
        gathered += clause
    yield from (gathered[at : at + room] for at in range(0, len(gathered), room))

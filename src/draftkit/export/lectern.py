"""The reading copy: one sentence a line, no sentence over two pages, minutes in the margin.

The promise is kept by the format, not by counting: every sentence is a paragraph of its own whose lines
are kept together, so Word, WPS and LibreOffice all move a sentence that does not fit to the next page. A
sentence too long for a page is divided at its clauses; so is the first one where page 1 would show none of
the text without it (GB/T 9704-2012 7.3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from draftkit.export.in_place import blank_line_before, rows_taken
from draftkit.export.layout import Layout
from draftkit.export.manuscript import Manuscript, Part, Passage
from draftkit.export.slicing import sliced
from draftkit.text.counts import DEFAULT_RATE, spoken_count

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’）》]*|\n|$)")
_CLAUSE = re.compile(r"[^，；：,;:]*(?:[，；：,;:]+[”’）》]*|$)")
_ROWS_SPARED = 2
"""Rows of a page that a piece leaves free, so that faces a little wider do not push it over."""
_OPENING_ROWS_SPARED = 1
_FEWEST_OPENING_ROWS = 2
"""Less of the text than this on page 1 is not worth dividing a sentence for."""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One sentence to be read. ``opens``: first of its paragraph; ``minute``: the one that begins here."""

    passage: Passage
    index: int
    opens: bool
    minute: int | None

    @property
    def is_run_in(self) -> bool:
        """Whether it is a run-in heading, which stays with the sentence under it."""
        return all(span.heading is not None for span in self.passage.spans)


def spoken_lines(manuscript: Manuscript, layout: Layout) -> Iterator[SpokenLine]:
    """The lines of the reading copy in order."""
    rate = speaking_rate(manuscript)
    room = layout.page.columns * max(1, layout.page.rows - _ROWS_SPARED)
    first, opening = _opening_room(manuscript, layout)
    spoken, announced = 0, 0
    for index, passage in enumerate(manuscript.passages):
        for place, piece in enumerate(_pieces(passage, room, opening if index == first else room)):
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


def _opening_room(manuscript: Manuscript, layout: Layout) -> tuple[int, int]:
    """The first passage of running text (-1: none) and the characters of it that page 1 has room for."""
    passages = manuscript.passages
    first = next((index for index, each in enumerate(passages) if each.part is Part.BODY), -1)
    if first < 0:
        return first, 0
    blank = blank_line_before(passages, first)
    rows = layout.page.rows - rows_taken(passages[:first], layout) - blank - _OPENING_ROWS_SPARED
    return first, layout.page.columns * rows - layout.body.first_indent if rows >= _FEWEST_OPENING_ROWS else 0


def _pieces(passage: Passage, room: int, opening: int) -> Iterator[Passage]:
    """The sentences of a passage, one longer than ``room`` divided; the first also at ``opening``."""
    if passage.part is not Part.BODY:
        yield passage
        return
    at = _opening_clauses(passage.text, opening)
    if at:
        yield replace(passage, spans=sliced(passage.spans, 0, at))
    for sentence in _sentences(passage.text[at:], room):
        end = at + len(sentence)
        yield replace(passage, spans=sliced(passage.spans, at, end))
        at = end


def _sentences(text: str, room: int) -> Iterator[str]:
    for sentence in filter(None, _SENTENCE.findall(text)):
        yield from _clauses(sentence, room) if len(sentence) > room else (sentence,)


def _opening_clauses(text: str, opening: int) -> int:
    """How many characters of a first sentence longer than ``opening`` are whole clauses within it."""
    sentence = _SENTENCE.match(text)
    if sentence is None or len(sentence[0]) <= opening:
        return 0
    ends = [clause.end() for clause in _CLAUSE.finditer(sentence[0])]
    return max((end for end in ends if end <= opening), default=0)


def _clauses(sentence: str, room: int) -> Iterator[str]:
    gathered = ""
    for clause in filter(None, _CLAUSE.findall(sentence)):
        if gathered and len(gathered) + len(clause) > room:
            yield gathered
            gathered = ""
        gathered += clause
    yield from (gathered[at : at + room] for at in range(0, len(gathered), room))

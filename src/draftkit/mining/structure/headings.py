"""The headings of one speech, the items of its in-line series, and the sets of siblings among them.

Structural kinds need no second speech, so they are read off each speech as it passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.mining.preparing.prepared import Clause, PreparedSpeech
from draftkit.mining.structure.noun_slots import Slotted, slotted
from draftkit.mining.words import Classifier

MIN_SET = 3
"""Headings from which siblings are a set."""
INLINE = 9
"""The level of an item of an in-line series: below all headings."""
FAR = 40
"""Blocks between two headings of one level from which the second starts a new set."""
_ORDINALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading as its clauses; ``first`` and ``last`` are clause numbers of the speech.

    ``level`` is ``INLINE`` for an item of an in-line series.
    """

    level: int
    series: str
    clauses: tuple[Slotted, ...]
    first: int
    last: int

    @property
    def words(self) -> list[str]:
        """The words of all clauses."""
        return [word for clause in self.clauses for word in clause.words]

    @property
    def fixed(self) -> int:
        """Characters outside the slots."""
        return sum(clause.fixed for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class HeadingSet:
    """Sibling headings of one parent in one speech."""

    headings: tuple[Heading, ...]


def headings_of(speech: PreparedSpeech, classifier: Classifier) -> list[Heading]:
    """Headings on their own line or run in, and the items of an in-line series (一是…；二是…)."""
    found: list[Heading] = []
    clauses = speech.clauses
    place = 0
    while place < len(clauses):
        end = _block_end(clauses, place)
        block = speech.blocks[clauses[place].block]
        if block.kind == "heading":
            found.append(_heading(clauses[place:end], place, block.level, f"#{block.level}", classifier))
        elif block.kind == "paragraph":
            found.extend(_inline(clauses, place, end, classifier))
        place = end
    return found


def _block_end(clauses: tuple[Clause, ...], place: int) -> int:
    block = clauses[place].block
    while place < len(clauses) and clauses[place].block == block:
        place += 1
    return place


def _inline(clauses: tuple[Clause, ...], start: int, end: int, classifier: Classifier) -> Iterator[Heading]:
    for place in range(start, end):
        mark = clauses[place].series
        if not mark or mark[0] not in _ORDINALS + "第":
            continue
        last = place
        while (
            last + 1 < end
            and clauses[last].mark == "，"
            and not clauses[last + 1].series
            and last - place < 2
        ):
            last += 1
        if clauses[last].mark in "。；：" or last == place:
            yield _heading(clauses[place : last + 1], place, INLINE, _series(mark), classifier)


def _series(mark: str) -> str:
    return "".join(char for char in mark if char not in _ORDINALS) or mark


def _heading(
    clauses: tuple[Clause, ...], first: int, level: int, series: str, classifier: Classifier
) -> Heading:
    found = [slotted(_without_modal(clause.words, not n), classifier) for n, clause in enumerate(clauses)]
    return Heading(level, series, tuple(found), first, first + len(clauses))


def _without_modal(words: list[str], opens: bool) -> list[str]:
    return words[1:] if opens and words[0] in ("要", "须") and len(words) > 1 else words


def sets_of(headings: list[Heading], speech: PreparedSpeech) -> Iterator[HeadingSet]:
    """Runs of at least ``MIN_SET`` siblings: same level and series, nothing of a higher level between."""
    open_runs: dict[str, list[Heading]] = {}
    for heading in headings:
        for series in [name for name, run in open_runs.items() if run[0].level > heading.level]:
            yield from _closed(open_runs.pop(series))
        run = open_runs.get(heading.series)
        if run is not None and _restarts(run[-1], heading, speech):
            yield from _closed(open_runs.pop(heading.series))
        open_runs.setdefault(heading.series, []).append(heading)
    for run in open_runs.values():
        yield from _closed(run)


def _restarts(last: Heading, heading: Heading, speech: PreparedSpeech) -> bool:
    mark = speech.clauses[heading.first].series
    if mark:
        return mark.lstrip("第（(")[:1] == "一"
    return speech.clauses[heading.first].block - speech.clauses[last.first].block > FAR


def _closed(run: list[Heading]) -> Iterator[HeadingSet]:
    if len(run) >= MIN_SET:
        yield HeadingSet(tuple(run))

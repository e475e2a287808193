"""Frames of two or three clauses: patterns that stand side by side in one sentence more than by chance.

在肯定成绩的同时，也要清醒地看到   ·   以【提法】为指导，认真贯彻【会议】精神，紧紧围绕【中心】
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from draftkit.mining.evidence import Evidence
from draftkit.mining.frames.recurring import Found
from draftkit.mining.preparing.prepared import PreparedSpeech
from draftkit.mining.preparing.shelf import Card, Shelf
from draftkit.mining.preparing.skeleton import modifier_text
from draftkit.mining.scoring.measures import log_dice
from draftkit.mining.slots import is_slot
from draftkit.mining.tally import clause_of, reference, speech_of
from draftkit.mining.words import WordTable

MAX_CLAUSES = 3
MIN_LOG_DICE = 10.3
"""Strength from which neighbouring clauses stand together more than by chance."""
_JOINING = "，："


@dataclass(slots=True)
class Row:
    """Patterns in a row with the places of the first, and what led into every clause."""

    members: tuple[Found, ...]
    refs: list[int] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Evidence)
    leads: list[Counter[str]] = field(default_factory=list)
    joints: list[Counter[str]] = field(default_factory=list)


def sequences(shelf: Shelf, found: Sequence[Found], minimum: int, table: WordTable) -> Iterator[Row]:
    """Sequences of ``minimum`` independent speeches whose members belong together."""
    best = _best_by_clause(found)
    places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, speech in shelf:
        if shelf.cards[number].trusted:
            for indexes, place in _rows(speech, number, best):
                places[indexes].append(reference(number, place))
    clusters = shelf.clusters
    kept = {
        indexes: refs
        for indexes, refs in places.items()
        if len(refs) > 1 and len({clusters[speech_of(ref)] for ref in refs}) > 1
    }
    rows = _filled(shelf, found, kept, table)
    totals = {index: len(found[index].refs) for row in rows for index in row}
    for indexes in sorted(rows):
        row = rows[indexes]
        if row.evidence.speeches >= minimum and _bound(indexes, rows, totals):
            yield row


def _filled(
    shelf: Shelf,
    found: Sequence[Found],
    places: Mapping[tuple[int, ...], list[int]],
    table: WordTable,
) -> dict[tuple[int, ...], Row]:
    """The rows that recur, with their evidence."""
    rows: dict[tuple[int, ...], Row] = {}
    by_speech: defaultdict[int, list[tuple[int, Row]]] = defaultdict(list)
    for indexes in sorted(places):
        size = len(indexes)
        leads, joints = [Counter[str]() for _ in range(size)], [Counter[str]() for _ in range(size)]
        rows[indexes] = Row(tuple(found[index] for index in indexes), leads=leads, joints=joints)
        for ref in places[indexes]:
            by_speech[speech_of(ref)].append((clause_of(ref), rows[indexes]))
    for number, speech in shelf:
        for place, row in by_speech.get(number, ()):
            _see(row, shelf.cards[number], number, speech, place, table)
    return rows


def _best_by_clause(found: Sequence[Found]) -> dict[int, int]:
    """For every clause the pattern that keeps most of it fixed."""
    best: dict[int, int] = {}
    weight = [sum(len(word) for word in each.words if not is_slot(word)) for each in found]
    for index, each in enumerate(found):
        for ref in each.refs:
            other = best.get(ref)
            if other is None or (weight[index], -index) > (weight[other], -other):
                best[ref] = index
    return best


def _rows(
    speech: PreparedSpeech, number: int, best: Mapping[int, int]
) -> Iterator[tuple[tuple[int, ...], int]]:
    clauses = speech.clauses
    for place in range(len(clauses) - 1):
        indexes: tuple[int, ...] = ()
        for step in range(MAX_CLAUSES):
            at = place + step
            index = best.get(reference(number, at)) if at < len(clauses) else None
            if index is None or clauses[at].block != clauses[place].block:
                break
            indexes = (*indexes, index)
            if len(indexes) > 1:
                yield indexes, place
            if clauses[at].mark not in _JOINING or not clauses[at].mark:
                break


def _see(row: Row, card: Card, number: int, speech: PreparedSpeech, place: int, table: WordTable) -> None:
    row.refs.append(reference(number, place))
    row.evidence.count((card,))
    row.evidence.see(card, speech, place, place + len(row.members) - 1)
    for step in range(len(row.members)):
        clause = speech.clauses[place + step]
        row.leads[step][modifier_text(clause.words, clause.lead, table, modal=True)] += 1
        row.joints[step][clause.mark] += 1


def _bound(indexes: tuple[int, ...], rows: Mapping[tuple[int, ...], Row], totals: Mapping[int, int]) -> bool:
    """Whether every neighbouring pair of the row stands together more than by chance."""
    return all(
        len({*pair}) == len(pair)
        and log_dice(len(rows[pair].refs), totals[pair[0]], totals[pair[1]]) >= MIN_LOG_DICE
        for pair in pairwise(indexes)
    )

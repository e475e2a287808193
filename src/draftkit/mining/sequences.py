"""Frames of two or three clauses: patterns that stand side by side in one sentence more than by chance.

在肯定成绩的同时，也要清醒地看到   ·   以【提法】为指导，认真贯彻【会议】精神，紧紧围绕【中心】
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from draftkit.mining.evidence import Evidence, attestation
from draftkit.mining.frames import Found
from draftkit.mining.measures import log_dice
from draftkit.mining.prepared import PreparedSpeech
from draftkit.mining.shelf import Shelf
from draftkit.mining.skeleton import modifiers_before
from draftkit.mining.tally import reference
from draftkit.mining.wording import is_slot
from draftkit.mining.words import Classifier

MAX_CLAUSES = 3
MIN_LOG_DICE = 10.5
_JOINING = "，："


@dataclass(slots=True)
class Row:
    """Patterns in a row with the places of the first, and what led into every clause."""

    members: tuple[Found, ...]
    refs: list[int] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Evidence)
    leads: list[Counter[str]] = field(default_factory=list)
    joints: list[Counter[str]] = field(default_factory=list)


def sequences(shelf: Shelf, found: Sequence[Found], classifier: Classifier, minimum: int) -> Iterator[Row]:
    """Sequences of ``minimum`` independent speeches whose members belong together."""
    best = _best_by_clause(found)
    rows: defaultdict[tuple[int, ...], Row] = defaultdict(lambda: Row(()))
    for number, speech in shelf:
        if shelf.cards[number].trusted:
            for indexes, place in _rows(speech, number, best):
                row = rows[indexes]
                if not row.members:
                    row.members = tuple(found[index] for index in indexes)
                    row.leads = [Counter() for _ in indexes]
                    row.joints = [Counter() for _ in indexes]
                _see(row, shelf, number, speech, place, classifier)
    totals = {index: len(found[index].refs) for row in rows for index in row}
    for indexes in sorted(rows):
        row = rows[indexes]
        if row.evidence.speeches >= minimum and _bound(indexes, rows, totals):
            yield row


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
            if index is None or clauses[at][0] != clauses[place][0]:
                break
            indexes = (*indexes, index)
            if len(indexes) > 1:
                yield indexes, place
            if clauses[at][4] not in _JOINING or not clauses[at][4]:
                break


def _see(
    row: Row, shelf: Shelf, number: int, speech: PreparedSpeech, place: int, classifier: Classifier
) -> None:
    block, start, _, _, _, _ = speech.clauses[place]
    last = speech.clauses[place + len(row.members) - 1]
    row.refs.append(reference(number, place))
    row.evidence.see(shelf.cards[number], speech.blocks[block], attestation(speech, block, start, last[2]))
    row.evidence.marks[last[4]] += 1
    if place == 0 or speech.clauses[place - 1][0] != block or speech.clauses[place - 1][4] in "。！？":
        row.evidence.at_sentence_start += 1
    for step in range(len(row.members)):
        words = speech.clauses[place + step][3].split(" ")
        row.leads[step]["".join(words[: modifiers_before(words, classifier)])] += 1
        row.joints[step][speech.clauses[place + step][4]] += 1


def _bound(indexes: tuple[int, ...], rows: Mapping[tuple[int, ...], Row], totals: Mapping[int, int]) -> bool:
    """Whether every neighbouring pair of the row stands together more than by chance."""
    return all(
        len({*pair}) == len(pair)
        and log_dice(len(rows[pair].refs), totals[pair[0]], totals[pair[1]]) >= MIN_LOG_DICE
        for pair in pairwise(indexes)
    )

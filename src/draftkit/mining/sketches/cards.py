"""Word sketches: the words that go with a head in one relation, on one card.

A card is as good as its worst member, so every member must be sure by itself, and few are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from draftkit.mining.sketches.pair import (
    ADVERB_VERB,
    MODIFIER_NOUN,
    SUBJECT_PREDICATE,
    VERB_COMPOUND,
    VERB_OBJECT,
)
from draftkit.mining.sketches.pair_counts import PairCounts
from draftkit.model.phrase import Relation

MIN_COLLOCATES, MAX_COLLOCATES = 3, 8
PAIR, PAIR_MORE, PAIR_LOG_DICE = 2, 2, 11.0
"""Two collocates make a card where both are strong and stand in so many more speeches (发挥: 作用 优势)."""
MAX_BEHIND = 4.0
"""A collocate so much weaker than the best of its card is left off (logDice)."""
USUAL_MORE = 4
"""From so many more speeches on, a verb belongs on its object's card even if the object is a longer wording
there (稳定: 维护 _社会稳定)."""
MANY = 20
"""From so many independent speeches on, a pair needs one speech more."""
_RELATIONS = {
    VERB_OBJECT: (Relation.VERB_OBJECT, Relation.OBJECT_VERB),
    VERB_COMPOUND: (Relation.VERB_OBJECT, Relation.OBJECT_VERB),
    MODIFIER_NOUN: (Relation.MODIFIER_NOUN, Relation.NOUN_MODIFIER),
    SUBJECT_PREDICATE: (Relation.SUBJECT_PREDICATE, Relation.PREDICATE_SUBJECT),
    ADVERB_VERB: (Relation.ADVERB_VERB, Relation.VERB_ADVERB),
}


@dataclass(frozen=True, slots=True)
class Collocate:
    """One member of a card: its strength (logDice), where it was found and in how many speeches.

    ``compound``: it is an object with the word before it.
    """

    word: str
    strength: float
    places: list[int]
    speeches: int
    compound: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A head, its relation, and its collocates, strongest first."""

    head: str
    relation: Relation
    collocates: tuple[Collocate, ...]


def cards(pairs: PairCounts, minimum: int, independent: int) -> Iterator[Card]:
    """The cards of pairs found in ``minimum`` of ``independent`` speeches, heads on either side."""
    sides: defaultdict[tuple[Relation, str], list[Collocate]] = defaultdict(list)
    least = minimum + (independent >= MANY)
    for pair in pairs.sure_pairs(least):
        forward, backward = _RELATIONS[pair.relation]
        facts, compound = (pair.strength, pair.places, pair.speeches), pair.relation == VERB_COMPOUND
        if pair.bare:
            sides[forward, pair.first].append(Collocate(pair.second, *facts, compound))
        if not compound and (pair.bare or pair.speeches >= least + USUAL_MORE):
            sides[backward, pair.second].append(Collocate(pair.first, *facts))
    for (relation, head), found in sorted(sides.items()):
        best = _best(found)
        if len(best) >= MIN_COLLOCATES or (len(best) == PAIR and _beyond_doubt(best, least)):
            yield Card(head, relation, best)


def _best(found: list[Collocate]) -> tuple[Collocate, ...]:
    """The strongest, without what falls far behind and what only says a commoner one again (大幅, 大幅度)."""
    usual = sorted(found, key=lambda each: (-len(each.places), each.word))
    told = [
        each
        for rank, each in enumerate(usual)
        if not any(each.word in other.word or other.word in each.word for other in usual[:rank])
    ]
    ranked = sorted(told, key=lambda each: (-each.strength, each.word))[:MAX_COLLOCATES]
    return tuple(each for each in ranked if each.strength >= ranked[0].strength - MAX_BEHIND)


def _beyond_doubt(found: Iterable[Collocate], least: int) -> bool:
    return all(
        not each.compound and each.strength >= PAIR_LOG_DICE and each.speeches >= least + PAIR_MORE
        for each in found
    )

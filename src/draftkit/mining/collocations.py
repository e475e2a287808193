"""Word sketches: which words go with a head in one relation, by how many speeches and how surely.

A card is as good as its worst member, so a member needs evidence of its own: enough independent speeches
in which the relation is sure, few places that speak against it, and a strength far beyond chance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from draftkit.mining.measures import log_dice, log_likelihood
from draftkit.mining.pair import (
    ADVERB_VERB,
    CLOSE,
    LOOSE,
    MODIFIER_NOUN,
    SUBJECT_PREDICATE,
    VERB_COMPOUND,
    VERB_OBJECT,
    Pair,
)
from draftkit.mining.prepared import Clause
from draftkit.mining.relations import pairs_of
from draftkit.mining.tally import Tally
from draftkit.mining.words import Classifier
from draftkit.model.phrase import Relation

MIN_COLLOCATES, MAX_COLLOCATES = 3, 8
PAIR, PAIR_MORE, PAIR_LOG_DICE = 2, 3, 11.0
"""Two collocates make a card where both are strong and stand in so many more speeches (发挥: 作用 优势)."""
MIN_LOG_DICE = 7.0
MIN_LIKELIHOOD = 10.83
"""Log-likelihood ratio of a pair that chance brings together once in a thousand. Words that touch by the
very rule that pairs them (an adverb and its verb) need only meet oftener than by chance."""
TOUCHING_LIKELIHOOD = 1.0
MAX_BEHIND = 4.0
"""A collocate so much weaker than the best of its card is left off (logDice)."""
LOOSE_MORE = 4
"""A pair that is loose oftener than sure needs so many more speeches in which it is sure (发挥 _的 作用)."""
COMPOUND_MORE = 2
"""A pair never seen close needs so many more speeches: its noun may not stand there alone (扩大 _比重)."""
MAX_SAME = 0.5
"""Share of a pair's places with one and the same word before the object: over it the object is the longer
wording (保持 清醒 头脑, 加强 基础 地位), and does not stand by itself."""
MANY = 20
"""From so many independent speeches on, a pair needs one speech more."""
MAX_REMEMBERED = 200_000
"""So many clauses are remembered with their pairs; then memory starts anew."""
_GOVERNED = frozenset({VERB_OBJECT, VERB_COMPOUND})
_RELATIONS = {
    VERB_OBJECT: (Relation.VERB_OBJECT, Relation.OBJECT_VERB),
    VERB_COMPOUND: (Relation.VERB_OBJECT, Relation.OBJECT_VERB),
    MODIFIER_NOUN: (Relation.MODIFIER_NOUN, Relation.NOUN_MODIFIER),
    SUBJECT_PREDICATE: (Relation.SUBJECT_PREDICATE, Relation.PREDICATE_SUBJECT),
    ADVERB_VERB: (Relation.ADVERB_VERB, Relation.VERB_ADVERB),
}


@dataclass(frozen=True, slots=True)
class Collocate:
    """One member of a card: its strength (logDice) and the places it was found at."""

    word: str
    strength: float
    places: list[int]
    compound: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A head, its relation, and its collocates, strongest first."""

    head: str
    relation: Relation
    collocates: tuple[Collocate, ...]


class PairCounts:
    """Counts of pairs and of their sides."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._known: dict[str, tuple[Pair, ...]] = {}
        self._first: Counter[str] = Counter()
        self._second: Counter[str] = Counter()
        self._all: Counter[str] = Counter()
        self._sure: Counter[str] = Counter()
        self._close: Counter[str] = Counter()
        self._loose: Counter[str] = Counter()
        self._before: dict[str, Counter[str]] = {}

    def note(self, clause: Clause, ref: int, classifier: Classifier) -> None:
        """Add the pairs of one clause."""
        pairs = self._known.get(clause.text)
        if pairs is None:
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            pairs = self._known[clause.text] = tuple(pairs_of(clause, classifier))
        for relation, first, second, closeness, before in pairs:
            key = f"{relation} {first} {second}"
            if closeness == LOOSE:
                self._loose[key] += 1
                continue
            self._sure[key] += 1
            self._close[key] += closeness == CLOSE
            if before:
                self._before.setdefault(key, Counter())[before] += 1
            self._first[f"{relation} {first}"] += 1
            self._second[f"{relation} {second}"] += 1
            self._all[relation] += 1
            self._tally.note((key,), ref)

    def cards(self, minimum: int, independent: int) -> Iterator[Card]:
        """Word sketches: a head with its collocates by strength, in both directions."""
        sides: defaultdict[tuple[Relation, str], list[Collocate]] = defaultdict(list)
        least = minimum + (independent >= MANY)
        for key, places in self._tally.recurring(least):
            relation, first, second = key.split(" ")
            strength = self._strength(key)
            if strength and self._holds(key, least):
                forward, backward = _RELATIONS[relation]
                compound = relation == VERB_COMPOUND
                sides[forward, first].append(Collocate(second, strength, places, compound))
                if not compound:
                    sides[backward, second].append(Collocate(first, strength, places))
        for (side, head), found in sorted(sides.items()):
            best = _best(found)
            if len(best) >= MIN_COLLOCATES or (len(best) == PAIR and self._beyond_doubt(best, least)):
                yield Card(head, side, best)

    def _beyond_doubt(self, found: Iterable[Collocate], least: int) -> bool:
        return all(
            not each.compound
            and each.strength >= PAIR_LOG_DICE
            and self._tally.speeches(each.places) >= least + PAIR_MORE
            for each in found
        )

    def _holds(self, key: str, least: int) -> bool:
        """Whether the relation is sure in most places, and seen close or in more speeches."""
        support = self._tally.support(key)
        if support < least + LOOSE_MORE and self._sure[key] < self._loose[key]:
            return False
        if self._before.get(key) and max(self._before[key].values()) > MAX_SAME * self._sure[key]:
            return False
        return self._close[key] > 0 or support >= least + COMPOUND_MORE

    def _strength(self, key: str) -> float:
        """The logDice of a pair, or 0 where it is weak or may be chance."""
        relation, first, second = key.split(" ")
        among = VERB_OBJECT if relation == VERB_COMPOUND else relation
        together, total = self._sure[key], self._all[among]
        one, other = self._first[f"{among} {first}"], self._second[f"{relation} {second}"]
        likelihood = log_likelihood(together, one, other, total)
        if likelihood < (MIN_LIKELIHOOD if relation in _GOVERNED else TOUCHING_LIKELIHOOD):
            return 0.0
        strength = log_dice(together, one, other)
        return strength if strength >= MIN_LOG_DICE else 0.0


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

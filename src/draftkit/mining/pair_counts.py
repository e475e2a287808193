"""How often pairs of words stand in a relation, in how many speeches, and how surely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.mining.measures import log_dice, log_likelihood
from draftkit.mining.pair import CLOSE, LOOSE, VERB_COMPOUND, VERB_OBJECT, Pair
from draftkit.mining.prepared import Clause
from draftkit.mining.relations import pairs_of
from draftkit.mining.tally import Tally
from draftkit.mining.words import Classifier

MIN_LOG_DICE = 7.0
MIN_LIKELIHOOD, TOUCHING_LIKELIHOOD = 10.83, 1.0
"""Log-likelihood ratio of a pair that chance brings together once in a thousand. Words that touch by the very
rule that pairs them (an adverb and its verb) need only meet oftener than by chance."""
COMPOUND_MORE = 2
"""A pair never seen close needs so many more speeches: its noun may not stand there alone (扩大 _比重)."""
LOOSE_MORE = 4
"""A pair that is loose oftener than sure needs so many more speeches in which it is sure (发挥 _的 作用)."""
CLOSE_ENOUGH = 2
"""Places where a pair is close that outweigh any number of loose ones (取得 成就, 取得 _的 成就)."""
MAX_SAME = 0.5
"""Share of a pair's places with one and the same word before the object: over it the object is the longer
wording (保持 清醒 头脑, 加强 基础 地位), and does not stand by itself."""
MAX_BEFORE = 8
"""So many different words before an object are remembered; one that keeps returning is among them."""
MAX_REMEMBERED = 200_000
"""So many clauses are remembered with their pairs; then memory starts anew."""
_GOVERNED = frozenset({VERB_OBJECT, VERB_COMPOUND})


@dataclass(frozen=True, slots=True)
class SurePair:
    """A pair beyond doubt: its strength (logDice), its places and in how many speeches they lie.

    ``bare``: the second word stands by itself, not always behind the same word.
    """

    relation: str
    first: str
    second: str
    strength: float
    places: list[int]
    speeches: int
    bare: bool


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
        self._before: dict[str, dict[str, int]] = {}

    def note(self, clause: Clause, ref: int, classifier: Classifier) -> None:
        """Add the pairs of one clause."""
        pairs = self._known.get(clause.text)
        if pairs is None:
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            pairs = self._known[clause.text] = tuple(pairs_of(clause, classifier))
        for pair in pairs:
            self._add(pair, ref)

    def _add(self, pair: Pair, ref: int) -> None:
        relation, first, second, closeness, before = pair
        key = f"{relation} {first} {second}"
        if closeness == LOOSE:
            self._loose[key] += 1
            return
        self._sure[key] += 1
        self._close[key] += closeness == CLOSE
        self._first[f"{relation} {first}"] += 1
        self._second[f"{relation} {second}"] += 1
        self._all[relation] += 1
        self._tally.note((key,), ref)
        if before:
            seen = self._before.setdefault(key, {})
            if before in seen or len(seen) < MAX_BEFORE:
                seen[before] = seen.get(before, 0) + 1

    def sure_pairs(self, least: int) -> Iterator[SurePair]:
        """Pairs of at least so many independent speeches that are no chance, in order of their words."""
        for key, places in self._tally.recurring(least):
            relation, first, second = key.split(" ")
            speeches, strength = self._tally.support(key), self._strength(key)
            if strength and self._holds(key, speeches, least):
                same = max(self._before.get(key, {"": 0}).values())
                bare = same <= MAX_SAME * self._sure[key]
                yield SurePair(relation, first, second, strength, places, speeches, bare)

    def _holds(self, key: str, speeches: int, least: int) -> bool:
        """Whether the relation is sure in most places, and seen close or in more speeches."""
        doubtful = self._sure[key] < self._loose[key] and self._close[key] < CLOSE_ENOUGH
        if doubtful and speeches < least + LOOSE_MORE:
            return False
        return self._close[key] > 0 or speeches >= least + COMPOUND_MORE

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

"""How often pairs of words stand in a relation, in how many speeches, and how surely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from draftkit.mining.evidence import add
from draftkit.mining.preparing.prepared import Clause
from draftkit.mining.scoring.measures import log_dice, log_likelihood
from draftkit.mining.sketches.pair import CLOSE, LOOSE, VERB_COMPOUND, VERB_OBJECT, Pair
from draftkit.mining.sketches.relations import pairs_of
from draftkit.mining.tally import Tally, reference
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
        self._first: Counter[str] = Counter()
        self._second: Counter[str] = Counter()
        self._all: Counter[str] = Counter()
        self._sure: Counter[str] = Counter()
        self._close: Counter[str] = Counter()
        self._loose: Counter[str] = Counter()
        self._before: dict[str, dict[str, int]] = {}

    def read(self, number: int, clauses: Sequence[Clause], classifier: Classifier) -> None:
        """Add the pairs of one speech, the ``number``-th."""
        sure: list[Pair] = []
        loose: list[str] = []
        for place, clause in enumerate(clauses):
            for pair in pairs_of(clause, classifier):
                key = pair.key
                if pair.closeness == LOOSE:
                    loose.append(key)
                    continue
                sure.append(pair)
                self._tally.note((key,), reference(number, place))
                if pair.before:
                    self._see_before(key, pair.before)
        self._loose.update(loose)
        self._sure.update([pair.key for pair in sure])
        self._close.update([pair.key for pair in sure if pair.closeness == CLOSE])
        self._first.update([f"{pair.relation} {pair.first}" for pair in sure])
        self._second.update([f"{pair.relation} {pair.second}" for pair in sure])
        self._all.update([pair.relation for pair in sure])

    def _see_before(self, key: str, before: str) -> None:
        seen = self._before.setdefault(key, {})
        if before in seen or len(seen) < MAX_BEFORE:
            add(seen, before)

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

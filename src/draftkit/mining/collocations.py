"""Collocations: verb–object, modifier–noun and subject–predicate pairs, from clause edges and neighbours.

No parser: at the end of a clause the last genre noun is the object of the nearest genre verb before it;
a quality word right before a noun (with or without 的) modifies it; a verb or quality word at the end of
a clause right after a noun (adverbs between) is its predicate.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.mining.measures import log_dice
from draftkit.mining.tally import Tally, reference
from draftkit.mining.words import FUNCTION, NOUN, OTHER, SLOT, VERB, Classifier
from draftkit.model.phrase import Relation

VERB_OBJECT, MODIFIER_NOUN, SUBJECT_PREDICATE = "vo", "mn", "sp"
MIN_COLLOCATES = 3
MAX_COLLOCATES = 12
MIN_LOG_DICE = 7.0
_REACH = 9
_NO_MODIFIER = frozenset(
    ["不", "没", "未", "已", "将", "正", "更", "最", "很", "十分", "非常", "较", "比较", "各", "每", "好", "新", "大", "一定", "进一步", "不断", "逐步", "始终", "根本", "基本"]
)
_RELATIONS = {
    VERB_OBJECT: (Relation.VERB_OBJECT, Relation.OBJECT_VERB),
    MODIFIER_NOUN: (Relation.MODIFIER_NOUN, Relation.NOUN_MODIFIER),
    SUBJECT_PREDICATE: (Relation.SUBJECT_PREDICATE, Relation.PREDICATE_SUBJECT),
}


def pairs_of(text: str, classifier: Classifier) -> Iterator[tuple[str, str, str]]:
    """(relation, first, second) pairs of one clause."""
    words = text.split(" ")
    classes = classifier.classes(words)
    last = len(words) - 1
    if last < 1:
        return
    if classes[last] == NOUN and len(words[last]) > 1:
        for place in range(last - 1, max(-1, last - _REACH), -1):
            if classes[place] == VERB and len(words[place]) > 1:
                yield VERB_OBJECT, words[place], words[last]
                break
            if words[place] in "、，":
                break
    elif classes[last] in (VERB, OTHER) and len(words[last]) > 1:
        place = last - 1
        while place > 0 and classes[place] in (FUNCTION, OTHER):
            place -= 1
        if classes[place] == NOUN and len(words[place]) > 1 and last - place <= 3:
            yield SUBJECT_PREDICATE, words[place], words[last]
    for place in range(last):
        if classes[place] == OTHER and len(words[place]) > 1 and words[place] not in _NO_MODIFIER:
            after = place + 1
            if words[after] == "的" and after < last:
                after += 1
            if classes[after] == NOUN and len(words[after]) > 1:
                yield MODIFIER_NOUN, words[place], words[after]


class PairCounts:
    """Counts of pairs and of their sides."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._first: Counter[str] = Counter()
        self._second: Counter[str] = Counter()
        self._together: Counter[str] = Counter()

    def note(self, text: str, speech: int, clause: int, classifier: Classifier) -> None:
        """Add the pairs of one clause."""
        for relation, first, second in pairs_of(text, classifier):
            key = f"{relation} {first} {second}"
            self._first[f"{relation} {first}"] += 1
            self._second[f"{relation} {second}"] += 1
            self._together[key] += 1
            self._tally.note(key, reference(speech, clause))

    def cards(self, minimum: int) -> Iterator[Card]:
        """Word sketches: a head with its collocates by strength, in both directions."""
        sides: defaultdict[tuple[Relation, str], list[tuple[float, str, list[int]]]] = defaultdict(list)
        for key, refs in self._tally.recurring(minimum):
            relation, first, second = key.split(" ")
            dice = log_dice(
                self._together[key], self._first[f"{relation} {first}"], self._second[f"{relation} {second}"]
            )
            if dice >= MIN_LOG_DICE:
                forward, backward = _RELATIONS[relation]
                sides[forward, first].append((dice, second, refs))
                sides[backward, second].append((dice, first, refs))
        for (relation_name, head), found in sorted(sides.items()):
            if len(found) >= MIN_COLLOCATES:
                best = sorted(found, key=lambda item: (-item[0], item[1]))[:MAX_COLLOCATES]
                yield Card(head, relation_name, tuple(best))


@dataclass(frozen=True, slots=True)
class Card:
    """A head, its relation, and its collocates as (logDice, word, places), strongest first."""

    head: str
    relation: Relation
    collocates: tuple[tuple[float, str, list[int]], ...]


SLOT_CLASS = SLOT

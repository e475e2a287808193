"""Collocations: verb–object, modifier–noun and subject–predicate pairs, from clause edges and neighbours.

No parser: the genre noun that ends a clause is the object of the genre verb that opens it; a quality word
right before a noun (with or without 的) modifies it; a quality or adverb and verb that end a clause right
after a noun are its predicate.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.mining.filling import governs
from draftkit.mining.measures import log_dice
from draftkit.mining.prepared import Clause
from draftkit.mining.tally import Tally
from draftkit.mining.words import FUNCTION, JOINT, MARK, NAME, NOUN, OTHER, SLOT, TOPIC, VERB, Classifier
from draftkit.model.phrase import Relation

VERB_OBJECT, MODIFIER_NOUN, SUBJECT_PREDICATE = "vo", "mn", "sp"
MIN_COLLOCATES, MIN_LEFT = 3, 2
"""So many collocates make a card, and so many of them must be beyond doubt."""
MAX_COLLOCATES = 10
MIN_LOG_DICE = 7.0
MAX_BEHIND = 3.5
"""A collocate so much weaker than the best of its card is left off (logDice)."""
MIN_NEAR = 0.15
"""Share of a pair's uses that must stand side by side, or with modifiers alone between."""
MAX_REMEMBERED = 200_000
"""So many clauses are remembered with their pairs; then memory starts anew."""
MANY = 20
"""From so many independent speeches on, a pair needs one speech more, and two unless it is strong."""
STRONG = 10.9
"""logDice from which a pair of the fewest speeches counts."""
_ENDS = frozenset({NOUN, VERB, OTHER})
_RELATIONS = {
    VERB_OBJECT: (Relation.VERB_OBJECT, Relation.OBJECT_VERB),
    MODIFIER_NOUN: (Relation.MODIFIER_NOUN, Relation.NOUN_MODIFIER),
    SUBJECT_PREDICATE: (Relation.SUBJECT_PREDICATE, Relation.PREDICATE_SUBJECT),
}


def pairs_of(clause: Clause, classifier: Classifier) -> Iterator[tuple[str, str, str]]:
    """(relation, first, second) pairs of one clause."""
    classes = clause.classes[clause.lead :]
    if classes[-1] not in _ENDS and OTHER not in classes:
        return
    words = clause.words[clause.lead :]
    last = len(words) - 1
    if last < 1:
        return
    if len(words[last]) > 1:
        for begin, end in _coordinated(words):
            yield from _verb_object(words[begin:end], classes[begin:end], classifier)
        yield from _subject_predicate(words, classes)
    yield from _modified(words, classes, classifier)


def _modified(words: list[str], classes: str, classifier: Classifier) -> Iterator[tuple[str, str, str]]:
    """A quality right before a noun; before 的 only where no subject precedes (群众满意的)."""
    skipped, last = classifier.table.of("no_modifier"), len(words) - 1
    for place in range(last):
        word = words[place]
        if classes[place] != OTHER or len(word) < 2 or word in skipped:
            continue
        linked = words[place + 1] == "的"
        after = place + 1 + linked
        if after > last or classes[after] != NOUN or len(words[after]) < 2:
            continue
        if linked and place and classes[place - 1] not in _BEFORE_QUALITY:
            continue
        # 合理 布局 落实: the noun goes on into a longer compound, or is a verb's subject.
        if classifier.tags.get(word) in _QUALITY_TAGS and classes[after + 1 : after + 2] != NOUN:
            yield MODIFIER_NOUN, word, words[after]


_QUALITY_TAGS = frozenset({"a", "ad", "an", "b", "z"})
_BEFORE_QUALITY = frozenset({FUNCTION, JOINT, MARK})


def _coordinated(words: list[str]) -> Iterator[tuple[int, int]]:
    """The parts between 、 marks (健全体系、完善机制); a clause without them is one part."""
    begin = 0
    for place, word in enumerate(words):
        if word == "、":
            if place - begin > 1:
                yield begin, place
            begin = place + 1
    if len(words) - begin > 1:
        yield begin, len(words)


def _verb_object(words: list[str], classes: str, classifier: Classifier) -> Iterator[tuple[str, str, str]]:
    """The verb that opens the clause (the last of several in a row) and the noun that ends it.

    Words that are verb and noun (发展方式) govern nothing beside their noun; a second verb or a preposition
    between the two takes the noun for itself.
    """
    if classes[0] != VERB or classes[-1] != NOUN:
        return
    verb, last = 0, len(words) - 1
    while verb + 1 < last and classes[verb + 1] == VERB and governs(words[verb + 1], classifier):
        verb += 1
    between, taking = range(verb + 1, last), classifier.table.of("taking")
    if verb and "的" in words[verb:]:
        return
    if len(words[verb]) < 2 or not governs(words[verb], classifier) or words[verb] in _PREPOSITIONS:
        return
    if any((classes[n] == VERB and governs(words[n], classifier)) or words[n] in taking for n in between):
        return
    if words[last] in classifier.table.of("no_object") or classifier.tags.get(words[last]) in _TIMES:
        return
    if words[verb] not in classifier.table.of("no_governor") and "，" not in words:
        yield VERB_OBJECT, words[verb], words[-1]


_PREPOSITIONS = frozenset({"按照", "根据", "依据", "通过"})
_TIMES = frozenset({"t", "m", "mq"})
_MODIFYING = frozenset({OTHER, FUNCTION, JOINT, TOPIC, SLOT, NAME})


def _subject_predicate(words: list[str], classes: str) -> Iterator[tuple[str, str, str]]:
    """A noun right before what ends the clause: a quality, or a verb with an adverb before it."""
    if classes[-1] not in (VERB, OTHER) or VERB in classes[:-1]:
        return
    place = len(words) - 2
    while place > 0 and classes[place] in (FUNCTION, JOINT, OTHER):
        place -= 1
    adverbs = len(words) - 2 - place
    sure = classes[-1] == OTHER or adverbs > 0
    if sure and adverbs <= 2 and classes[place] == NOUN and len(words[place]) > 1:
        yield SUBJECT_PREDICATE, words[place], words[-1]


def near(clause: Clause, first: str, second: str) -> bool:
    """Whether a pair stands side by side in a clause, or with modifiers alone between (健全＿的 机制).

    A verb whose noun only ever ends the clause far off (促进…举措) need not govern it at all.
    """
    words, classes = clause.words, clause.classes
    for begin in (place for place, word in enumerate(words) if word == first):
        for end in range(begin + 1, len(words)):
            if words[end] == second:
                return True
            if classes[end] not in _MODIFYING:
                break
    return False


class PairCounts:
    """Counts of pairs and of their sides."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._known: dict[str, tuple[tuple[str, str, str], ...]] = {}
        self._first: Counter[str] = Counter()
        self._second: Counter[str] = Counter()
        self._together: Counter[str] = Counter()
        self._near: Counter[str] = Counter()

    def note(self, clause: Clause, ref: int, classifier: Classifier) -> None:
        """Add the pairs of one clause."""
        pairs = self._known.get(clause.text)
        if pairs is None:
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            pairs = self._known[clause.text] = tuple(pairs_of(clause, classifier))
        for relation, first, second in pairs:
            key = f"{relation} {first} {second}"
            self._near[key] += near(clause, first, second)
            self._first[f"{relation} {first}"] += 1
            self._second[f"{relation} {second}"] += 1
            self._together[key] += 1
            self._tally.note((key,), ref)

    def cards(self, minimum: int, independent: int) -> Iterator[Card]:
        """Word sketches: a head with its collocates by strength, in both directions."""
        sides: defaultdict[tuple[Relation, str], list[tuple[float, str, list[int]]]] = defaultdict(list)
        offered: Counter[tuple[Relation, str]] = Counter()
        for key, refs in self._tally.recurring(minimum + (independent >= MANY)):
            relation, first, second = key.split(" ")
            dice = self._dice(key)
            if dice < MIN_LOG_DICE:
                continue
            forward, backward = _RELATIONS[relation]
            offered.update(((forward, first), (backward, second)))
            few = independent >= MANY and self._tally.support(key) < minimum + 2
            if self._near[key] >= MIN_NEAR * self._together[key] and (dice >= STRONG or not few):
                sides[forward, first].append((dice, second, refs))
                sides[backward, second].append((dice, first, refs))
        for side, found in sorted(sides.items()):
            ranked = sorted(found, key=lambda item: (-item[0], item[1]))[:MAX_COLLOCATES]
            best = [item for item in ranked if item[0] >= ranked[0][0] - MAX_BEHIND]
            if offered[side] >= MIN_COLLOCATES and len(best) >= MIN_LEFT:
                yield Card(side[1], side[0], tuple(best))

    def _dice(self, key: str) -> float:
        relation, first, second = key.split(" ")
        return log_dice(
            self._together[key], self._first[f"{relation} {first}"], self._second[f"{relation} {second}"]
        )


@dataclass(frozen=True, slots=True)
class Card:
    """A head, its relation, and its collocates as (logDice, word, places), strongest first."""

    head: str
    relation: Relation
    collocates: tuple[tuple[float, str, list[int]], ...]

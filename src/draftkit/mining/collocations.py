"""Collocations: verb–object, modifier–noun and subject–predicate pairs, from clause edges and neighbours.

No parser: the genre noun that ends a clause is the object of the genre verb that opens it; a quality word
right before a noun (with or without 的) modifies it; a quality or adverb and verb that end a clause right
after a noun are its predicate.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.mining.measures import log_dice
from draftkit.mining.prepared import Clause
from draftkit.mining.tally import Tally
from draftkit.mining.words import FUNCTION, JOINT, NOUN, OTHER, VERB, WordTable
from draftkit.model.phrase import Relation

VERB_OBJECT, MODIFIER_NOUN, SUBJECT_PREDICATE = "vo", "mn", "sp"
MIN_COLLOCATES = 3
MAX_COLLOCATES = 10
MIN_LOG_DICE = 7.0
MANY = 20
"""From so many independent speeches on, a pair needs one speech more."""
_ENDS = frozenset({NOUN, VERB, OTHER})
_RELATIONS = {
    VERB_OBJECT: (Relation.VERB_OBJECT, Relation.OBJECT_VERB),
    MODIFIER_NOUN: (Relation.MODIFIER_NOUN, Relation.NOUN_MODIFIER),
    SUBJECT_PREDICATE: (Relation.SUBJECT_PREDICATE, Relation.PREDICATE_SUBJECT),
}


def pairs_of(clause: Clause, table: WordTable) -> Iterator[tuple[str, str, str]]:
    """(relation, first, second) pairs of one clause."""
    classes = clause.classes[clause.lead :]
    if classes[-1] not in _ENDS and OTHER not in classes:
        return
    words = clause.words[clause.lead :]
    last = len(words) - 1
    if last < 1:
        return
    if len(words[last]) > 1:
        yield from _verb_object(words, classes, table.of("no_governor"))
        yield from _subject_predicate(words, classes)
    skipped = table.of("no_modifier")
    for place in range(last):
        if classes[place] == OTHER and len(words[place]) > 1 and words[place] not in skipped:
            after = place + 1 + (words[place + 1] == "的")
            if after <= last and classes[after] == NOUN and len(words[after]) > 1:
                yield MODIFIER_NOUN, words[place], words[after]


def _verb_object(words: list[str], classes: str, skipped: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """The verb that opens the clause (the last of several in a row) and the noun that ends it."""
    if classes[0] != VERB or classes[-1] != NOUN:
        return
    verb = 0
    while verb + 2 < len(words) and classes[verb + 1] == VERB:
        verb += 1
    if len(words[verb]) > 1 and words[verb] not in skipped and "，" not in words:
        yield VERB_OBJECT, words[verb], words[-1]


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


class PairCounts:
    """Counts of pairs and of their sides."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._first: Counter[str] = Counter()
        self._second: Counter[str] = Counter()
        self._together: Counter[str] = Counter()

    def note(self, clause: Clause, ref: int, table: WordTable) -> None:
        """Add the pairs of one clause."""
        for relation, first, second in pairs_of(clause, table):
            key = f"{relation} {first} {second}"
            self._first[f"{relation} {first}"] += 1
            self._second[f"{relation} {second}"] += 1
            self._together[key] += 1
            self._tally.note((key,), ref)

    def cards(self, minimum: int, independent: int) -> Iterator[Card]:
        """Word sketches: a head with its collocates by strength, in both directions."""
        sides: defaultdict[tuple[Relation, str], list[tuple[float, str, list[int]]]] = defaultdict(list)
        for key, refs in self._tally.recurring(minimum + (independent >= MANY)):
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

"""Frames one speech alone attests, kept only where their structure says that they are frames.

为＿提供坚强的组织保障 needs no second speech to be seen as a frame: a preposition opens it, a verb hinges it,
a noun of the genre closes it. Clauses of the genre's words alone (形成齐抓共管的工作合力) stay where a verb
opens and a noun closes them. Everything else of one speech is a fingerprint. All carry the tag 单篇.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from draftkit.mining.frames.form import content_of, whole
from draftkit.mining.frames.patterns import usable
from draftkit.mining.frames.recurring import Found
from draftkit.mining.preparing.shelf import Shelf
from draftkit.mining.slots import ANY, is_slot
from draftkit.mining.tally import Tally, reference
from draftkit.mining.words import IDIOM, NAME, NOUN, TOPIC, VERB, Classifier, WordTable

MIN_LENGTH, MAX_LENGTH = 6, 22
"""Characters outside the slots."""
MIN_CONTENT, MAX_OPEN = 3, 1
"""Content words of a frame without slots, and open slots of one with them."""


def lone_frames(
    shelf: Shelf, tally: Tally, classifier: Classifier, large: Collection[str]
) -> Iterator[Found]:
    """Whole clauses that stand as frames on their own, once each; ``large`` groups are left out."""
    met: set[str] = set()
    for number, speech in shelf:
        card = shelf.cards[number]
        if not card.trusted or card.group in large:
            continue
        for place, clause in enumerate(speech.clauses):
            if clause.fixed in met or not usable(clause.fixed) or tally.support(clause.fixed) > 1:
                continue
            words = tuple(clause.fixed.split(" "))
            if stands_alone(words, classifier) and whole(words, classifier):
                met.add(clause.fixed)
                yield Found(words, [reference(number, place)])


def stands_alone(words: tuple[str, ...], classifier: Classifier) -> bool:
    """Whether the structure of a clause alone makes it a frame."""
    table = classifier.table
    fixed = [word for word in words if not is_slot(word)]
    length = sum(map(len, fixed))
    if not MIN_LENGTH <= length <= MAX_LENGTH or not table.of("personal").isdisjoint(fixed):
        return False
    classes = classifier.classes(list(words))
    if is_slot(words[-1]) or words[-1] in table.of("not_subject") or NAME in classes or TOPIC in classes:
        return False
    content = len(content_of(words, classifier))
    if len(fixed) == len(words):
        acts = classes[0] == VERB and classifier.governs(words[0])
        if words[0] in table.of("framing") | table.of("no_governor") or any(
            _counts(word, table) for word in words
        ):
            return False
        return acts and classes[-1] in NOUN + IDIOM and content >= MIN_CONTENT
    if _counts(words[0], table):
        return False
    hinged = any(word in table.of("hinges") for word in words[1:-1])
    return hinged and words[0] in table.of("framing") and words.count(ANY) <= MAX_OPEN and content > 1


def _counts(word: str, table: WordTable) -> bool:
    """Whether a word counts or dates (四种, 五年): true of one speech only."""
    return word[0] in _NUMERALS and word not in table.of("uncounted")


_NUMERALS = frozenset("一二三四五六七八九十两几")

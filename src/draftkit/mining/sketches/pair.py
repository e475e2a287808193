"""Pairs of words in a grammatical relation, and which words may stand in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from draftkit.mining.words import NOUN, OTHER, VERB, Classifier

VERB_OBJECT, VERB_COMPOUND, MODIFIER_NOUN, SUBJECT_PREDICATE, ADVERB_VERB = "vo", "vc", "mn", "sp", "av"
"""``VERB_COMPOUND``: the object with the word before it (保持 清醒头脑), counted by itself."""
CLOSE, COMPOUND, LOOSE = 2, 1, 0
"""How sure a pair is. CLOSE: the two words touch, or have modifiers alone between (采取 有力的 措施).
COMPOUND: the noun is the head of a compound that ends its phrase (提高 服务 水平). LOOSE: they stand in the
right order, but something else may link them (促进 就业 的 举措): evidence against the pair."""

_TIMES = frozenset({"t", "m", "mq"})
_QUALITY_TAGS = frozenset({"a", "ad", "an", "b", "z"})


class Pair(NamedTuple):
    """Two words in one relation, in the order they stand in, and how sure that is.

    ``before`` is the word right before an object that does not touch its verb (保持 清醒 头脑).
    """

    relation: str
    first: str
    second: str
    closeness: int
    before: str = ""

    @property
    def key(self) -> str:
        """Relation and words as one string."""
        return f"{self.relation} {self.first} {self.second}"


def coordinated(words: list[str]) -> Iterator[tuple[int, int]]:
    """The parts between 、 marks (健全体系、完善机制) of two words or more; without them, one part."""
    if "、" not in words:
        if len(words) > 1:
            yield 0, len(words)
        return
    begin = 0
    for place, word in enumerate([*words, "、"]):
        if word == "、":
            if place - begin > 1:
                yield begin, place
            begin = place + 1


def is_quality(word: str, kind: str, classifier: Classifier) -> bool:
    """Whether a word says what something is like (显著, 有力)."""
    if len(word) < 2 or kind != OTHER:
        return False
    return classifier.tags.get(word) in _QUALITY_TAGS or word in classifier.table.of("qualities")


def is_thing(word: str, kind: str, classifier: Classifier) -> bool:
    """Whether a word is a noun of some use under any topic; verbs that are nouns as well (管理) are."""
    table = classifier.table
    if len(word) < 2 or word in table.of("no_object") or classifier.tags.get(word) in _TIMES:
        return False
    return kind == NOUN or word in table.of("things") or (kind == VERB and word in table.of("nouns"))

"""Adverb and verb: a word of manner right before what is done (稳步 推进)."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.mining.sketches.pair import ADVERB_VERB, CLOSE, Pair
from draftkit.mining.words import FUNCTION, JOINT, MARK, NAME, NOUN, OTHER, SLOT, TOPIC, VERB, Classifier

_MANNER_TAGS = frozenset({"a", "ad", "d", "vd", "z"})
_BEFORE_ADVERB = frozenset({FUNCTION, JOINT, MARK, OTHER})
_AFTER_VERB = frozenset({TOPIC, NOUN, NAME, SLOT, OTHER, FUNCTION})
_UNFINISHED = frozenset("在于为到成入向")
"""Verbs that end so say nothing without what follows (放在, 用于)."""


def adverb_verb(words: list[str], classes: str, classifier: Classifier) -> Iterator[Pair]:
    """The pairs of one part of a clause, 地 between the two left out."""
    manner = classifier.table.of("manner")
    if manner.isdisjoint(words):
        return
    for place, word in enumerate(words[:-1]):
        if word not in manner:
            continue
        at = place + 1 + (words[place + 1] == "地")
        if at >= len(words):
            continue
        if _modifies(words, classes, place, classifier) and _acts(words, classes, at, classifier):
            described = place > 0 and words[place - 1] == "的"  # 党委 的 正确 领导
            if classifier.governs(words[at]) or not (described or _goes_on(words, classes, at, classifier)):
                yield Pair(ADVERB_VERB, word, words[at], CLOSE)


def _modifies(words: list[str], classes: str, place: int, classifier: Classifier) -> bool:
    """Whether a word of manner is one there: behind a noun it may belong to it (生态 系统 保护).

    A word that is no noun as well cannot.
    """
    if place == 0 or classes[place - 1] in _BEFORE_ADVERB:
        return True
    return classifier.tags.get(words[place]) in _MANNER_TAGS


def _acts(words: list[str], classes: str, at: int, classifier: Classifier) -> bool:
    """Whether a word is a verb there; one outside the genre (自治) must show it by what follows."""
    word, kind, table = words[at], classes[at], classifier.table
    if len(word) < 2 or word in table.of("manner") or word in table.of("no_governor"):
        return False
    if (word[-1] in _UNFINISHED and word not in table.of("finished")) or words[at + 1 : at + 2] == ["的"]:
        return False
    if kind == TOPIC:
        return classifier.tags.get(word) == "v" and classes[at + 1 : at + 2] in _AFTER_VERB
    return kind == VERB


def _goes_on(words: list[str], classes: str, at: int, classifier: Classifier) -> bool:
    """Whether a verb that is a noun as well is one there: in a compound (综合 治理 工作), a pair
    (共同 团结 奋斗) or a list (统筹 发展 和 安全)."""
    behind = classes[at + 1 : at + 3]
    if behind.startswith(VERB):
        return not classifier.governs(words[at + 1])
    return behind.startswith(NOUN) or (behind.startswith(JOINT) and behind[1:] != VERB)

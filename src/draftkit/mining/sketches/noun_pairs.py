"""Noun and quality: the modifier before a noun (显著 成效), the predicate behind it (成效 显著)."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.mining.sketches.pair import CLOSE, MODIFIER_NOUN, SUBJECT_PREDICATE, Pair, is_quality, is_thing
from draftkit.mining.words import FUNCTION, JOINT, MARK, NAME, NOUN, OTHER, SLOT, TOPIC, VERB, Classifier

_NOT = frozenset({"不", "未", "没", "没有"})
_PLACES = frozenset({"上", "下", "中", "里", "内", "之一"})
_BEFORE_LINKED = frozenset({FUNCTION, JOINT, MARK})
_GOING_ON = frozenset({NOUN, VERB, OTHER, TOPIC, SLOT, NAME})
_MOST_ADVERBS = 2


def modifier_noun(words: list[str], classes: str, classifier: Classifier) -> Iterator[Pair]:
    """A quality right before a noun, with or without 的."""
    for place, word in enumerate(words[:-1]):
        if classes[place] != OTHER:
            continue
        at = place + 1 + (words[place + 1] == "的")
        if at >= len(words) or not is_quality(word, classes[place], classifier):
            continue
        linked = at > place + 1
        free = _stands_free(words, classes, place, classifier, linked=linked)
        if free and _ends_there(words, classes, at) and _takes(word, words[at], classes[at], classifier):
            yield Pair(MODIFIER_NOUN, word, words[at], CLOSE)


def _stands_free(words: list[str], classes: str, place: int, classifier: Classifier, *, linked: bool) -> bool:
    """Whether a quality belongs to what follows: not denied, no predicate of what precedes (群众 满意 的).

    A verb before it must open the phrase (采取 有力 的, not 群众 反映 强烈 的); a word that names something
    as well (健康 水平) needs its 的.
    """
    word, before = words[place], classes[place - 1 : place]
    if word in classifier.table.of("no_modifier") or (place and words[place - 1] in _NOT):
        return False
    if linked:
        return not before or before in _BEFORE_LINKED or (before == VERB and place == 1)
    return before != TOPIC and word not in classifier.table.of("noun_qualities")


def _ends_there(words: list[str], classes: str, at: int) -> bool:
    """Whether a noun goes on into no longer compound (合理 布局 落实) and is no verb (直接 关系 到)."""
    behind = classes[at + 1 : at + 2]
    if behind in _GOING_ON or words[at + 1 : at + 2] == ["的"]:
        return False
    return behind != FUNCTION or words[at + 1] in _PLACES


def _takes(quality: str, word: str, kind: str, classifier: Classifier) -> bool:
    """Whether a noun of the genre follows; one that is a verb as well (突破), after what is no adverb."""
    table = classifier.table
    if len(word) < 2 or word in table.of("no_object"):
        return False
    return kind == NOUN or (kind == VERB and word in table.of("nouns") and quality not in table.of("manner"))


def subject_predicate(words: list[str], classes: str, classifier: Classifier) -> Iterator[Pair]:
    """A noun right before what ends the clause: a quality, or a verb with an adverb before it."""
    said, last = words[-1], len(words) - 1
    if classes[-1] not in (VERB, OTHER) or VERB in classes[:-1] or len(said) < 2:
        return
    place = last - 1
    while place > 0 and classes[place] in (FUNCTION, JOINT, OTHER):
        place -= 1
    adverbs = last - 1 - place
    sure = adverbs <= _MOST_ADVERBS and (classes[-1] == OTHER or adverbs > 0)
    listed = place > 0 and words[place - 1] == "、"
    if not sure or listed or said in classifier.table.of("no_governor"):
        return
    if is_thing(words[place], classes[place], classifier):
        yield Pair(SUBJECT_PREDICATE, words[place], said, CLOSE)

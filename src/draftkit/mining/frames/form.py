"""Is a pattern a whole: does it begin and end where a writer can begin and end?"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.mining.slots import is_slot
from draftkit.mining.words import (
    AND,
    CONTENT,
    FUNCTION,
    JOINT,
    JOINTS,
    MARK,
    NOUN,
    OTHER,
    SLOT,
    VERB,
    Classifier,
    WordTable,
)

MIN_HAN, MAX_SLOTS = 4, 3
"""Characters outside the slots, and slots, of a pattern."""
_CONTENT_NEEDED = 2


def content_of(words: Sequence[str], classifier: Classifier) -> tuple[str, ...]:
    """The content words of a pattern: what makes it this phrase and no other."""
    return tuple(
        word
        for word, kind in zip(words, classifier.classes(list(words)), strict=True)
        if kind in CONTENT and not (kind == OTHER and word in classifier.table.of("modifiers"))
    )


def whole(words: Sequence[str], classifier: Classifier) -> bool:
    """Whether the pattern stands on its own: enough fixed text, sound edges, something happening."""
    classes = classifier.classes(list(words))
    fixed = [word for word in words if not is_slot(word)]
    slots = len(words) - len(fixed)
    if sum(map(len, fixed)) < MIN_HAN or slots > MAX_SLOTS or MARK in classes:
        return False
    if not _sound_edges(words, classifier) or not sound_slots(words, classes, classifier.table):
        return False
    if closed_placing(words, classifier.table):
        return True
    content = content_of(words, classifier)
    if len(content) < _CONTENT_NEEDED and not (slots and len("".join(content)) >= MIN_HAN):
        return False
    table = classifier.table
    table = classifier.table
    hinged = not table.of("hinges").isdisjoint(words[1:])
    if words[0] in table.of("needs_hinge"):
        return hinged
    if _object_missing(words, classes, table) or not (hinged or _complete(words, classes, table)):
        return False
    return _acts(words, classes, classifier)


def _complete(words: Sequence[str], classes: str, table: WordTable) -> bool:
    """Whether words need no hinge: not 坚持把＿位置, nor 在＿制度."""
    placed = words[0] == "在" and classes[-1] == NOUN and words[-1] not in table.of("time_nouns")
    return not placed and _TAKING.isdisjoint(words[1:])


def _object_missing(words: Sequence[str], classes: str, table: WordTable) -> bool:
    """坚持＿放在首位: what is put there asks for its 把."""
    hinged = not table.of("object_hinges").isdisjoint(words[1:])
    return classes[0] == VERB and _TAKING.isdisjoint(words) and hinged


def _acts(words: Sequence[str], classes: str, classifier: Classifier) -> bool:
    """Whether something happens in a pattern, or it is an adverbial that stands without a verb."""
    acts = classes[0] == VERB or any(
        kind == VERB and _verb_only(word, classifier) for word, kind in zip(words, classes, strict=True)
    )
    return acts or (words[0] in classifier.table.of("adverbial") and any(map(is_slot, words)))


def closed_placing(words: Sequence[str], table: WordTable) -> bool:
    """在＿的基础上, 在＿共同努力下, 在＿的同时: an adverbial with both its ends."""
    if words[0] != "在" or len(words) < 3 or not is_slot(words[1]) or sum(map(is_slot, words)) > 1:
        return False
    within = words[-1] in _WITHIN and words[-2] in table.of("time_nouns")
    return within or words[-1] in ("同时", "之际")


_WITHIN = frozenset({"上", "中", "下"})
_TAKING = frozenset({"把", "将"})


def _verb_only(word: str, classifier: Classifier) -> bool:
    """Whether a verb is not a noun as well (改革, 建设): those alone say what, not what happens."""
    return word not in classifier.table.of("nouns") or classifier.tags.get(word) == "v"


def _sound_edges(words: Sequence[str], classifier: Classifier) -> bool:
    first, last = words[0], words[-1]
    table = classifier.table
    if first in table.of("bad_head") or last in table.of("bad_tail"):
        return False
    if is_slot(first) and len(words) > 1 and words[1] in ("的", "和", "与", "等", "、", "地"):
        return False
    return not (
        is_slot(last) and words[-2] in ("和", "与", "、", "及", "等", "了", "的", "地", "让", "使", "令")
    )


def sound_slots(words: Sequence[str], classes: str, table: WordTable) -> bool:
    """A slot follows a verb, a preposition or 的, never an adjective or noun it would be torn from."""
    for place, word in enumerate(words):
        if not is_slot(word):
            continue
        if place and classes[place - 1] not in (VERB, FUNCTION, JOINT, SLOT):
            return False
        if place and (words[place - 1] in _JOINING or words[place - 1] in table.of("degree")):
            return False
        if place and words[place - 1] == "以" and "为" not in words[place:]:
            return False
        if place > 1 and classes[place - 1] == VERB and words[place - 1] in table.of("nouns"):
            return False  # 深化改革＿: torn from 改革开放
        if place + 1 < len(words) and words[place + 1] in _LOOSE:
            return False
        if place == 0 and len(words) > 1 and words[1] in table.of("bad_head"):
            return False
    return True


_JOINING = JOINTS - {"的"}
_LOOSE = AND | {"以及", "或", "而"}

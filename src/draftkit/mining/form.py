"""Is a pattern a whole: does it begin and end where a writer can begin and end?"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.mining.wording import is_slot
from draftkit.mining.words import CONTENT, MARK, VERB, Classifier

MIN_HAN = 4
MAX_SLOTS = 3
_CONTENT_NEEDED = 2
_OPENERS_OF_SLOT = frozenset(
    ["围绕", "紧紧围绕", "坚持", "贯彻", "落实", "以", "对", "为", "向", "把", "将", "从", "在", "按照", "根据", "是", "作为", "成为", "具有", "提供", "实现", "存在", "取得", "给", "让", "使", "使", "不断", "着力", "突出", "强化", "加强", "抓好", "做好"]
)


def content_of(words: Sequence[str], classifier: Classifier) -> tuple[str, ...]:
    """The content words of a pattern: what makes it this phrase and no other."""
    return tuple(
        word
        for word, kind in zip(words, classifier.classes(list(words)), strict=True)
        if kind in CONTENT and word not in classifier.table.modifiers
    )


def whole(words: Sequence[str], classifier: Classifier) -> bool:
    """Whether the pattern stands on its own: enough fixed text, sound edges, something happening."""
    classes = classifier.classes(list(words))
    fixed = [word for word in words if not is_slot(word)]
    slots = len(words) - len(fixed)
    if sum(map(len, fixed)) < MIN_HAN or slots > MAX_SLOTS or MARK in classes:
        return False
    if not _sound_edges(words, classifier):
        return False
    content = content_of(words, classifier)
    if len(content) < _CONTENT_NEEDED and not (slots and len("".join(content)) >= MIN_HAN):
        return False
    return VERB in classes or (bool(slots) and _framing(words))


def _sound_edges(words: Sequence[str], classifier: Classifier) -> bool:
    first, last = words[0], words[-1]
    table = classifier.table
    if first in table.bad_head or last in table.bad_tail:
        return False
    if is_slot(first) and len(words) > 1 and words[1] in ("的", "和", "与", "等", "、", "地"):
        return False
    return not (is_slot(last) and words[-2] in ("和", "与", "、", "及", "等", "了", "的", "地"))


_PREPOSITIONS = frozenset(
    ["在", "以", "按照", "从", "对", "为", "随着", "经过", "通过", "面对", "当", "围绕", "根据", "作为", "由", "与", "本着", "站在", "立足"]
)


def _framing(words: Sequence[str]) -> bool:
    return words[0] in _PREPOSITIONS

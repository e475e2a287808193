"""What stands in the slots of a pattern, and whether it is a whole constituent."""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.mining.slots import ANY
from draftkit.mining.wording import is_slot
from draftkit.mining.words import VERB, Classifier

_BAD_START = frozenset(["、", "和", "与", "及", "以及", "的", "地", "得", "着", "过", "等", "中", "上", "下", "内", "之", "并", "而", "”", "）", "们", "化", "性"])
_BAD_END = frozenset(
    ["、", "和", "与", "及", "以及", "在", "对", "把", "将", "被", "向", "为", "从", "以", "于", "不", "更", "最", "并", "而", "“", "（", "是", "要", "各", "每", "其", "所", "由", "使", "让"]
)
_PREPOSITIONS = frozenset(
    ["以", "把", "将", "对", "为", "从", "在", "按照", "围绕", "通过", "随着", "面对", "根据", "使", "让", "用", "向", "由", "与", "同", "于", "关于", "对于", "为了", "当", "要", "并", "并且", "还", "也", "不"]
)


def aligned(pattern: Sequence[str], words: Sequence[str]) -> list[list[str]] | None:
    """The words in each slot, or None where the pattern does not fit the clause."""
    found: list[list[str]] = []
    parts = _parts(pattern)
    position = len(parts[0])
    if list(words[:position]) != parts[0]:
        return None
    for number, part in enumerate(parts[1:], 1):
        last = number == len(parts) - 1
        after = len(words) - len(part) if last else _next(words, part, position + 1)
        if after <= position or list(words[after : after + len(part)]) != part:
            return None
        found.append(list(words[position:after]))
        position = after + len(part)
    return found if position == len(words) else None


def _parts(pattern: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in pattern:
        if is_slot(word):
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _next(words: Sequence[str], part: list[str], start: int) -> int:
    for place in range(start, len(words) - len(part) + 1):
        if list(words[place : place + len(part)]) == part:
            return place
    return -1


def fillers_sound(pattern: Sequence[str], filled: list[list[str]], classifier: Classifier) -> bool:
    """Whether every filler is something a writer would put there: no loose conjunction or particle.

    A slot that opens the pattern is the subject: it must not begin with a verb or preposition.
    """
    for place, words in zip(_slot_places(pattern), filled, strict=True):
        if words[0] in _BAD_START or words[-1] in _BAD_END:
            return False
        if place == 0 and not _noun_like(words[0], classifier):
            return False
    return True


def _slot_places(pattern: Sequence[str]) -> list[int]:
    return [place for place, word in enumerate(pattern) if is_slot(word)]


def _noun_like(word: str, classifier: Classifier) -> bool:
    if word in _PREPOSITIONS:
        return False
    if classifier.classes([word]) == VERB:
        return False
    return classifier.tags.get(word) not in ("v", "p", "c", "d", "vd", "vi")


def varied(pattern: Sequence[str], fillers: Sequence[dict[str, int]]) -> bool:
    """Whether every open slot was filled in two ways or more."""
    slots = [word for word in pattern if is_slot(word)]
    return len(fillers) == len(slots) and all(
        word != ANY or len(counter) > 1 for word, counter in zip(slots, fillers, strict=True)
    )

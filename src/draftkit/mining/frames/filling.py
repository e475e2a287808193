"""What stands in the slots of a pattern, and whether it is a whole constituent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from draftkit.mining.slots import ANY, is_slot
from draftkit.mining.wording import names_from
from draftkit.mining.words import AND, NOUN, VERB, Classifier

REMEMBERED = 1 << 14
"""So many patterns are remembered with their parts: each is asked about for every one of its uses."""


def aligned(pattern: Sequence[str], words: list[str]) -> list[list[str]] | None:
    """The words in each slot, or None where the pattern does not fit the clause."""
    found: list[list[str]] = []
    parts = _parts(tuple(pattern))
    position = len(parts[0])
    if words[:position] != parts[0]:
        return None
    for number, part in enumerate(parts[1:], 1):
        last = number == len(parts) - 1
        after = len(words) - len(part) if last else _next(words, part, position + 1)
        if after <= position or words[after : after + len(part)] != part:
            return None
        found.append(words[position:after])
        position = after + len(part)
    return found if position == len(words) else None


@lru_cache(maxsize=REMEMBERED)
def _parts(pattern: tuple[str, ...]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in pattern:
        if is_slot(word):
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _next(words: list[str], part: list[str], start: int) -> int:
    for place in range(start, len(words) - len(part) + 1):
        if words[place : place + len(part)] == part:
            return place
    return -1


def unlinked(words: list[str], classifier: Classifier) -> list[str]:
    """A filler without the 的 or 和 that leads to the noun after it (产业的 竞争力, 活力和 竞争力), and
    without a second verb joined to the one before it (防范 和化解金融 风险)."""
    if len(words) > 1 and words[-1] in _LINKING:
        words = words[:-1]
    joined = len(words) > 2 and words[0] in _ADDING and classifier.classes([words[1]]) == VERB
    return words[2:] if joined else words


def fillers_sound(pattern: Sequence[str], filled: list[list[str]], classifier: Classifier) -> bool:
    """Whether every filler is something a writer would put there: no loose conjunction or particle.

    A slot that opens the pattern is the subject: it must not begin with a verb or preposition.
    """
    for place, words in zip(_slot_places(tuple(pattern)), filled, strict=True):
        if words[0] in classifier.table.of("filler_start") or words[-1] in classifier.table.of("filler_end"):
            return False
        if place == 0 and not _noun_like(words[0], classifier):
            return False
        if _before_object(pattern, place, classifier) and _takes_object(words, classifier):
            return False
    return True


_LINKING = AND | {"的"}
_ADDING = AND | {"并", "、"}


def _before_object(pattern: Sequence[str], place: int, classifier: Classifier) -> bool:
    """Whether a slot stands between the verb that opens a pattern and the noun that ends it."""
    ends = classifier.classes([pattern[0], pattern[-1]])
    return ends == VERB + NOUN and place == len(pattern) - 2 and classifier.governs(pattern[0])


def _takes_object(words: Sequence[str], classifier: Classifier) -> bool:
    """Whether a preposition in a slot takes the noun after it for itself (坚持＜把＿摆在＞位置)."""
    return "的" not in words and not classifier.table.of("taking").isdisjoint(words)


@lru_cache(maxsize=REMEMBERED)
def _slot_places(pattern: tuple[str, ...]) -> list[int]:
    return [place for place, word in enumerate(pattern) if is_slot(word)]


def _noun_like(word: str, classifier: Classifier) -> bool:
    if word in classifier.table.of("not_subject"):
        return False
    if classifier.class_of(word) == VERB:
        return False
    return classifier.tags.get(word) not in ("v", "p", "c", "d", "vd", "vi")


def varied(pattern: Sequence[str], fillers: Sequence[Mapping[str, int]]) -> bool:
    """Whether every open slot was filled in two ways that have little to do with each other.

    A slot filled by lines of work or named things is one of the facts, and varies by nature.
    """
    slots = [word for word in pattern if is_slot(word)]
    return len(fillers) == len(slots) and all(
        word != ANY or told or _unlike(list(counter))
        for word, counter, told in zip(slots, fillers, names_from(fillers), strict=True)
    )


def _unlike(texts: list[str]) -> bool:
    """Whether two of the texts differ by more than an addition: what is not shared at either end has
    little in common."""
    return any(_apart(one, other) for place, one in enumerate(texts) for other in texts[place + 1 :])


def unlike_fillers(fillers: Mapping[str, int]) -> int:
    """How many of the fillers have little to do with each other, taken greedily in order of their text."""
    kept: list[str] = []
    for text in sorted(fillers):
        if all(_apart(text, other) for other in kept):
            kept.append(text)
    return len(kept)


def _apart(one: str, other: str) -> bool:
    ahead = _shared_start(one, other)
    one, other = one[ahead:], other[ahead:]
    behind = _shared_start(one[::-1], other[::-1])
    first, second = set(one[: len(one) - behind]), set(other[: len(other) - behind])
    return bool(first and second) and len(first & second) < 0.5 * min(len(first), len(second))


def _shared_start(one: str, other: str) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )

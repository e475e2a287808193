"""Verb and object: the verb that opens a part of a clause, and the noun that ends it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from draftkit.mining.sketches.pair import (
    CLOSE,
    COMPOUND,
    LOOSE,
    VERB_COMPOUND,
    VERB_OBJECT,
    Pair,
    coordinated,
    is_quality,
    is_thing,
)
from draftkit.mining.words import AND, FUNCTION, JOINT, OTHER, SLOT, TOPIC, VERB, Classifier

_PREPOSITIONS = frozenset({"按照", "根据", "依据", "通过"})
_TOWARDS = frozenset({"对", "对于"})
_BOTH = AND | {"并"}
_VERBS = frozenset({VERB, TOPIC})
_BETWEEN = frozenset({OTHER, FUNCTION, JOINT})


def verb_object(words: list[str], classes: str, classifier: Classifier) -> Iterator[Pair]:
    """The pairs of a clause; of one with 、, where every part is verb and object (健全体系、完善机制).

    Where a part is not, or ends in the same noun as another (增强大局意识、看齐意识), nouns are listed, and
    what ends the first part need not be its verb's object (加强对灵活就业、新就业形态的支持).
    """
    if classes[0] not in _VERBS and words[0] not in classifier.table.of("manner"):
        return
    if "、" not in words:
        yield from _part(words, classes, classifier)
        return
    parts = list(coordinated(words))
    found = [list(_part(words[begin:end], classes[begin:end], classifier)) for begin, end in parts]
    ends = [words[end - 1] for _, end in parts]
    repeated = any(one.endswith(other) for one, other in permutations(ends, 2))
    if all(found) and not repeated:
        for pairs in found:
            yield from pairs


def _part(words: list[str], classes: str, classifier: Classifier) -> Iterator[Pair]:
    """The pairs of one part: every verb that opens it with every noun that ends it (提高 质量 和 效益).

    A noun that is a verb as well (加强 管理) must touch.
    """
    verbs, behind = _opening_verbs(words, classes, classifier)
    last = len(words) - 1
    if not verbs or behind > last:
        return
    nouns = [last - 2, last] if last - 2 >= behind and words[last - 1] in _BOTH else [last]
    between = range(behind, nouns[0])
    things = [at for at in nouns if is_thing(words[at], classes[at], classifier)]
    if not things:
        return
    closeness = _closeness(words, classes, between, classifier)
    for at in things:
        if classes[at] == VERB and between:
            continue
        before = _before(words, classes, at) if between else ""
        yield from (Pair(VERB_OBJECT, verb, words[at], closeness, before) for verb in verbs)
        if before and before == words[at - 1] and _joins(before, classes[at - 1], classifier):
            shorter = _closeness(words, classes, range(behind, at - 1), classifier)
            yield from (Pair(VERB_COMPOUND, verb, before + words[at], shorter) for verb in verbs)


def _opening_verbs(words: list[str], classes: str, classifier: Classifier) -> tuple[list[str], int]:
    """The governing verbs at the head of a part, after its adverbs, and the place behind them.

    Joined by 和 they govern together; of several in a row it is not sure which governs (完善 激励 机制).
    """
    at, manner = 0, classifier.table.of("manner")
    while at + 1 < len(words) and words[at] in manner:
        at += 1
    if not _may_govern(words[at], classes[at], classifier):
        return [], 0
    joined = at + 3 < len(words) and words[at + 1] in _BOTH
    if joined and _may_govern(words[at + 2], classes[at + 2], classifier):
        return [words[at], words[at + 2]], at + 3
    return [words[at]], at + 1


def _may_govern(word: str, kind: str, classifier: Classifier) -> bool:
    """Whether a verb takes objects; one that is a noun as well (发展 方式) may modify what follows."""
    table = classifier.table
    plain = kind == TOPIC and classifier.tags.get(word) == "v" and word not in table.of("things")
    if not (plain or kind == VERB) or len(word) < 2 or not classifier.governs(word):
        return False
    return word not in _PREPOSITIONS and word not in table.of("no_governor")


def _closeness(words: list[str], classes: str, between: range, classifier: Classifier) -> int:
    """How sure it is that a noun is the verb's, by what stands between: a second verb or a preposition takes
    the noun for itself, and 的 may link it to all that precedes."""
    if any(_takes(words[at], classes[at], classifier) for at in between):
        return LOOSE
    if all(classes[at] in _BETWEEN for at in between):
        return CLOSE
    links = [at for at in between if words[at] == "的"]
    described = bool(links) and links[0] == between[0] + 1 and classes[between[0]] == OTHER
    return COMPOUND if described or not links else LOOSE


def _takes(word: str, kind: str, classifier: Classifier) -> bool:
    if kind == VERB:
        return classifier.governs(word)
    return word in _TOWARDS or word in classifier.table.of("taking")


def _before(words: list[str], classes: str, at: int) -> str:
    """The word of content right before an object, over its 的; empty for a masked thing, which may be any."""
    place = at - 1 - (words[at - 1] == "的")
    return "" if classes[place] in (FUNCTION, JOINT, SLOT) else words[place]


def _joins(word: str, kind: str, classifier: Classifier) -> bool:
    """Whether a word may stand in a compound of the genre: no topic, no name."""
    table = classifier.table
    if len(word) < 2 or word in table.of("no_modifier"):
        return False
    known = word in table.of("joining")
    return known or is_quality(word, kind, classifier) or is_thing(word, kind, classifier)

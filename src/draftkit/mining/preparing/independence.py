"""Independence: near-duplicates and copies of one another count as one speech.

The sketch is the set of six-character strings that begin at a sampled character (one character in
eight, chosen by code point): it depends on the text alone, needs no hash, and an edit moves only the
strings that touch it. Two speeches are linked where the sketches share ``LINK_SHARE`` of the smaller
one, so a half copied into a longer text is found too. Measured on known pairs: distinct speeches share
at most 4 %, redacted, spun or shortened copies 48 % and more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

LINK_SHARE = 0.35
_GRAM = 6
_SAMPLED = "".join(chr(code) for code in range(0x4E00, 0x9FA6) if code % 8 == 3)
_GRAMS = re.compile(f"(?=([{_SAMPLED}].{{{_GRAM - 1}}}))")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_COMMON = 40
"""A string in more speeches than this is a formula of the genre and says nothing about copying."""


def sketch(texts: Iterable[str]) -> frozenset[str]:
    """Sampled six-character strings of the Han characters of ``texts``."""
    return frozenset(_GRAMS.findall("".join(_HAN.findall("".join(texts)))))


def clusters(sketches: Sequence[frozenset[str]]) -> list[int]:
    """For every sketch the number of the first one it is a copy of (its own number where it is none)."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, grams in enumerate(sketches):
        for gram in grams:
            where[gram].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in where.values():
        if 1 < len(numbers) <= _COMMON:
            shared.update((a, b) for place, a in enumerate(numbers) for b in numbers[place + 1 :])
    parents = list(range(len(sketches)))
    for (first, second), count in sorted(shared.items()):
        if count >= LINK_SHARE * min(len(sketches[first]), len(sketches[second])):
            _join(parents, first, second)
    return [_root(parents, number) for number in range(len(parents))]


def kinship(sketches: Sequence[frozenset[str]]) -> float:
    """Mean share of text between neighbours, copies apart: papers of one series say much in the same words.

    Measured: government reports of one series .05, speeches of different offices and topics under .01.
    """
    shares = [len(one & other) / max(1, min(len(one), len(other))) for one, other in pairwise(sketches)]
    kept = [share for share in shares if share < LINK_SHARE]
    return sum(kept) / len(kept) if kept else 0.0


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        number = parents[number]
    return number


def _join(parents: list[int], first: int, second: int) -> None:
    low, high = sorted((_root(parents, first), _root(parents, second)))
    parents[high] = low

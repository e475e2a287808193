"""Near-duplicates: a speech's fingerprint is the smallest hashes of its clauses (bottom-k MinHash).

Clauses, not characters: a copied speech shares whole clauses however its paragraphs were shuffled, and two
speeches of one genre share few of them. Twenty-four numbers a speech find its copies among a million.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

from draftkit.text.marks import HAN

SIZE = 24
ALIKE = 0.4
_CLAUSE_BREAK = re.compile("[，。；：！？、\n“”‘’《》（）—…]+")
_NOT_HAN = re.compile(f"[^{HAN}0-9]")
_SHORTEST = 7


def sketch(texts: Iterable[str]) -> tuple[int, ...]:
    """The ``SIZE`` smallest 63-bit hashes of the distinct clauses of at least seven characters."""
    clauses = {
        clause
        for text in texts
        for piece in _CLAUSE_BREAK.split(text)
        if len(clause := _NOT_HAN.sub("", piece)) >= _SHORTEST
    }
    hashes = sorted(_hash(clause) for clause in clauses)
    return tuple(hashes[:SIZE])


def alike(one: Iterable[int], other: Iterable[int]) -> float:
    """The share of clauses two speeches have in common (Jaccard), estimated from their sketches."""
    first, second = set(one), set(other)
    union = sorted(first | second)[:SIZE]
    return sum(each in first and each in second for each in union) / len(union) if union else 0.0


def _hash(clause: str) -> int:
    return int.from_bytes(blake2b(clause.encode(), digest_size=8).digest(), "big") >> 1

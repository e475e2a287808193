"""What changed between two texts, in pieces a person would mark: clauses and words, not lone characters.

Paragraphs are aligned first (``align``); inside a pair of paragraphs clauses are compared, and only
clauses that differ are compared by word and character (``changes``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_CLAUSE = re.compile(r"[^，。；：！？、\n]*[，。；：！？、\n]+[”’）》]*|[^，。；：！？、\n]+")
_TOKEN = re.compile(r"【[^【】\n]*】|[A-Za-z]+|\d+(?:[.,]\d+)*[%％]?|——|……|.", re.S)
_LEAST_KEPT = 2
"""An unchanged stretch shorter than this between two changes is marked with them: 加强→强化 is one change."""
_REWRITTEN = 0.4
"""Below this share of common characters a clause counts as written anew."""
_SAME_PARAGRAPH = 0.4
"""At this likeness two paragraphs count as one paragraph edited."""
_BAND = 40
"""In long stretches without a common paragraph, only neighbours this near in order are compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch: ``old`` became ``new``; one of them is empty for a deletion or insertion."""

    old: str
    new: str

    @property
    def is_kept(self) -> bool:
        """Whether the stretch is the same on both sides."""
        return self.old == self.new


def changes(old: str, new: str) -> tuple[Change, ...]:
    """The stretches in order; their ``old`` parts make up ``old``, their ``new`` parts ``new``."""
    if old == new:
        return (Change(old, new),) if old else ()
    found: list[Change] = []
    for was, now in _blocks(_CLAUSE.findall(old), _CLAUSE.findall(new)):
        if was == now:
            found.append(Change(was, now))
        else:
            found.extend(_inside(was, now))
    return tuple(_merged(found))


def align(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pairs of indexes in reading order; None on one side is a paragraph that went or came.

    A paragraph that moved counts as gone from one place and come at the other.
    """
    pairs: list[tuple[int | None, int | None]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            pairs.extend(zip(range(old_start, old_end), range(new_start, new_end), strict=True))
        else:
            block = _paired(old[old_start:old_end], new[new_start:new_end])
            pairs.extend(
                (None if was is None else old_start + was, None if now is None else new_start + now)
                for was, now in block
            )
    return pairs


def likeness(old: str, new: str) -> float:
    """0..1: the share of neighbouring character pairs that two texts have in common."""
    return _likeness(_pairs_of(old), _pairs_of(new))


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield "".join(old[old_start:old_end]), "".join(new[new_start:new_end])


def _inside(old: str, new: str) -> Iterator[Change]:
    pieces = [Change(was, now) for was, now in _blocks(_TOKEN.findall(old), _TOKEN.findall(new))]
    kept = sum(len(piece.old) for piece in pieces if piece.is_kept)
    if kept < _REWRITTEN * min(len(old), len(new)):
        yield from _rewritten(old, new)
        return
    for index, piece in enumerate(pieces):
        lone = 0 < index < len(pieces) - 1 and len(piece.old) < _LEAST_KEPT and piece.old.isalnum()
        if piece.is_kept and lone:
            yield Change(piece.old, "")
            yield Change("", piece.new)
        else:
            yield piece


def _rewritten(old: str, new: str) -> Iterator[Change]:
    """The whole stretch replaced, a common closing mark left alone."""
    tail = old[-1] if old and new and old[-1] == new[-1] and not old[-1].isalnum() else ""
    end = -len(tail) or None
    yield Change(old[:end], new[:end])
    if tail:
        yield Change(tail, tail)


def _merged(found: list[Change]) -> Iterator[Change]:
    was = now = ""
    kept = True
    for change in found:
        if (was or now) and change.is_kept is not kept:
            yield Change(was, now)
            was = now = ""
        kept = change.is_kept
        was, now = was + change.old, now + change.new
    if was or now:
        yield Change(was, now)


def _paired(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """The alignment of two runs of paragraphs with the greatest total likeness."""
    scores = _scores(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for was in range(len(old) - 1, -1, -1):
        for now in range(len(new) - 1, -1, -1):
            joined = scores.get((was, now), 0.0)
            taken = best[was + 1][now + 1] + joined if joined else 0.0
            best[was][now] = max(taken, best[was + 1][now], best[was][now + 1])
    pairs: list[tuple[int | None, int | None]] = []
    was = now = 0
    while was < len(old) and now < len(new):
        joined = scores.get((was, now), 0.0)
        if joined and best[was][now] == best[was + 1][now + 1] + joined:
            pairs.append((was, now))
            was, now = was + 1, now + 1
        elif best[was][now] == best[was + 1][now]:
            pairs.append((was, None))
            was += 1
        else:
            pairs.append((None, now))
            now += 1
    pairs.extend((index, None) for index in range(was, len(old)))
    pairs.extend((None, index) for index in range(now, len(new)))
    return pairs


def _scores(old: Sequence[str], new: Sequence[str]) -> dict[tuple[int, int], float]:
    old_pairs, new_pairs = [_pairs_of(text) for text in old], [_pairs_of(text) for text in new]
    scores: dict[tuple[int, int], float] = {}
    for was, one in enumerate(old_pairs):
        centre = was * len(new) // max(1, len(old))
        for now in range(max(0, centre - _BAND), min(len(new), centre + _BAND)):
            score = _likeness(one, new_pairs[now])
            if score >= _SAME_PARAGRAPH:
                scores[was, now] = score
    return scores


def _pairs_of(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1)) or Counter([text])


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0

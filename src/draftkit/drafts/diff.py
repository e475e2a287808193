"""What changed between two texts: paragraphs aligned, words within them marked (花脸稿).

Characters are compared one by one, but a number, a Latin word and a 【slot】 is one unit, and what little
stays unchanged between two changes of a clause is counted as changed, so that the marks stay readable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache


class Change(StrEnum):
    """What became of a paragraph or a stretch of text."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph: ``SAME``, ``ADDED`` or ``REMOVED``."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphDiff:
    """One paragraph of the comparison. Indexes are of the old and new list; None where it is not there.

    ``spans`` read in order give the old text (without ``ADDED``) and the new one (without ``REMOVED``).
    A paragraph that moved unchanged appears twice as ``MOVED``: where it was and where it is.
    """

    change: Change
    spans: tuple[Span, ...]
    old: int | None = None
    new: int | None = None

    @property
    def before(self) -> str:
        """The old text."""
        return "".join(span.text for span in self.spans if span.change is not Change.ADDED)

    @property
    def after(self) -> str:
        """The new text."""
        return "".join(span.text for span in self.spans if span.change is not Change.REMOVED)


ALIKE = 0.35
"""Two paragraphs that share this part of their character pairs are one paragraph rewritten."""


def diff_paragraphs(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphDiff, ...]:
    """Compare two lists of paragraphs."""
    diffs: list[ParagraphDiff] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            diffs += [_same(old[a + i], a + i, b + i) for i in range(a_end - a)]
        else:
            diffs += _rewritten(old, new, range(a, a_end), range(b, b_end))
    return _with_moves(diffs)


def diff_texts(old: str, new: str) -> tuple[Span, ...]:
    """Compare two paragraphs word-safe."""
    if old == new:
        return (Span(Change.SAME, old),) if old else ()
    a, b = _units(old), _units(new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    pieces = [
        (tag == "equal", "".join(a[i:i_end]), "".join(b[j:j_end]))
        for tag, i, i_end, j, j_end in matcher.get_opcodes()
    ]
    return _spans(_readable(pieces))


def changed_characters(diffs: Sequence[ParagraphDiff]) -> tuple[int, int]:
    """How many characters were removed and added; moves count as neither."""
    spans = [span for diff in diffs if diff.change is not Change.MOVED for span in diff.spans]
    removed = sum(len(span.text) for span in spans if span.change is Change.REMOVED)
    return removed, sum(len(span.text) for span in spans if span.change is Change.ADDED)


_UNIT = re.compile(r"【[^【】\n]*】|[A-Za-z]+|\d+(?:[.,]\d+)*%?|\s+|.", re.S)


@lru_cache(maxsize=4096)
def _units(text: str) -> tuple[str, ...]:
    return tuple(_UNIT.findall(text))


_Piece = tuple[bool, str, str]


def _readable(pieces: list[_Piece]) -> list[_Piece]:
    """Changes joined over what little stays between them, so that words are replaced and not characters.

    An unchanged stretch goes with its neighbours where it is no longer than the change on either side and
    ends no clause: ［-进一步加强组织领导-］［+切实强化组织保障+］, not three changes and a 组织 between.
    """
    joined: list[_Piece] = []
    for piece in pieces:
        joined.append(piece)
        while len(joined) >= 3 and _mere(*joined[-3:]):
            (_, was, now), (_, kept, _), (_, was_next, now_next) = joined[-3:]
            joined[-3:] = [(False, was + kept + was_next, now + kept + now_next)]
    return joined


def _mere(before: _Piece, between: _Piece, after: _Piece) -> bool:
    """Whether ``between`` is too little to stand unchanged between two changes."""
    if before[0] or not between[0] or after[0] or _CLAUSE_END.search(between[1]):
        return False
    return len(between[1]) <= max(1, min(_size(before), _size(after)))


def _size(piece: _Piece) -> int:
    return max(len(piece[1]), len(piece[2]))


_CLAUSE_END = re.compile("[，。；：、！？\\n]")


def _spans(pieces: list[tuple[bool, str, str]]) -> tuple[Span, ...]:
    spans = []
    for same, was, now in pieces:
        if same:
            spans.append(Span(Change.SAME, was))
            continue
        if was:
            spans.append(Span(Change.REMOVED, was))
        if now:
            spans.append(Span(Change.ADDED, now))
    return tuple(spans)


def _same(text: str, old: int, new: int) -> ParagraphDiff:
    return ParagraphDiff(Change.SAME, (Span(Change.SAME, text),), old, new)


def _rewritten(old: Sequence[str], new: Sequence[str], a: range, b: range) -> list[ParagraphDiff]:
    """Pair the paragraphs of two differing stretches in order, the most alike first."""
    pairs = _pairs([old[i] for i in a], [new[j] for j in b])
    diffs: list[ParagraphDiff] = []
    done_a = done_b = 0
    for i, j in [*pairs, (len(a), len(b))]:
        diffs += [_one_sided(Change.REMOVED, old[a[k]], a[k]) for k in range(done_a, i)]
        diffs += [_one_sided(Change.ADDED, new[b[k]], b[k]) for k in range(done_b, j)]
        if i < len(a) and j < len(b):
            spans = diff_texts(old[a[i]], new[b[j]])
            diffs.append(ParagraphDiff(Change.CHANGED, spans, a[i], b[j]))
        done_a, done_b = i + 1, j + 1
    return diffs


def _one_sided(change: Change, text: str, index: int) -> ParagraphDiff:
    removed = change is Change.REMOVED
    return ParagraphDiff(
        change, (Span(change, text),), index if removed else None, None if removed else index
    )


def _pairs(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Index pairs of alike paragraphs, increasing on both sides, with the greatest likeness in sum."""
    grams = [_grams(text) for text in old], [_grams(text) for text in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike: dict[tuple[int, int], float] = {}
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            likeness = _likeness(grams[0][i], grams[1][j])
            paired = best[i + 1][j + 1] + likeness if likeness >= ALIKE else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
            if paired == best[i][j]:
                alike[i, j] = likeness
    pairs = []
    i = j = 0
    while i < len(old) and j < len(new):
        if (i, j) in alike:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


@lru_cache(maxsize=4096)
def _grams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(max(1, len(text) - 1)))


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    size_a, size_b = a.total(), b.total()
    if 2 * min(size_a, size_b) < ALIKE * (size_a + size_b):
        return 0.0
    shared = sum(min(count, large[gram]) for gram, count in small.items() if gram in large)
    return 2 * shared / (size_a + size_b)


def _with_moves(diffs: list[ParagraphDiff]) -> tuple[ParagraphDiff, ...]:
    """Paragraphs taken out in one place and put in unchanged in another are moved."""
    gone: dict[str, list[int]] = {}
    for index, diff in enumerate(diffs):
        if diff.change is Change.REMOVED and diff.before.strip():
            gone.setdefault(diff.before, []).append(index)
    for index, diff in enumerate(diffs):
        if diff.change is Change.ADDED and gone.get(diff.after):
            source = gone[diff.after].pop(0)
            diffs[source] = ParagraphDiff(Change.MOVED, diffs[source].spans, diffs[source].old, diff.new)
            diffs[index] = ParagraphDiff(Change.MOVED, diff.spans, diffs[source].old, diff.new)
    return tuple(diffs)

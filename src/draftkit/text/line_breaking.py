"""Where rows of Chinese text may end: 避头尾 (GB/T 15834), and never inside a word, a number, —— or ……."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from draftkit.text.marks import NO_END, NO_START
from draftkit.text.widths import cell_offsets

_NO_START = frozenset(NO_START)
_NO_END = frozenset(NO_END)
_JOINED_MARKS = frozenset("—…")
_INSIDE_NUMBER = frozenset(".,:")
_LOOK_BACK = 24
"""Code points that a row may give up to end well; longer runs without a good end are cut where they fill."""


def may_break(text: str, at: int) -> bool:
    """Whether a row may end before code point ``at`` (1 ≤ ``at`` < length)."""
    left, right = text[at - 1], text[at]
    if right in _NO_START or left in _NO_END:
        return False
    if left in _JOINED_MARKS and left == right:
        return False
    if not (right.isascii() and right.isalnum()):
        return True
    if left.isascii() and left.isalnum():
        return False
    return not (left in _INSIDE_NUMBER and right.isdigit() and at > 1 and text[at - 2].isdigit())


def break_offsets(text: str, width: int, indent: int = 0) -> list[int]:
    """Code points at which rows of at most ``width`` cells begin, the first row (0) left out.

    The first row has ``indent`` cells less. A row that cannot end well within the last few code points is
    cut where it is full, so every row fits as long as ``width`` holds one character.
    """
    offsets = cell_offsets(text)
    if offsets[-1] <= width - indent or width < 2:
        return []
    breaks: list[int] = []
    start, room = 0, max(2, width - indent)
    while offsets[-1] - offsets[start] > room:
        full = bisect_right(offsets, offsets[start] + room) - 1
        start = _good_end(text, start, max(full, start + 1))
        breaks.append(start)
        room = width
    return breaks


def rows(text: str, width: int, indent: int = 0) -> list[str]:
    """``text`` cut into the rows of ``break_offsets``; joined they give the text again."""
    edges = [0, *break_offsets(text, width, indent), len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


def _good_end(text: str, start: int, full: int) -> int:
    for at in range(full, max(start, full - _LOOK_BACK), -1):
        if may_break(text, at):
            return at
    return full

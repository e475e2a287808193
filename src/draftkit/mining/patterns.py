"""Patterns of one skeleton: the whole of it, and what remains when its middle or an edge varies.

A pattern is a string of words with ``ANY`` where something varies: ``把 ＿ 摆在 ＿ 位置``. The words at
its edges are always fixed words of the genre on clause edges, or a slot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from draftkit.mining.slots import ANY
from draftkit.mining.words import SLOT, WordTable

MAX_EDGE = 3
"""Longest head or tail, in words."""

Known = Callable[[str], bool]


def heads(words: list[str], kinds: str) -> list[str]:
    """The first one to ``MAX_EDGE`` words as strings, up to the first slot and short of the whole."""
    found: list[str] = []
    head = ""
    for place in range(min(MAX_EDGE, len(words) - 1)):
        if kinds[place] == SLOT:
            break
        head = head + words[place] + " "
        found.append(head)
    return found


def tails(words: list[str], kinds: str) -> list[str]:
    """The last one to ``MAX_EDGE`` words as strings, shortest first."""
    found: list[str] = []
    tail = ""
    for place in range(len(words) - 1, max(0, len(words) - 1 - MAX_EDGE), -1):
        if kinds[place] == SLOT:
            break
        tail = " " + words[place] + tail
        found.append(tail)
    return found


def patterns(whole: str, kinds: str, frequent: Known, table: WordTable) -> list[str]:
    """Every pattern of a skeleton (its words joined by spaces) whose edges are ``frequent``."""
    words = whole.split(" ")
    count = len(words)
    found = [whole]
    starts = list(takewhile(frequent, heads(words, kinds)))
    ends = list(takewhile(frequent, tails(words, kinds)))
    for size, head in enumerate(starts, 1):
        if size > 1:
            found.append(head + ANY)
        for taken, tail in enumerate(ends, size + 1):
            # a gap of one slot is the whole skeleton again
            if taken < count - 1 or (taken < count and words[size] != ANY):
                found.append(head + ANY + tail)
    found.extend(ANY + tail for tail in ends[1:])
    if words[0] in table.of("framing"):
        found.extend(_hinged(words, kinds, table.of("hinges")))
    return found


def _hinged(words: list[str], classes: str, hinges: frozenset[str]) -> Iterator[str]:
    """Frames that hinge on an inner verb: 以＿为＿, 把＿摆在＿位置, 为＿提供＿保证."""
    count = len(words)
    for place in range(2, count):
        if words[place] not in hinges:
            continue
        opening = f"{words[0]} {ANY} {words[place]}"
        rest = count - place - 1
        if rest == 0:
            continue  # the head and tail pairs have it already
        if rest == 1:
            yield f"{opening} {words[-1]}" if classes[-1] != SLOT else f"{opening} {ANY}"
        else:
            yield f"{opening} {ANY}"
            if classes[-1] != SLOT:
                yield f"{opening} {ANY} {words[-1]}"
                if rest > 2 and classes[-2] != SLOT:
                    yield f"{opening} {ANY} {words[-2]} {words[-1]}"

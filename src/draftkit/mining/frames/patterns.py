"""Patterns of one skeleton: the whole of it, and what remains when its middle or an edge varies.

A pattern is a string of words with ``ANY`` where something varies: ``把 ＿ 摆在 ＿ 位置``. The words at
its edges are always fixed words of the genre on clause edges, or a slot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from draftkit.mining.slots import ANY, is_slot
from draftkit.mining.words import SLOT_FIRST, SLOT_LAST, WordTable

MAX_EDGE = 3
"""Longest head or tail, in words."""
MIN_VARYING = 3
"""Words from which something can vary between a head and a tail."""
_WORD = f"[^ \n{SLOT_FIRST}-{SLOT_LAST}]+"
_HEADS = tuple(re.compile(f"^(?:{_WORD} ){{{size}}}", re.MULTILINE) for size in range(1, MAX_EDGE + 1))
_TAILS = tuple(re.compile(f"(?: {_WORD}){{{size}}}$", re.MULTILINE) for size in range(1, MAX_EDGE + 1))

Known = Callable[[str], bool]


def edges(skeletons: str) -> set[str]:
    """The first and the last one to ``MAX_EDGE`` words of skeletons (one a line), with the space after or
    before them: up to the first slot, and short of the whole.
    """
    return set().union(*(pattern.findall(skeletons) for pattern in (*_HEADS, *_TAILS)))


def usable(skeleton: str) -> bool:
    """Whether a skeleton can be a pattern: more than one word, and not slots alone."""
    return " " in skeleton and not all(map(is_slot, skeleton.split(" ")))


def patterns(whole: str, frequent: Known, table: WordTable) -> list[str]:
    """Every pattern of a skeleton (its words joined by spaces) whose edges are ``frequent``."""
    # a whole with a slot that is rare itself may still be what others give with their middle open
    found = [whole] if (ANY in whole or frequent(whole)) and usable(whole) else []
    words = whole.split(" ")
    count = len(words)
    if count < MIN_VARYING:
        return found
    starts, ends = _frequent_heads(words, frequent), _frequent_tails(words, frequent)
    for size, head in enumerate(starts, 1):
        if size > 1:
            found.append(head + ANY)
        for taken, tail in enumerate(ends, size + 1):
            # a gap of one slot is the whole skeleton again
            if taken < count - 1 or (taken < count and words[size] != ANY):
                found.append(head + ANY + tail)
    found.extend(ANY + tail for tail in ends[1:])
    if words[0] in table.of("framing"):
        found.extend(_hinged(words, table.of("hinges")))
    return found


def _frequent_heads(words: list[str], frequent: Known) -> list[str]:
    """The heads of one skeleton, shortest first, as long as they are frequent."""
    found: list[str] = []
    head = ""
    for word in words[: min(MAX_EDGE, len(words) - 1)]:
        head += word + " "
        if not frequent(head):
            break
        found.append(head)
    return found


def _frequent_tails(words: list[str], frequent: Known) -> list[str]:
    """The tails of one skeleton, shortest first, as long as they are frequent."""
    found: list[str] = []
    tail = ""
    for word in words[: max(0, len(words) - 1 - MAX_EDGE) : -1]:
        tail = " " + word + tail
        if not frequent(tail):
            break
        found.append(tail)
    return found


def _hinged(words: list[str], hinges: frozenset[str]) -> Iterator[str]:
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
            yield f"{opening} {words[-1]}" if not is_slot(words[-1]) else f"{opening} {ANY}"
        else:
            yield f"{opening} {ANY}"
            if not is_slot(words[-1]):
                yield f"{opening} {ANY} {words[-1]}"
                if rest > 2 and not is_slot(words[-2]):
                    yield f"{opening} {ANY} {words[-2]} {words[-1]}"

"""Patterns of one skeleton: the whole of it, and what remains when its middle or an edge varies.

A pattern is a string of words with ``ANY`` where something varies: ``把 ＿ 摆在 ＿ 位置``. The words at
its edges are always fixed words of the genre on clause edges, or a slot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from draftkit.mining.skeleton import Skeleton
from draftkit.mining.slots import ANY
from draftkit.mining.words import SLOT, WordTable

MAX_EDGE = 4
"""Longest head or tail, in words."""

_GAP = f" {ANY} "
Known = Callable[[str], bool]


def edges(skeleton: Skeleton) -> Iterator[str]:
    """Heads (``加强 ＿``) and tails (``＿ 建设``): the keys of the first counting pass."""
    words, classes = skeleton.words, skeleton.classes
    count = len(words)
    for size in range(1, min(MAX_EDGE, count - 1) + 1):
        if classes[size - 1] == SLOT:
            break
        yield " ".join(words[:size]) + _GAP
    for size in range(1, min(MAX_EDGE, count - 1) + 1):
        if classes[count - size] == SLOT:
            break
        yield _GAP + " ".join(words[count - size :])


def patterns(skeleton: Skeleton, frequent: Known, table: WordTable) -> Iterator[str]:
    """Every pattern of a skeleton whose edges are ``frequent`` (seen in enough speeches)."""
    words, classes = skeleton.words, skeleton.classes
    count = len(words)
    yield " ".join(words)
    heads = _frequent_heads(words, classes, frequent)
    tails = _frequent_tails(words, classes, frequent)
    for head_size, head in heads:
        if head_size > 1:
            yield head + ANY
        for tail_size, tail in tails:
            # a gap of one slot is the whole skeleton again
            if head_size + tail_size < count and not (
                head_size + tail_size == count - 1 and words[head_size] == ANY
            ):
                yield head + ANY + tail
    for tail_size, tail in tails:
        if tail_size > 1:
            yield ANY + tail
    if words[0] in table.of("framing"):
        yield from _hinged(words, classes, table.of("hinges"))


def _frequent_heads(words: tuple[str, ...], classes: str, frequent: Known) -> list[tuple[int, str]]:
    found = []
    for size in range(1, min(MAX_EDGE, len(words) - 1) + 1):
        if classes[size - 1] == SLOT:
            break
        head = " ".join(words[:size])
        if not frequent(head + _GAP):
            break
        found.append((size, head + " "))
    return found


def _frequent_tails(words: tuple[str, ...], classes: str, frequent: Known) -> list[tuple[int, str]]:
    found = []
    count = len(words)
    for size in range(1, min(MAX_EDGE, count - 1) + 1):
        if classes[count - size] == SLOT:
            break
        tail = " ".join(words[count - size :])
        if not frequent(_GAP + tail):
            break
        found.append((size, " " + tail))
    return found


def _hinged(words: tuple[str, ...], classes: str, hinges: frozenset[str]) -> Iterator[str]:
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

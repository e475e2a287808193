"""Levels of headings in *this* document: the same series can be level 1 here and level 3 elsewhere.

Headings are read in order with a stack of open series. A series that opens (number 1) nests under the one
that is open; a number that continues an open series closes everything below it. What begins in the middle
(its first members were inline, or lost) hangs under the open series, or under the systems that the rest of
the document puts above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from draftkit.corpus.structure.markers import Marker, System

_SPOKEN = {System.ORDINAL, System.SERIES, System.FIRST_NEXT, System.ITEM_OF, System.NAMED}


@dataclass(slots=True)
class _Open:
    marker: Marker
    last: int


class Before(Enum):
    """Where the member before a heading stands, if it opens no paragraph of its own."""

    ELSEWHERE = auto()
    IN_MEMBER = auto()
    """Inside the text of the heading right above: the series hangs under that heading."""
    IN_PLAIN = auto()
    """Inside a paragraph without heading: the spoken series before that paragraph is over."""


def levels_of(markers: Sequence[Marker], before: Sequence[Before]) -> list[int]:
    """The level of each heading."""
    stack: list[_Open] = []
    out: list[int] = []
    ranks = _ranks(markers)
    for at, marker in enumerate(markers):
        begun_inline = before[at] is not Before.ELSEWHERE and not _goes_on_exactly(stack, marker)
        if begun_inline and before[at] is Before.IN_PLAIN:
            while stack and stack[-1].marker.system in _SPOKEN:
                stack.pop()
        place = None if begun_inline else _continued(stack, marker)
        if place is None:
            _close_for_new(stack, marker, ranks)
            stack.append(_Open(marker, marker.number))
        else:
            del stack[place + 1 :]
            stack[place].last = marker.number
        out.append(len(stack) + _missing_above(stack, ranks))
    return out


def _goes_on_exactly(stack: Sequence[_Open], marker: Marker) -> bool:
    return any(_same(each.marker, marker) and each.last + 1 == marker.number for each in stack)


def _same(one: Marker, other: Marker) -> bool:
    return one.system is other.system and one.verb == other.verb


def _continued(stack: Sequence[_Open], marker: Marker) -> int | None:
    """The open series that ``marker`` continues."""
    for place in range(len(stack) - 1, -1, -1):
        if _same(stack[place].marker, marker) and marker.number > stack[place].last:
            return place
    if marker.system in _SPOKEN:
        # Speakers mix 一是, 二要, 第三 in one series; only the very next number counts as going on.
        for place in range(len(stack) - 1, -1, -1):
            other = stack[place]
            if other.marker.system in _SPOKEN and marker.number == other.last + 1:
                return place
    if marker.number == 1:
        return None
    for place in range(len(stack) - 1, -1, -1):
        if _same(stack[place].marker, marker):
            return place
    return None


def _close_for_new(stack: list[_Open], marker: Marker, ranks: dict[System, int]) -> None:
    """A written system never nests under a lower one of the standard order: 一、 after （一） closes it."""
    for place, each in enumerate(stack):
        same_again = _same(each.marker, marker)
        lower = each.marker.system > marker.system and marker.system <= System.CIRCLED
        if same_again or lower:
            del stack[place:]
            return


def _ranks(markers: Sequence[Marker]) -> dict[System, int]:
    """How often each written system opens in this document."""
    counts: dict[System, int] = {}
    for marker in markers:
        counts[marker.system] = counts.get(marker.system, 0) + 1
    return counts


def _missing_above(stack: Sequence[_Open], ranks: dict[System, int]) -> int:
    """Levels that must stand above the lowest open series but were not seen (lost with a page cut)."""
    top = stack[0].marker.system
    written = [system for system in ranks if system < top and system <= System.ARABIC]
    return len(written) if top is not System.PART else 0

"""Renumbering over all levels: 一、（一）1.（1） and the series 一是, 第一， that open paragraphs.

A series that lies wholly inside paragraphs is an enumeration of the writer's and is left alone; one that
opens at least one paragraph is renumbered with its members inside paragraphs counted in (a 二是 that
stayed in the middle of the paragraph of 一是).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from draftkit.drafts.markdown import reread
from draftkit.model import Draft, DraftParagraph, ParagraphKind
from draftkit.text.markers import Marker, MarkerStyle, find_series, read_marker


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number that is wrong: the paragraph's index, where it stands in ``raw``, what it is and should be."""

    paragraph: int
    start: int
    was: str
    now: str


def renumber(draft: Draft) -> Draft:
    """The draft with every number in order. Doing it twice changes nothing more."""
    changes = number_changes(draft)
    if not changes:
        return draft
    raws = [paragraph.raw for paragraph in draft.paragraphs]
    for change in reversed(changes):
        raw = raws[change.paragraph]
        raws[change.paragraph] = raw[: change.start] + change.now + raw[change.start + len(change.was) :]
    return reread(draft, raws)


def number_changes(draft: Draft) -> tuple[NumberChange, ...]:
    """What ``renumber`` would change, in reading order."""
    changes = []
    for group in _groups(list(_items(draft))):
        if not any(item.opens for item in group.items):
            continue
        for number, item in enumerate(group.items, 1):
            now = item.marker.written(number)
            if item.marker.number != number and now != item.marker.text:
                changes.append(NumberChange(item.paragraph, item.start, item.marker.text, now))
    return tuple(sorted(changes, key=lambda change: (change.paragraph, change.start)))


def marker_place(paragraph: DraftParagraph) -> tuple[int, Marker] | None:
    """Where in ``raw`` the marker that opens a heading or body paragraph stands, and the marker."""
    if paragraph.marker is None or paragraph.kind not in (ParagraphKind.HEADING, ParagraphKind.BODY):
        return None
    match = _BEFORE_MARKER.match(paragraph.raw)
    start = match.end() if match else 0
    marker = read_marker(paragraph.raw[start:])
    return (start, marker) if marker else None


_BEFORE_MARKER = re.compile(r"\s*(?:#{1,6}\s+)?(?:\*\*)?\s*")


@dataclass(frozen=True, slots=True)
class _Item:
    paragraph: int
    start: int
    marker: Marker
    opens: bool
    hashes: bool


@dataclass(slots=True)
class _Group:
    """One count in progress."""

    family: str
    level: int | None
    items: list[_Item] = field(default_factory=list)

    @property
    def in_order(self) -> bool:
        return [item.marker.number for item in self.items] == list(range(1, len(self.items) + 1))


def _items(draft: Draft) -> Iterator[_Item]:
    for index, paragraph in enumerate(draft.paragraphs):
        if paragraph.kind not in (ParagraphKind.HEADING, ParagraphKind.BODY):
            continue
        place = marker_place(paragraph)
        opening = place[0] if place else -1
        if place:
            yield _Item(index, place[0], place[1], opens=True, hashes="#" in paragraph.raw[:7])
        for start, marker in find_series(paragraph.raw):
            if start > opening:
                yield _Item(index, start, marker, opens=False, hashes=False)


def _groups(items: list[_Item]) -> list[_Group]:
    """Every count of the draft. ``stack`` holds the counts that are open here, outermost first."""
    groups: list[_Group] = []
    stack: list[_Group] = []
    for position, item in enumerate(items):
        following = items[position + 1] if position + 1 < len(items) else None
        depth = next((i for i in reversed(range(len(stack))) if stack[i].family == item.marker.family), None)
        level = item.marker.style.level
        if depth is not None and not _begins_anew(item, stack, depth, following):
            del stack[depth + 1 :]
        else:
            if level is not None:
                del stack[_enclosing(stack, level) :]
            elif depth is not None and depth == len(stack) - 1:
                del stack[depth:]  # a new series right after one of its kind takes its place
            stack.append(_Group(item.marker.family, level))
            groups.append(stack[-1])
        stack[-1].items.append(item)
    return groups


def _enclosing(stack: list[_Group], level: int) -> int:
    """How many of the open counts enclose a standard heading of ``level``: 一、 stands in none."""
    if level == 1:
        return 0
    for depth, group in enumerate(stack):
        if group.level is not None and group.level >= level:
            return depth
    return len(stack)


def _begins_anew(item: _Item, stack: list[_Group], depth: int, following: _Item | None) -> bool:
    """Whether an item is the first of a new count although one of its family is open."""
    if item.marker.number != 1:
        return False
    group = stack[depth]
    if item.marker.style.level is None and item.marker.style is not MarkerStyle.CIRCLED:
        covered = any(above.level is not None for above in stack[depth + 1 :])
        return not item.opens or covered or len(group.items) >= 2
    # 1. 2. and again 1. 2. under one heading are two lists; a single stray 1. is a mistake.
    level = item.marker.style.level or 4
    again = following is not None and following.marker.family == group.family and following.marker.number == 2
    return level >= 3 and not item.hashes and len(group.items) >= 2 and group.in_order and again

"""A whole section moved past its neighbour: heading and body go, and the numbers follow.

Sections are taken more narrowly here than for counting: one ends where another part of the speech, or (inside
a part) another step begins, so the last point of a part does not take the part's closing words along.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from draftkit.drafts.markdown import reread
from draftkit.drafts.numbering import renumber
from draftkit.drafts.operations import offset_of, paragraph_at
from draftkit.drafts.provenance import carried_over
from draftkit.drafts.sections import opens_section
from draftkit.model import Draft, DraftParagraph, ParagraphKind

_PLACE = re.compile(r"\s*<!--\s*[a-z][a-z0-9-]*(?:\.[a-z-]+)?\s*-->\s*$")


@dataclass(frozen=True, slots=True)
class Span:
    """One section: ``start`` its first comment of place, ``heading``, ``end`` (exclusive), as paragraphs."""

    start: int
    heading: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The draft after a move, the source offset of the moved heading before and after it."""

    draft: Draft
    was: int
    now: int


def move_section_at(draft: Draft, offset: int, step: int) -> Moved | None:
    """The section that holds a source offset, moved before (-1) or behind (1) its neighbour of one level.

    None where no section stands there, or it is the first or last one.
    """
    spans = sections_of(draft)
    here = section_holding(spans, paragraph_at(draft, offset))
    if here is None:
        return None
    siblings = _siblings(spans, here)
    place = siblings.index(here) + step
    if not 0 <= place < len(siblings):
        return None
    elder, younger = sorted((here, siblings[place]), key=lambda span: span.heading)
    changed = renumber(_swapped(draft, elder, younger))
    behind = younger.end - (here.end - here.heading)
    heading = elder.start + _opening(elder, younger) if step < 0 else behind
    return Moved(changed, offset_of(draft, here.heading), offset_of(changed, heading))


def sections_of(draft: Draft) -> list[Span]:
    """Every section, in reading order."""
    paragraphs = draft.paragraphs
    heads = [index for index, paragraph in enumerate(paragraphs) if opens_section(paragraph)]
    return [
        Span(
            _start(paragraphs, head),
            head,
            _end(paragraphs, head, heads[order + 1 :]),
            _level(paragraphs[head]),
        )
        for order, head in enumerate(heads)
    ]


def section_holding(spans: list[Span], paragraph: int) -> Span | None:
    """The innermost section that holds a paragraph."""
    held = [span for span in spans if span.start <= paragraph < span.end]
    return held[-1] if held else None


def _opening(elder: Span, younger: Span) -> int:
    """How many comments stand before the younger section's heading once it has come first."""
    return (younger.heading - younger.start) or (elder.heading - elder.start)


def _swapped(draft: Draft, elder: Span, younger: Span) -> Draft:
    raws = [paragraph.raw for paragraph in draft.paragraphs]
    opening_elder, opening_younger = raws[elder.start : elder.heading], raws[younger.start : younger.heading]
    if not opening_younger:  # one step for both: it stays before whichever comes first
        opening_elder, opening_younger = [], opening_elder
    first = [*opening_younger, *raws[younger.heading : younger.end]]
    second = [*opening_elder, *raws[elder.heading : elder.end]]
    between = raws[elder.end : younger.start]
    order = [*raws[: elder.start], *first, *between, *second, *raws[younger.end :]]
    return carried_over(draft, reread(draft, order))


def _siblings(spans: list[Span], here: Span) -> list[Span]:
    """The sections of one level under one parent, ``here`` among them."""
    group: list[Span] = []
    for span in spans:
        if span.level < here.level:
            if here in group:
                break
            group = []
        elif span.level == here.level:
            group.append(span)
    return group


def _start(paragraphs: Sequence[DraftParagraph], head: int) -> int:
    start = head
    while start > 0 and _is_place(paragraphs[start - 1]):
        start -= 1
    return start


def _end(paragraphs: Sequence[DraftParagraph], head: int, following: Sequence[int]) -> int:
    level, key = _level(paragraphs[head]), paragraphs[head].section
    stop = next((at for at in following if _level(paragraphs[at]) <= level), len(paragraphs))
    stop = _start(paragraphs, stop) if stop < len(paragraphs) else stop
    inner = {at for child in following if child < stop for at in range(_start(paragraphs, child), child)}
    own = head + 1
    while own < stop and _is_place(paragraphs[own]):
        own += 1
    for at in range(head + 1, stop):
        if _is_place(paragraphs[at]) and (
            paragraphs[at].section != key or (level > 1 and at >= own and at not in inner)
        ):
            return at
    return stop


def _is_place(paragraph: DraftParagraph) -> bool:
    return paragraph.kind is ParagraphKind.COMMENT and bool(_PLACE.match(paragraph.raw))


def _level(paragraph: DraftParagraph) -> int:
    return paragraph.level or 1

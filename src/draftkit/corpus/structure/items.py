"""The parsed parts of one speech, before moves: kinds, markers, levels, places in the manuscript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from draftkit.corpus.source import Role
from draftkit.corpus.structure.front import (
    is_date,
    is_post_before_name,
    is_salutation_line,
    is_speaker,
    may_be_title,
    salutation_end,
)
from draftkit.corpus.structure.headings import Cut, cut_heading
from draftkit.corpus.structure.joint import joint_cuts
from draftkit.corpus.structure.levels import Before, levels_of
from draftkit.corpus.structure.lone import heading_markers
from draftkit.corpus.structure.markers import Marker, System, marker_at
from draftkit.corpus.structure.paragraphs import Paragraph
from draftkit.corpus.structure.unbroken import restore_breaks
from draftkit.corpus.structure.unnumbered import (
    DASHED,
    DASHES,
    FRAME,
    LED,
    bracketed_leads,
    dashed_leads,
    heading_levels,
    run_in_leads,
)
from draftkit.model import BlockKind

_FRONT_LINES = 10
_TITLES = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One block to be: its place in the manuscript and what it is.

    ``rank`` is the place of a heading without number among those (1 is the top; 0 for all else;
    ``FRAME`` and ``LED`` of ``unnumbered``).
    """

    kind: BlockKind
    start: int
    end: int
    text: str
    gap: bool = False
    marker: Marker | None = None
    level: int | None = None
    run_in: bool = False
    rank: int = 0


def items_of(paragraphs: Sequence[Paragraph]) -> list[Item]:
    """The items of one speech, in order."""
    front, rest = _front(restore_breaks(paragraphs))
    return front + _body(rest)


def _front(paragraphs: Sequence[Paragraph]) -> tuple[list[Item], Sequence[Paragraph]]:
    out: list[Item] = []
    titles = 0
    for at, paragraph in enumerate(paragraphs[:_FRONT_LINES]):
        text = paragraph.text
        called = salutation_end(text)
        if is_salutation_line(text) or called:
            return out, paragraphs[at:]
        after = paragraphs[at + 1].text if at + 1 < len(paragraphs) else ""
        kind = _front_kind(text, after, titles, is_title=paragraph.hint.role is Role.TITLE)
        if kind is None or (marker_at(text) is not None and titles):
            return out, paragraphs[at:]
        titles += kind is BlockKind.TITLE
        out.append(Item(kind, paragraph.start, paragraph.end, text))
    return out, paragraphs[_FRONT_LINES:]


def _front_kind(text: str, after: str, titles: int, *, is_title: bool) -> BlockKind | None:
    if is_title:
        return BlockKind.TITLE
    if is_date(text):
        return BlockKind.DATE
    if titles and (is_speaker(text) or is_post_before_name(text, after)):
        return BlockKind.SPEAKER
    if titles < _TITLES and may_be_title(text):
        return BlockKind.TITLE
    return None


def _body(paragraphs: Sequence[Paragraph]) -> list[Item]:
    alone = heading_levels(paragraphs)
    leads = run_in_leads(paragraphs) | bracketed_leads(paragraphs) | dashed_leads(paragraphs)
    markers = heading_markers(paragraphs)
    cuts = joint_cuts(paragraphs, markers)
    out: list[Item] = []
    for at, paragraph in enumerate(paragraphs):
        marker = markers.get(at)
        if marker is not None:
            out += _heading(paragraph, marker, cuts.get(at))
        elif at in alone:
            end = paragraph.end
            out.append(
                Item(BlockKind.HEADING, paragraph.start, end, paragraph.text, paragraph.gap, rank=alone[at])
            )
        elif at in leads:
            out += _led(paragraph, leads[at], DASHED if paragraph.text[0] in DASHES else LED)
        else:
            out += _plain(paragraph)
    return _with_levels(out)


def _heading(paragraph: Paragraph, marker: Marker, cut: Cut | None) -> list[Item]:
    cut = cut or cut_heading(paragraph.text, marker, paragraph.hint.lead, crowded=paragraph.crowded)
    start = paragraph.start
    head = Item(
        BlockKind.HEADING,
        start,
        start + cut.end,
        paragraph.text[: cut.end],
        paragraph.gap,
        marker,
        None,
        cut.body is not None,
    )
    if cut.body is None:
        return [head]
    return [head, Item(BlockKind.PARAGRAPH, start + cut.body, paragraph.end, paragraph.text[cut.body :])]


def _plain(paragraph: Paragraph) -> list[Item]:
    text, start = paragraph.text, paragraph.start
    if is_salutation_line(text):
        return [Item(BlockKind.SALUTATION, start, paragraph.end, text, paragraph.gap)]
    called = salutation_end(text)
    if called:
        body = called + len(text[called:]) - len(text[called:].lstrip())
        return [
            Item(BlockKind.SALUTATION, start, start + called, text[:called], paragraph.gap),
            Item(BlockKind.PARAGRAPH, start + body, paragraph.end, text[body:]),
        ]
    return [Item(BlockKind.PARAGRAPH, start, paragraph.end, text, paragraph.gap)]


def _led(paragraph: Paragraph, lead: int, rank: int) -> list[Item]:
    start, text = paragraph.start, paragraph.text
    body = lead + len(text[lead:]) - len(text[lead:].lstrip())
    return [
        Item(BlockKind.HEADING, start, start + lead, text[:lead], paragraph.gap, run_in=True, rank=rank),
        Item(BlockKind.PARAGRAPH, start + body, paragraph.end, text[body:]),
    ]


def _with_levels(items: list[Item]) -> list[Item]:
    places = [at for at, item in enumerate(items) if item.marker is not None]
    markers = [marker for item in items if (marker := item.marker) is not None]
    before = [_where_before(items, place) for place in places]
    for place, level in zip(places, levels_of(markers, before), strict=True):
        items[place] = replace(items[place], level=level)
    return _with_ranks(items)


def _with_ranks(items: list[Item]) -> list[Item]:
    """Headings without number stand above the numbered ones that follow them, or below those before them."""
    alone = [at for at, item in enumerate(items) if 0 < item.rank < LED]
    numbered = [at for at, item in enumerate(items) if item.level is not None]
    above = bool(numbered) and bool(alone) and alone[0] < numbered[0]
    depth = len({items[at].rank for at in alone})
    before = last = 0
    for at, item in enumerate(items):
        if item.level is not None:
            before = max(before, item.level)
        if item.rank == DASHED:
            items[at] = replace(item, level=last + 1)
            continue
        if item.rank == FRAME:
            items[at] = replace(item, level=1)
        elif item.rank:
            rank = depth + 1 if item.rank == LED else item.rank
            items[at] = replace(item, level=rank + (0 if above else min(before, 2)))
        elif above and item.level is not None:
            items[at] = replace(item, level=item.level + depth)
        last = items[at].level or last
    return items


def _where_before(items: Sequence[Item], place: int) -> Before:
    """Where number n−1 of the series stands when it opens no paragraph of its own."""
    marker = items[place].marker
    if marker is None or marker.number < 2 or place == 0 or marker.system < System.ORDINAL:
        return Before.ELSEWHERE
    above = items[place - 1]
    if above.kind is not BlockKind.PARAGRAPH or not _names(above.text, marker):
        return Before.ELSEWHERE
    runs_on = place > 1 and items[place - 2].run_in and items[place - 2].end <= above.start
    return Before.IN_MEMBER if runs_on and items[place - 2].marker is not None else Before.IN_PLAIN


def _names(text: str, marker: Marker) -> bool:
    """Whether ``text`` holds the member that comes before ``marker``."""
    return any(
        found.system is marker.system and found.number == marker.number - 1 and found.verb == marker.verb
        for at, character in enumerate(text)
        if character in "一二三四五六七八九第首其再" and (at == 0 or text[at - 1] in "。；：，！？ ")
        if (found := marker_at(text, at)) is not None
    )

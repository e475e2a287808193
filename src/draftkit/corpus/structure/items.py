"""The parsed parts of one speech, before moves: kinds, markers, levels, places in the manuscript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from draftkit.corpus.source import Role
from draftkit.corpus.structure.front import (
    is_date,
    is_salutation_line,
    is_speaker,
    may_be_title,
    salutation_end,
)
from draftkit.corpus.structure.headings import cut_heading
from draftkit.corpus.structure.levels import levels_of
from draftkit.corpus.structure.markers import Marker, System, marker_at
from draftkit.corpus.structure.paragraphs import Paragraph
from draftkit.corpus.structure.unbroken import restore_breaks
from draftkit.model import BlockKind

_FRONT_LINES = 10
_TITLES = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One block to be: its place in the manuscript and what it is."""

    kind: BlockKind
    start: int
    end: int
    text: str
    gap: bool = False
    marker: Marker | None = None
    level: int | None = None
    run_in: bool = False


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
        kind = _front_kind(text, titles, is_title=paragraph.hint.role is Role.TITLE)
        if kind is None or (marker_at(text) is not None and titles):
            return out, paragraphs[at:]
        titles += kind is BlockKind.TITLE
        out.append(Item(kind, paragraph.start, paragraph.end, text))
    return out, paragraphs[_FRONT_LINES:]


def _front_kind(text: str, titles: int, *, is_title: bool) -> BlockKind | None:
    if is_title:
        return BlockKind.TITLE
    if is_date(text):
        return BlockKind.DATE
    if titles and is_speaker(text):
        return BlockKind.SPEAKER
    if titles < _TITLES and may_be_title(text):
        return BlockKind.TITLE
    return None


def _body(paragraphs: Sequence[Paragraph]) -> list[Item]:
    markers = [_true_marker(paragraphs, at) for at in range(len(paragraphs))]
    out: list[Item] = []
    for paragraph, marker in zip(paragraphs, markers, strict=True):
        if marker is not None:
            out += _heading(paragraph, marker)
        else:
            out += _plain(paragraph)
    return _with_levels(out)


def _true_marker(paragraphs: Sequence[Paragraph], at: int) -> Marker | None:
    paragraph = paragraphs[at]
    return None if paragraph.gap else marker_at(paragraph.text)


def _heading(paragraph: Paragraph, marker: Marker) -> list[Item]:
    cut = cut_heading(paragraph.text, marker, paragraph.hint.lead, crowded=paragraph.crowded)
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


def _with_levels(items: list[Item]) -> list[Item]:
    places = [at for at, item in enumerate(items) if item.marker is not None]
    markers = [marker for item in items if (marker := item.marker) is not None]
    inline = [_member_before_is_inline(items, place) for place in places]
    for place, level in zip(places, levels_of(markers, inline), strict=True):
        items[place] = replace(items[place], level=level)
    return items


def _member_before_is_inline(items: Sequence[Item], place: int) -> bool:
    """Whether number n−1 of the series stands inside the paragraph right above."""
    marker = items[place].marker
    if marker is None or marker.number < 2 or place == 0 or marker.system < System.ORDINAL:
        return False
    above = items[place - 1]
    if above.kind is not BlockKind.PARAGRAPH:
        return False
    return any(
        found.system is marker.system and found.number == marker.number - 1 and found.verb == marker.verb
        for at, character in enumerate(above.text)
        if character in "一二三四五六七八九第首其再" and (at == 0 or above.text[at - 1] in "。；：，！？ ")
        if (found := marker_at(above.text, at)) is not None
    )

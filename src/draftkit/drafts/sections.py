"""Sections of a draft: what stands under which heading, and under which budget key of the plan.

Only comments of place (``<!-- tasks.measure -->``) belong to the heading behind them; prompts and notes
end the section before. A section ends where another part of the speech, or (inside a part) another step
begins without a heading line of its own: the last point does not take the part's closing words along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from draftkit.model import Draft, DraftParagraph, ParagraphKind
from draftkit.text.counts import spoken_count, word_count
from draftkit.text.slots import find_slots


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that stands under it.

    ``start`` and ``end`` are paragraph indexes (end exclusive), comments of place before the heading
    included; ``heading`` is the index of the heading itself. ``key`` is the budget key in force there.
    """

    level: int
    heading: int
    start: int
    end: int
    title: str
    key: str
    children: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """字数 as Word counts it (limits, budgets), 读字 as it is spoken (minutes), and open slots."""

    words: int = 0
    spoken: int = 0
    slots: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.words + other.words, self.spoken + other.spoken, self.slots + other.slots)


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """A slot 【name】 still open: its paragraph's index and the code points of the file it covers."""

    name: str
    paragraph: int
    start: int
    end: int


def section_tree(draft: Draft) -> tuple[Section, ...]:
    """The sections of the draft, outermost first; opening and closing words without a heading are in none."""
    heads = [index for index, paragraph in enumerate(draft.paragraphs) if opens_section(paragraph)]
    return _nested(draft.paragraphs, heads, len(draft.paragraphs))


def flat_sections(draft: Draft) -> tuple[Section, ...]:
    """All sections in reading order, outer before inner."""
    return tuple(_walk(section_tree(draft)))


def section_at(draft: Draft, paragraph: int) -> Section | None:
    """The innermost section that holds a paragraph."""
    found = None
    for section in flat_sections(draft):
        if section.start <= paragraph < section.end:
            found = section
    return found


def siblings(tree: Sequence[Section], section: Section) -> list[Section]:
    """The sections of one level under one parent, in order, ``section`` among them."""
    if section not in tree:
        inside = next(each for each in tree if each.start <= section.start < each.end)
        return siblings(inside.children, section)
    group: list[Section] = []
    for each in tree:
        if each.level < section.level:
            if section in group:
                break
            group = []
        elif each.level == section.level:
            group.append(each)
    return group


def opens_section(paragraph: DraftParagraph) -> bool:
    """Whether a paragraph is a heading, alone or run in."""
    return paragraph.level is not None and (
        paragraph.kind is ParagraphKind.HEADING or paragraph.kind is ParagraphKind.BODY
    )


def count_of(paragraph: DraftParagraph) -> Count:
    """What a paragraph counts; comments count nothing. Cached by its text."""
    if paragraph.kind is ParagraphKind.COMMENT:
        return _NOTHING
    return _count(paragraph.text)


def count_draft(draft: Draft) -> Count:
    """The whole speech: title, byline and comments are not spoken and not counted."""
    return _sum(p for p in draft.paragraphs if p.kind not in _UNSPOKEN)


def count_section(draft: Draft, section: Section) -> Count:
    """One section with its heading and all sub-sections."""
    return _sum(p for p in draft.paragraphs[section.start : section.end] if p.kind not in _UNSPOKEN)


def counts_by_key(draft: Draft) -> dict[str, Count]:
    """Counts per budget key, in reading order; text before the first section comment under ''."""
    totals: dict[str, Count] = {}
    for paragraph in draft.paragraphs:
        if paragraph.kind not in _UNSPOKEN:
            totals[paragraph.section] = totals.get(paragraph.section, _NOTHING) + count_of(paragraph)
    return totals


def open_slots(draft: Draft) -> tuple[OpenSlot, ...]:
    """Every open slot of the body in order, with its place in the file."""
    found = []
    offset = len(draft.front)
    for index, paragraph in enumerate(draft.paragraphs):
        if "【" in paragraph.raw and paragraph.kind is not ParagraphKind.COMMENT:
            found += [
                OpenSlot(slot.name, index, offset + slot.start, offset + slot.end)
                for slot in find_slots(paragraph.raw)
            ]
        offset += len(paragraph.raw)
    return tuple(found)


def point_count(draft: Draft, section: Section) -> int:
    """How many points a section has: its sub-headings, or its series 一是…二是 where it has none."""
    if section.children:
        shallowest = min(child.level for child in section.children)
        return sum(child.level == shallowest for child in section.children)
    inside = draft.paragraphs[section.heading + 1 : section.end]
    return sum(1 for p in inside if p.marker and p.kind is ParagraphKind.BODY)


_NOTHING = Count()
_UNSPOKEN = frozenset({ParagraphKind.TITLE, ParagraphKind.BYLINE, ParagraphKind.COMMENT})


@lru_cache(maxsize=8192)
def _count(text: str) -> Count:
    return Count(word_count(text), spoken_count(text), sum(1 for _ in find_slots(text)))


def _sum(paragraphs: Iterator[DraftParagraph]) -> Count:
    words = spoken = slots = 0
    for paragraph in paragraphs:
        count = count_of(paragraph)
        words, spoken, slots = words + count.words, spoken + count.spoken, slots + count.slots
    return Count(words, spoken, slots)


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.children)


def _nested(paragraphs: Sequence[DraftParagraph], heads: Sequence[int], end: int) -> tuple[Section, ...]:
    """Sections of ``heads`` (paragraph indexes), none of which reaches beyond ``end``."""
    sections = []
    position = 0
    while position < len(heads):
        head = heads[position]
        level = _level(paragraphs[head])
        later = heads[position + 1 :]
        sibling = next((at for at in later if _level(paragraphs[at]) <= level), None)
        stop = end if sibling is None else _start(paragraphs, sibling)
        stop = _end(paragraphs, head, [at for at in later if at < stop], stop)
        inner = [at for at in later if at < stop]
        paragraph = paragraphs[head]
        sections.append(
            Section(
                level,
                head,
                _start(paragraphs, head),
                stop,
                paragraph.run_in or paragraph.text,
                paragraph.section,
                _nested(paragraphs, inner, stop),
            )
        )
        position += 1 + len(inner)
    return tuple(sections)


_PLACE = re.compile(r"\s*<!--\s*[a-z][a-z0-9-]*(?:\.[a-z-]+)?\s*-->\s*$")


def _start(paragraphs: Sequence[DraftParagraph], head: int) -> int:
    """Where a section starts: at the comments of place right before its heading."""
    while head > 0 and _is_place(paragraphs[head - 1]):
        head -= 1
    return head


def _end(paragraphs: Sequence[DraftParagraph], head: int, inner: Sequence[int], stop: int) -> int:
    """Where the section of ``head`` ends: at ``stop``, or where another part or step begins before it."""
    lines = [child for child in inner if paragraphs[child].kind is ParagraphKind.HEADING]
    opening = {at for child in lines for at in range(_start(paragraphs, child), child)}
    own = head + 1
    while own < stop and _is_place(paragraphs[own]):
        own += 1
    level, key = _level(paragraphs[head]), paragraphs[head].section
    for at in range(head + 1, stop):
        another = paragraphs[at].section != key or (level > 1 and at >= own)
        if another and _is_place(paragraphs[at]) and at not in opening:
            return at
    return stop


def _is_place(paragraph: DraftParagraph) -> bool:
    return paragraph.kind is ParagraphKind.COMMENT and bool(_PLACE.match(paragraph.raw))


def _level(paragraph: DraftParagraph) -> int:
    return paragraph.level or 1

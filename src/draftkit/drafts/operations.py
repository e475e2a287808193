"""What a writer does to a draft, as pure functions: each takes a draft and gives the next one.

Paragraphs and sections are named by index in ``draft.paragraphs``; offsets are code points of the source.
Numbers and promised counts are not touched here: see ``numbering`` and ``promises``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from draftkit.drafts.front_matter import set_in_front
from draftkit.drafts.markdown import rebuilt, reread, write
from draftkit.drafts.provenance import carried_over, note_phrase
from draftkit.drafts.sections import Section, section_tree, siblings
from draftkit.errors import UsageError
from draftkit.files.yaml_map_edit import Plain
from draftkit.model import Draft, FactValue, ParagraphKind
from draftkit.text.markers import marker_for


def splice(draft: Draft, start: int, end: int, text: str) -> Draft:
    """The draft with ``start``..``end`` of its source replaced by ``text``."""
    source = write(draft)
    return rebuilt(draft, source[:start] + text + source[end:])


def replace_paragraph(draft: Draft, index: int, source: str) -> Draft:
    """The draft with one paragraph's source replaced; the blank lines behind it stay."""
    raws = [paragraph.raw for paragraph in draft.paragraphs]
    old = raws[index]
    raws[index] = source.rstrip("\r\n") + old[len(old.rstrip()) :]
    return reread(draft, raws)


def delete_paragraphs(draft: Draft, start: int, end: int) -> Draft:
    """The draft without paragraphs ``start``..``end`` (end exclusive)."""
    raws = [paragraph.raw for paragraph in draft.paragraphs]
    return reread(draft, raws[:start] + raws[end:])


def insert_phrase(draft: Draft, offset: int, text: str, phrase_id: str = "") -> Draft:
    """The draft with a phrase put in at ``offset`` of the source, its origin noted under ``phrases``.

    Where the front matter cannot be read the phrase goes in without the note.
    """
    changed = splice(draft, offset, offset, text)
    if not phrase_id:
        return changed
    place = paragraph_at(changed, max(offset, len(draft.front)))
    with contextlib.suppress(UsageError):
        return note_phrase(changed, place, phrase_id)
    return changed


def move_section(draft: Draft, section: Section, before: int) -> Draft:
    """The draft with a whole section moved to stand before paragraph ``before``, comments and all.

    Raises:
        UsageError: the target lies inside the section itself.
    """
    if section.start < before < section.end:
        raise UsageError("不能把一节移到它自己里面", remedy="请选别的位置")
    raws = [paragraph.raw for paragraph in draft.paragraphs]
    moving = raws[section.start : section.end]
    left, right = raws[:before], raws[before:]
    if before <= section.start:
        right = right[: section.start - before] + right[section.end - before :]
    else:
        left = left[: section.start] + left[section.end :]
    return carried_over(draft, reread(draft, [*left, *moving, *right]))


def move_up(draft: Draft, section: Section) -> Draft:
    """The draft with a section moved before its elder sibling; unchanged where it is the first."""
    elder = neighbour(draft, section, -1)
    return swap_sections(draft, elder, section) if elder else draft


def move_down(draft: Draft, section: Section) -> Draft:
    """The draft with a section moved behind its younger sibling; unchanged where it is the last."""
    younger = neighbour(draft, section, 1)
    return swap_sections(draft, section, younger) if younger else draft


def neighbour(draft: Draft, section: Section, step: int) -> Section | None:
    """The sibling of one level right before (-1) or behind (1) a section."""
    group = siblings(section_tree(draft), section)
    place = group.index(section) + step
    return group[place] if 0 <= place < len(group) else None


def swap_sections(draft: Draft, elder: Section, younger: Section) -> Draft:
    """The draft with two neighbouring sections in each other's place; swapping them again undoes it.

    Comments of place go with their sections where both have some. Else they are one step's that several
    points share, and stay where they stand.
    """
    raws = [paragraph.raw for paragraph in draft.paragraphs]
    first, second = raws[elder.start : elder.heading], raws[younger.start : younger.heading]
    if first and second:
        first, second = second, first
    order = [
        *raws[: elder.start],
        *first,
        *raws[younger.heading : younger.end],
        *raws[elder.end : younger.start],
        *second,
        *raws[elder.heading : elder.end],
        *raws[younger.end :],
    ]
    return carried_over(draft, reread(draft, order))


def add_point(draft: Draft, section: Section, heading: str, position: int | None = None) -> Draft:
    """The draft with one more sub-heading in a section: at ``position`` among its points, else the last.

    The heading gets the marker of its level; give it without one. An empty heading becomes a slot.
    """
    level = section.children[0].level if section.children else min(section.level + 1, 4)
    points = [child for child in section.children if child.level == level]
    place = len(points) if position is None else max(0, min(position, len(points)))
    at = _place_of_point(draft, points, place) if points else section.end
    text = f"{marker_for(level, place + 1)}{'' if level in (1, 2, 4) else ' '}{heading or '【标题】'}"
    run_in = bool(points) and draft.paragraphs[points[0].heading].kind is ParagraphKind.BODY
    raw = f"**{text}。**【内容】\n\n" if run_in else f"{'#' * (level + 1)} {text}\n\n"
    raws = [paragraph.raw for paragraph in draft.paragraphs]
    return carried_over(draft, reread(draft, [*raws[:at], raw, *raws[at:]]))


def remove_section(draft: Draft, section: Section) -> Draft:
    """The draft without a section, its heading and all sub-sections; a step shared with the next stays."""
    start = section.heading if _shares_step(draft, section) else section.start
    return carried_over(draft, delete_paragraphs(draft, start, section.end))


def set_front(draft: Draft, keys: list[str], value: Plain | None) -> Draft:
    """The draft with one key of the front matter set (None removes it); all other bytes stay."""
    front = set_in_front(draft.front, keys, value)
    return rebuilt(draft, front + write(draft)[len(draft.front) :])


def set_facts(draft: Draft, values: Mapping[str, FactValue | None]) -> Draft:
    """The draft with facts set in its front matter; None takes one out."""
    for name, value in values.items():
        draft = set_front(draft, ["facts", name], list(value) if isinstance(value, tuple) else value)
    return draft


def paragraph_at(draft: Draft, offset: int) -> int:
    """The index of the paragraph that holds ``offset`` of the source (the last one beyond the end)."""
    position = len(draft.front)
    for index, paragraph in enumerate(draft.paragraphs):
        position += len(paragraph.raw)
        if offset < position:
            return index
    return max(0, len(draft.paragraphs) - 1)


def offset_of(draft: Draft, index: int) -> int:
    """Where in the source a paragraph begins."""
    return len(draft.front) + sum(len(paragraph.raw) for paragraph in draft.paragraphs[:index])


def _place_of_point(draft: Draft, points: list[Section], place: int) -> int:
    """The paragraph before which a new point goes: behind the last point, not behind the closing words."""
    if place == len(points):
        return points[-1].end
    return points[place].heading if _shares_step(draft, points[place]) else points[place].start


def _shares_step(draft: Draft, section: Section) -> bool:
    """Whether the comment before a section names the step of the next one too."""
    younger = neighbour(draft, section, 1)
    return younger is not None and section.end == younger.start == younger.heading

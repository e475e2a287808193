"""A whole section moved past its neighbour: heading and body go, and the numbers follow."""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.drafts.numbering import renumber
from draftkit.drafts.operations import neighbour, offset_of, paragraph_at, swap_sections
from draftkit.drafts.sections import Section, section_at
from draftkit.model import Draft


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
    here = section_at(draft, paragraph_at(draft, offset))
    other = neighbour(draft, here, step) if here else None
    if here is None or other is None:
        return None
    elder, younger = (other, here) if step < 0 else (here, other)
    changed = renumber(swap_sections(draft, elder, younger))
    behind = younger.end - (here.end - here.heading)
    heading = elder.start + _opening(elder, younger) if step < 0 else behind
    return Moved(changed, offset_of(draft, here.heading), offset_of(changed, heading))


def _opening(elder: Section, younger: Section) -> int:
    """How many comments stand before the younger section's heading once it has come first."""
    own, there = younger.heading - younger.start, elder.heading - elder.start
    return own if own and there else there

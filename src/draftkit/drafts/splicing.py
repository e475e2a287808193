"""From one draft to the next as the fewest splices of the source, paragraph by paragraph."""

from __future__ import annotations

from difflib import SequenceMatcher

from draftkit.drafts.history import Splice, splices_between
from draftkit.model import Draft


def splices_for(before: Draft, after: Draft) -> list[Splice]:
    """Splices, to be made in order, that turn the source of ``before`` into that of ``after``."""
    old = [before.front, *(paragraph.raw for paragraph in before.paragraphs)]
    new = [after.front, *(paragraph.raw for paragraph in after.paragraphs)]
    splices: list[Splice] = []
    offset = 0
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        now = "".join(new[j:j_end])
        if tag != "equal":
            pairs = zip(old[i:i_end], new[j:j_end], strict=True) if i_end - i == j_end - j else None
            splices += _at(offset, [*(pairs or [("".join(old[i:i_end]), now)])])
        offset += len(now)
    return splices


def _at(offset: int, pairs: list[tuple[str, str]]) -> list[Splice]:
    splices = []
    for was, now in pairs:
        splices += [Splice(offset + s.start, s.was, s.now) for s in splices_between(was, now)]
        offset += len(now)
    return splices

"""Two manuscripts compared paragraph by paragraph, for the redline and for taking changes back."""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.drafts.diff import Change, ParagraphDiff, diff_paragraphs
from draftkit.export.comparison import Fate, PassagePair, Stretch

_FATES = {Change.SAME: Fate.KEPT, Change.REMOVED: Fate.GONE, Change.ADDED: Fate.COME}


def compare_passages(old: Sequence[str], new: Sequence[str]) -> tuple[PassagePair, ...]:
    """The pairs of two lists of paragraph texts, in reading order."""
    return tuple(map(_pair, diff_paragraphs(old, new)))


def _pair(diff: ParagraphDiff) -> PassagePair:
    stretches = tuple(Stretch(_FATES[span.change], span.text) for span in diff.spans)
    if diff.change is not Change.MOVED:
        return PassagePair(diff.old, diff.new, stretches)
    if any(span.change is Change.REMOVED for span in diff.spans):
        return PassagePair(diff.old, None, stretches)
    return PassagePair(None, diff.new, stretches, moved_from=diff.old)

"""Two versions of a draft compared as a reader sees them: comments and front matter left out."""

from __future__ import annotations

from draftkit.drafts.diff import ParagraphDiff, diff_paragraphs
from draftkit.drafts.markdown import parse_leniently
from draftkit.model import Draft, ParagraphKind


def readable_paragraphs(draft: Draft) -> list[str]:
    """The text of every paragraph that is part of the speech, in order."""
    return [p.text for p in draft.paragraphs if p.kind is not ParagraphKind.COMMENT and p.text]


def compare(old: Draft, new: Draft) -> tuple[ParagraphDiff, ...]:
    """What changed from one draft to another."""
    return diff_paragraphs(readable_paragraphs(old), readable_paragraphs(new))


def compare_sources(old: str, new: str) -> tuple[ParagraphDiff, ...]:
    """``compare`` of two Markdown sources."""
    return compare(parse_leniently(old)[0], parse_leniently(new)[0])

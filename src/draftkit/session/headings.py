"""Use cases of parallel headings: score a set, propose siblings out of the bank and the outlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from draftkit.model.phrase import PhraseKind
from draftkit.outlines.parallel import SetScore, propose, score_set
from draftkit.outlines.patterns import load_patterns
from draftkit.outlines.works import load_works


def score_headings(headings: Sequence[str]) -> SetScore:
    """How parallel sibling headings are, and which one breaks the set."""
    return score_set([each.strip() for each in headings if each.strip()])


def propose_siblings(
    heading: str, count: int = 5, banks: Sequence[Path] = (), draft_folder: Path | None = None
) -> list[str]:
    """Headings made like ``heading``, from the bank's headings and heading sets and from the outlines.

    Raises:
        DraftkitError: a bank of ``banks`` or a pattern file cannot be used.
    """
    return propose(heading.strip(), _known_headings(banks, draft_folder), count)


def _known_headings(banks: Sequence[Path], draft_folder: Path | None) -> Iterator[str]:
    from draftkit.bank.store import load_bank  # 80 ms, only for this use

    for phrase in load_bank(banks, draft_folder).phrases:
        if phrase.kind is PhraseKind.HEADING_SET:
            yield from phrase.set
        elif phrase.kind is PhraseKind.HEADING:
            yield phrase.text
    own = (pattern for work in load_works(draft_folder) for pattern in work.patterns)
    for pattern in (*load_patterns(draft_folder), *own):
        yield from pattern.headings

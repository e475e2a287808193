"""On opening a draft: what the journal of the last time says, settled with what the file holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftkit.drafts.diff import ParagraphDiff
from draftkit.drafts.history import History, splices_between
from draftkit.drafts.journal import journal_path, replay, set_aside
from draftkit.drafts.merge import Conflict, merge
from draftkit.drafts.versions import compare_sources


@dataclass(frozen=True, slots=True)
class Recovery:
    """Unsaved text found on opening. ``conflicts`` are places that the file changed meanwhile as well.

    ``since`` is when the last unsaved change was made (seconds since the epoch); ``set_aside`` a copy of a
    journal that was damaged, where ``text`` may lack what was typed last.
    """

    text: str
    file_text: str
    since: float
    conflicts: tuple[Conflict, ...] = ()
    set_aside: Path | None = None

    @property
    def diff(self) -> tuple[ParagraphDiff, ...]:
        """What accepting would change in the file, paragraph by paragraph."""
        return compare_sources(self.file_text, self.text)


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The history to go on with, and the offer to make first, if any."""

    history: History
    recovery: Recovery | None = None


def take_up(path: Path, file_text: str, now: float) -> TakenUp:
    """Settle the journal with the file.

    The same text: go on, undo and all. A file changed by others after the last save: go on from it, and
    the change can be undone. Unsaved edits: an offer, merged with the file where that changed as well.
    """
    state = replay(journal_path(path))
    aside = set_aside(journal_path(path)) if state is None or state.damaged else None
    if state is None:
        return TakenUp(History(file_text))
    history = state.history
    saved = file_text if state.tried == file_text else state.saved
    if history.source == file_text:
        return TakenUp(history)
    if history.source == saved:
        for splice in splices_between(history.source, file_text):
            history.add(splice, "别处的改动", now, joins=False)
        return TakenUp(history)
    merged = merge(saved, history.source, file_text)
    since = history.done[-1].at if history.done else 0.0
    return TakenUp(history, Recovery(merged.text, file_text, since, merged.conflicts, aside))

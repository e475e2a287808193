"""What the writing screen says on its status line and at the top: length, time, open slots, what is saved."""

from __future__ import annotations

from datetime import datetime

from draftkit.session.editing import WritingSession
from draftkit.session.sitting import Part, Progress
from draftkit.tui import strings


def status_words(progress: Progress, part: Part | None, waiting: int) -> str:
    """Length of the part and of the whole, speaking time, open slots, rows that wait for text."""
    minutes, seconds = divmod(progress.seconds, 60)
    words = [
        strings.STATUS_PART.format(part.words, part.budget) if part and part.budget else "",
        strings.STATUS_ALL.format(progress.words, progress.budget)
        if progress.budget
        else strings.STATUS_WORDS.format(progress.words),
        strings.STATUS_TIME.format(minutes, seconds),
        strings.STATUS_SLOTS.format(len(progress.slots)),
        strings.STATUS_WAITING.format(waiting) if waiting else "",
    ]
    return "  ".join(word for word in words if word)


def saved_words(session: WritingSession) -> str:
    """Whether all is on disk, and since when."""
    if session.read_only:
        return strings.READ_ONLY_MARK
    if session.unsaved:
        return strings.UNSAVED
    if session.saved_at is None:
        return strings.SAVED
    return strings.SAVED_AT.format(f"{datetime.fromtimestamp(session.saved_at):%H:%M}")

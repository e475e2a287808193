"""Writing one draft: every change noted at once, undone and redone, saved by itself, never lost.

``WritingSession`` holds the text; a front end shows it and calls these methods. No widgets, no printing.
What the file on disk, the journal and other programs do meanwhile is settled here:

- each edit goes into the journal before the method returns, so a killed program loses none;
- ``tick`` (call it about once a second, from any thread) saves two seconds after the last key;
- a file changed by someone else is merged paragraph by paragraph; where both changed the same sentence,
  ``conflict`` is set and nothing is written until ``resolve``;
- a journal with more than the file is offered as ``recovery`` on opening.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

from draftkit.drafts import operations
from draftkit.drafts.history import Splice, Step, splices_between
from draftkit.drafts.journal import Journal, journal_path
from draftkit.drafts.locks import broken_locks
from draftkit.drafts.markdown import front_problems, parse_leniently, rebuilt
from draftkit.drafts.merge import Merged, merge
from draftkit.drafts.numbering import renumber
from draftkit.drafts.promises import keep_promises
from draftkit.drafts.revisions import Revision, RevisionStore
from draftkit.drafts.splicing import splices_for
from draftkit.errors import ConflictError, DraftkitError, Problem, UsageError
from draftkit.files.atomic import sweep_temporaries
from draftkit.files.locking import FileLock, Holder
from draftkit.model import Draft
from draftkit.session.draft_file import DraftFile
from draftkit.session.outcomes import Edited, Tick
from draftkit.session.recovering import Recovery, take_up

__all__ = ["Edited", "Recovery", "Tick", "WritingSession"]

SAVE_PAUSE = 2.0
"""Seconds after the last change at which the file is saved by itself."""
SAVE_AT_LATEST = 10.0
"""Seconds after the first unsaved change at which it is saved even while typing goes on."""


class WritingSession:
    """One draft being written. Open with ``WritingSession.open``; ``close`` it when done."""

    def __init__(self, file: DraftFile, lock: FileLock, clock: Callable[[], float]) -> None:
        self.path = file.path
        self.recovery: Recovery | None = None
        self.conflict: Merged | None = None
        self.saved_at: float | None = None
        self.version = 0
        self._file = file
        self._lock = lock
        self._clock = clock
        self._guard = threading.RLock()  # text and journal; never held while the file is written
        self._saving = threading.Lock()  # one save at a time
        self._trouble: DraftkitError | None = None
        self._theirs = ""
        self._dirty_since: float | None = None
        self._edited_at = 0.0
        self._journal: Journal | None = None
        self._begin()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        new_text: str | None = None,
        take_over: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> WritingSession:
        """Open a draft; ``new_text`` starts one that is not on disk yet.

        A draft that another process has open is read-only (``holder`` says who) unless ``take_over``.

        Raises:
            MissingFileError: no such file and no ``new_text``.
            UnreadableError, TooLargeError, SurroundingsError: as ``read_text``.
        """
        file = DraftFile(path, may_be_new=new_text is not None)
        session = cls(file, FileLock(path, take_over=take_over), clock)
        if not session.read_only:
            sweep_temporaries(path.parent)
            if file.is_new and new_text and not session.source and session.recovery is None:
                session.update(new_text, "新建")
        return session

    # What there is

    @property
    def source(self) -> str:
        """The whole Markdown text as it stands; while an offer of recovery waits, the file's."""
        if self.read_only or self.recovery is not None:
            return self._file.text
        return self._history.source

    @property
    def holder(self) -> Holder | None:
        """Who else has the draft open; None where it is ours."""
        return self._lock.holder

    @property
    def read_only(self) -> bool:
        """Whether another process has the draft."""
        return self._lock.holder is not None

    @property
    def unsaved(self) -> bool:
        """Whether the text differs from the file as last written or read."""
        return self.source != self._file.text

    @property
    def trouble(self) -> DraftkitError | None:
        """Why saving or noting fails at present; None while both work."""
        return self._trouble or (self._journal.trouble if self._journal else None)

    @property
    def undo_label(self) -> str | None:
        """What ``undo`` would take back (empty for typing); None where there is nothing."""
        return self._history.done[-1].label if self._history.done else None

    @property
    def redo_label(self) -> str | None:
        """What ``redo`` would make again; None where there is nothing."""
        return self._history.undone[-1].label if self._history.undone else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the front matter."""
        return front_problems(self.draft)

    # Changes

    def edit(self, start: int, end: int, text: str, label: str = "") -> Edited:
        """Replace code points ``start``..``end`` of the source by ``text`` (typing, pasting, deleting)."""
        with self._guard:
            was, text = self.source[start:end], _storable(text)
            return self._make([Splice(start, was, text)] if was != text else [], label)

    def update(self, source: str, label: str = "") -> Edited:
        """Make ``source`` the whole text; only what differs is noted."""
        with self._guard:
            return self._make(list(splices_between(self.source, _storable(source))), label)

    def apply(self, operation: Callable[[Draft], Draft], label: str) -> Edited:
        """Make one operation of ``drafts.operations`` (or any Draft → Draft) as one step."""
        with self._guard:
            return self._make(splices_for(self.draft, operation(self.draft)), label)

    def insert_phrase(self, offset: int, text: str, phrase_id: str = "") -> Edited:
        """Put in a phrase and note where it came from, as one step; the cursor comes to stand behind it."""
        with self._guard:
            front = len(self.draft.front)
            done = self.apply(
                lambda draft: operations.insert_phrase(draft, offset, text, phrase_id), "插入词句"
            )
            return Edited(offset + len(text) + len(self.draft.front) - front, done.label, done.broken)

    def renumber(self) -> Edited:
        """Put all numbers in order."""
        return self.apply(renumber, "重排序号")

    def keep_promises(self) -> Edited:
        """Make the promised counts those of the points that follow."""
        return self.apply(keep_promises, "改讲几点")

    def undo(self) -> Edited | None:
        """Take back the last step."""
        with self._guard:
            return self._stepped(undo=True)

    def redo(self) -> Edited | None:
        """Make the last undone step again."""
        with self._guard:
            return self._stepped(undo=False)

    # The file

    def save(self, name: str = "") -> Revision:
        """Save now and keep the text as a revision.

        Raises:
            ConflictError: someone else changed the same sentences; see ``conflict``.
            SurroundingsError: disk full, permission; the text stays here and in the journal.
        """
        self._writable()
        self._save()
        return RevisionStore(self.path).keep(self.source, name)

    def tick(self) -> Tick:
        """Bring notes to disk, save if it is time, see whether someone else changed or gave back the file."""
        if self.read_only:
            return self._claim()
        journal = self._journal
        if journal is None or self.recovery is not None:
            return Tick()
        version, saved = self.version, False
        try:
            with self._guard:
                journal.keep_up(self._clock())
            if self.conflict is None:
                saved = self._save_due()
                if saved or (self._file.changed() and self.path.exists()):
                    self._save()
        except DraftkitError as error:
            self._trouble = error
            return Tick(trouble=error)
        self._trouble = None
        return Tick(saved=saved, merged=self.version != version)

    def resolve(self, *, keep_mine: bool) -> Edited:
        """Settle a conflict: the merged text with our sentences, or the file's text. Either can be undone."""
        with self._guard:
            if self.conflict is None:
                return Edited(0)
            merged, self.conflict = self.conflict, None
            self._file.accept(self._theirs)
            return self.update(merged.text if keep_mine else self._theirs, "合并别处的改动")

    def recover(self, *, accept: bool) -> Edited:
        """Answer the offer of ``recovery``. Refusing can be undone as well: nothing is thrown away."""
        with self._guard:
            offer, self.recovery = self.recovery, None
            if offer is None:
                return Edited(0)
            self._begin_journal()
            self._reread()
            self._dirty_since = self._edited_at = self._clock()
            text = offer.text if accept else offer.file_text
            return self.update(text, "恢复未保存的改动" if accept else "放弃未保存的改动")

    def close(self) -> None:
        """Save what can be saved, keep a revision, give the file back. Never raises for a full disk."""
        if not self.read_only and self.recovery is None and self.conflict is None:
            try:
                if self.unsaved:
                    self._save()
                if self.path.exists():
                    RevisionStore(self.path).keep(self.source)
            except DraftkitError as error:
                self._trouble = error
        if self._journal is not None:
            self._journal.close()
        self._lock.release()

    # Inside

    def _begin(self) -> None:
        """From the file and the journal of last time to a text that can be written on, or only be read."""
        taken = take_up(self.path, self._file.text, self._clock())
        self.recovery = None if self.read_only else taken.recovery
        self._history = taken.history
        if not self.read_only and self.recovery is None:
            self._begin_journal()
        self.draft: Draft = parse_leniently(self.source, str(self.path))[0]

    def _claim(self) -> Tick:
        """Take over a draft that its other window has given back, with what was written there."""
        lock = FileLock(self.path)
        if lock.holder is not None:
            return Tick()
        try:
            file = DraftFile(self.path)
        except DraftkitError as error:
            lock.release()
            return Tick(trouble=error)
        with self._guard:
            self._lock, self._file = lock, file
            self._begin()
            self.version += 1
        return Tick(ours=True)

    def _begin_journal(self) -> None:
        self._journal = Journal(journal_path(self.path), self._history, self._file.text, self._clock())

    def _writable(self) -> Journal:
        """The journal to write to.

        Raises:
            UsageError: someone else has the draft, or the offer of recovery is not answered yet.
        """
        if self.read_only:
            raise UsageError(
                f"这篇稿子正开在{self.holder}，这里只能看", remedy="那边关了就能改；也可以另存一份再写"
            )
        if self._journal is None or self.recovery is not None:
            raise UsageError("先决定要不要恢复上次没存的改动", where=self.path)
        return self._journal

    def _make(self, splices: list[Splice], label: str) -> Edited:
        journal = self._writable()
        if not splices:
            return Edited(0, label)
        journal.edit(splices, label, self._clock())
        return self._changed(splices[-1].start + len(splices[-1].now), label)

    def _stepped(self, *, undo: bool) -> Edited | None:
        journal = self._writable()
        step = journal.undo() if undo else journal.redo()
        if step is None:
            return None
        return self._changed(_cursor_of(step, len(self.draft.front), undo=undo), step.label)

    def _changed(self, cursor: int, label: str) -> Edited:
        before = self.draft
        self._reread()
        self._edited_at = self._clock()
        if self._dirty_since is None:
            self._dirty_since = self._edited_at
        return Edited(cursor, label, broken_locks(before, self.draft))

    def _reread(self) -> None:
        self.draft = rebuilt(self.draft, self.source)
        self.version += 1

    def _save_due(self) -> bool:
        if not self.unsaved or self._dirty_since is None:
            return False
        now = self._clock()
        return now - self._edited_at >= SAVE_PAUSE or now - self._dirty_since >= SAVE_AT_LATEST

    def _save(self) -> None:
        """Write the text to the file; another program's changes are merged in first."""
        with self._saving:
            if self._file.changed():
                self._take_in()
            for attempt in (1, 2):
                with self._guard:
                    text = self.source
                if text == self._file.text and not self._file.is_new:
                    return
                try:
                    with self._guard:
                        self._writable().saving(text)
                    self._file.write(text)
                    break
                except ConflictError:
                    if attempt == 2:
                        raise
                    self._take_in()
            with self._guard:
                self.saved_at = self._clock()
                self._dirty_since = None if self.source == text else self.saved_at
                self._writable().saved(text)

    def _take_in(self) -> None:
        """Merge what someone else wrote into the file.

        Raises:
            ConflictError: both sides changed the same sentences.
        """
        theirs = self._file.read_again()
        if theirs is None:
            return
        if theirs == self._file.tried:  # our own write, which was said to have failed
            self._file.accept(theirs)
            return
        with self._guard:
            merged = merge(self._file.text, self.source, theirs)
            if merged.conflicts:
                self.conflict, self._theirs = merged, theirs
                raise ConflictError(
                    f"别处也改了同一句话（{len(merged.conflicts)} 处）",
                    where=self.path,
                    remedy="请选用哪一边的；两边的文字都还在",
                )
            self.update(merged.text, "合并别处的改动")
            self._file.accept(theirs)
            self._writable().saved(theirs)


def _cursor_of(step: Step, front: int, *, undo: bool) -> int:
    """Where a step left the text; what it changed in the front matter alone draws no cursor."""
    in_text = [splice for splice in step.splices if splice.start >= front] or list(step.splices)
    if not undo:
        return in_text[-1].start + len(in_text[-1].now)
    first = in_text[0]
    before = step.splices[: step.splices.index(first)]
    moved = sum(len(splice.now) - len(splice.was) for splice in before)
    return first.start - moved + len(first.was)


def _storable(text: str) -> str:
    """Text without what no text file can hold: NUL characters and halves of surrogate pairs."""
    return _NOT_TEXT.sub("", text)


_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")

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
from dataclasses import dataclass
from pathlib import Path

from draftkit.drafts import operations
from draftkit.drafts.diff import ParagraphDiff
from draftkit.drafts.history import History, Splice, Step, splices_between
from draftkit.drafts.journal import Journal, journal_path, replay
from draftkit.drafts.locks import SentenceSpan, broken_locks
from draftkit.drafts.markdown import front_problems, parse_leniently, rebuilt
from draftkit.drafts.merge import Conflict, Merged, merge
from draftkit.drafts.numbering import renumber
from draftkit.drafts.promises import keep_promises
from draftkit.drafts.revisions import Revision, RevisionStore
from draftkit.drafts.splicing import splices_for
from draftkit.drafts.versions import compare_sources
from draftkit.errors import (
    ConflictError,
    DraftkitError,
    MissingFileError,
    Problem,
    SurroundingsError,
    UsageError,
)
from draftkit.files.atomic import sweep_temporaries, write_text
from draftkit.files.locking import FileLock, Holder
from draftkit.files.reading import Stamp, read_text, stamp_of
from draftkit.model import Draft

SAVE_PAUSE = 2.0
"""Seconds after the last change at which the file is saved by itself."""
SAVE_AT_LATEST = 10.0
"""Seconds after the first unsaved change at which it is saved even while typing goes on."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What a change did: where the cursor belongs now, its label, the locked sentences it broke."""

    cursor: int
    label: str = ""
    broken: tuple[SentenceSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Recovery:
    """Unsaved text found on opening. ``conflicts`` are places that the file changed meanwhile as well."""

    text: str
    file_text: str
    since: float
    conflicts: tuple[Conflict, ...] = ()

    @property
    def diff(self) -> tuple[ParagraphDiff, ...]:
        """What accepting would change in the file, paragraph by paragraph."""
        return compare_sources(self.file_text, self.text)


@dataclass(frozen=True, slots=True)
class Tick:
    """What ``tick`` did: whether it saved, took in another program's changes, or what went wrong."""

    saved: bool = False
    merged: bool = False
    trouble: DraftkitError | None = None


class WritingSession:
    """One draft being written. Open with ``WritingSession.open``; ``close`` it when done."""

    def __init__(
        self, path: Path, text: str, stamp: Stamp | None, lock: FileLock, clock: Callable[[], float]
    ) -> None:
        self.path = path
        self.recovery: Recovery | None = None
        self.conflict: Merged | None = None
        self.trouble: DraftkitError | None = None
        self.saved_at: float | None = None
        self.version = 0
        self._clock = clock
        self._lock = lock
        self._guard = threading.RLock()
        self._saving = threading.Lock()
        self._stamp = stamp
        self._saved_text = text
        self._history = History(text)
        self._journal: Journal | None = None
        self._theirs: tuple[str, Stamp | None] | None = None
        self._dirty_since: float | None = None
        self._edited_at = 0.0
        self.draft, _ = parse_leniently(text, str(path))

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
        stamp = stamp_of(path)
        text = "" if stamp is None and new_text is not None else read_text(path)
        session = cls(path, text, stamp, FileLock(path, take_over=take_over), clock)
        if not session.read_only:
            sweep_temporaries(path.parent)
            session._take_up(text)
            if stamp is None and new_text and not session.source:
                session.update(new_text, "新建")
        return session

    # What there is

    @property
    def source(self) -> str:
        """The whole Markdown text as it stands."""
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
        return self.source != self._saved_text

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
        self._save(take_in=True)
        return RevisionStore(self.path).keep(self.source, name)

    def tick(self) -> Tick:
        """Bring notes to disk, save if it is time, look whether someone else changed the file."""
        if self.read_only or self.recovery is not None:
            return Tick()
        now = self._clock()
        version = self.version
        try:
            self._mend_journal(now)
            journal = self._journal
            if journal is not None and journal.sync_due(now):
                journal.sync(now)
            if self.conflict is not None:
                return Tick()
            saved = self._save_due(now)
            if saved or stamp_of(self.path) not in (self._stamp, None):
                self._save(take_in=True, only_if_changed=not saved)
        except DraftkitError as error:
            self.trouble = error
            return Tick(trouble=error)
        self.trouble = None
        return Tick(saved=saved, merged=self.version != version)

    def resolve(self, *, keep_mine: bool) -> Edited:
        """Settle a conflict: the merged text with our sentences, or the file's text. Either can be undone."""
        with self._guard:
            if self.conflict is None or self._theirs is None:
                return Edited(0)
            text, stamp = self._theirs
            merged, self.conflict, self._theirs = self.conflict, None, None
            self._stamp, self._saved_text = stamp, text
            return self.update(merged.text if keep_mine else text, "合并别处的改动")

    def recover(self, *, accept: bool) -> Edited:
        """Answer the offer of ``recovery``. Refusing can be undone as well: nothing is thrown away."""
        with self._guard:
            offer, self.recovery = self.recovery, None
            if offer is None:
                return Edited(0)
            state = replay(journal_path(self.path))
            self._history = state.history if state else History(offer.file_text)
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
                    self._save(take_in=True)
                if self.path.exists():
                    RevisionStore(self.path).keep(self.source)
            except DraftkitError as error:
                self.trouble = error
        if self._journal is not None:
            self._journal.close()
        self._lock.release()

    # Inside

    def _take_up(self, text: str) -> None:
        """Read the journal of the last time and settle it with the file."""
        state = replay(journal_path(self.path))
        if state is None or state.history.source == text:
            self._history = state.history if state else History(text)
        elif not state.unsaved:
            self._history = state.history
            for splice in splices_between(state.history.source, text):
                self._history.add(splice, "别处的改动", self._clock(), joins=False)
        else:
            base = state.saved if state.saved is not None else text
            merged = merge(base, state.history.source, text)
            since = state.history.done[-1].at if state.history.done else 0.0
            self.recovery = Recovery(merged.text, text, since, merged.conflicts)
            return
        self._begin_journal()

    def _begin_journal(self) -> None:
        try:
            path = journal_path(self.path)
            self._journal = Journal.begin(path, self._history, self._saved_text, self._clock())
        except (DraftkitError, OSError) as error:
            self._journal = None
            self.trouble = _as_trouble(error)

    def _mend_journal(self, now: float) -> None:
        """After a failed note the journal is written anew, whole, as soon as the disk allows."""
        with self._guard:
            if self._journal is None and self.recovery is None:
                self._journal = Journal.begin(journal_path(self.path), self._history, self._saved_text, now)

    def _writable(self) -> None:
        if self.read_only:
            raise UsageError(
                f"这篇稿子正被打开：{self.holder}", where=self.path, remedy="请在那边关闭，或另存一份"
            )

    def _make(self, splices: list[Splice], label: str) -> Edited:
        self._writable()
        if self.recovery is not None:
            raise UsageError("先决定要不要恢复上次没存的改动", where=self.path)
        now = self._clock()
        for position, splice in enumerate(splices):
            self._note(lambda journal, s=splice, p=position: journal.edit(s, label, now, joins=p > 0 or None))  # type: ignore[misc]
        if not splices:
            return Edited(0, label)
        return self._changed(splices[-1].start + len(splices[-1].now), label, now)

    def _stepped(self, *, undo: bool) -> Edited | None:
        self._writable()
        step: Step | None = None

        def make(journal: Journal) -> None:
            nonlocal step
            step = journal.undo() if undo else journal.redo()

        self._note(make)
        if step is None:
            return None
        splice = step.splices[0] if undo else step.splices[-1]
        return self._changed(
            splice.start + len(splice.was if undo else splice.now), step.label, self._clock()
        )

    def _note(self, make: Callable[[Journal], None]) -> None:
        """Make a change through the journal; without one (disk full) in memory only, and remember why."""
        if self._journal is None:
            make(_Unwritten(self._history))  # type: ignore[arg-type]
            return
        try:
            make(self._journal)
        except SurroundingsError as error:
            self._journal.close()
            self._journal = None
            self.trouble = error

    def _changed(self, cursor: int, label: str, now: float) -> Edited:
        before = self.draft
        self._reread()
        self._edited_at = now
        if self._dirty_since is None:
            self._dirty_since = now
        return Edited(cursor, label, broken_locks(before, self.draft))

    def _reread(self) -> None:
        self.draft = rebuilt(self.draft, self.source)
        self.version += 1

    def _save_due(self, now: float) -> bool:
        if not self.unsaved or self._dirty_since is None:
            return False
        return now - self._edited_at >= SAVE_PAUSE or now - self._dirty_since >= SAVE_AT_LATEST

    def _save(self, *, take_in: bool, only_if_changed: bool = False) -> None:
        """Write the text to the file; another program's changes are merged in first."""
        with self._saving:
            if only_if_changed or stamp_of(self.path) != self._stamp:
                self._take_in()
            with self._guard:
                text, expect = self.source, self._stamp
            if text == self._saved_text and expect is not None:
                return
            try:
                stamp = write_text(self.path, text, expect=expect)
            except ConflictError:
                if not take_in:
                    raise
                self._take_in()
                with self._guard:
                    text, expect = self.source, self._stamp
                stamp = write_text(self.path, text, expect=expect)
            if read_text(self.path) != text:
                raise SurroundingsError("存下的文件和写的不一样", where=self.path, remedy="请另存到别的磁盘")
            self._settle(text, stamp)

    def _settle(self, text: str, stamp: Stamp | None) -> None:
        """The file is known to hold ``text``."""
        with self._guard:
            self._stamp, self._saved_text = stamp, text
            self.saved_at = self._clock()
            self._dirty_since = None if self.source == text else self.saved_at
            self._note(lambda journal: journal.saved(text))

    def _take_in(self) -> None:
        """Merge what someone else wrote into the file.

        Raises:
            ConflictError: both sides changed the same sentences.
        """
        stamp = stamp_of(self.path)
        try:
            theirs = read_text(self.path)
        except MissingFileError:
            self._stamp = None  # deleted elsewhere: it is written anew
            return
        with self._guard:
            merged = merge(self._saved_text, self.source, theirs)
            if merged.conflicts:
                self.conflict, self._theirs = merged, (theirs, stamp)
                raise ConflictError(
                    f"别处也改了同一句话（{len(merged.conflicts)} 处）",
                    where=self.path,
                    remedy="请选用哪一边的；两边的文字都还在",
                )
            changed = merged.text != self.source
            if changed:
                self.update(merged.text, "合并别处的改动")
            self._stamp, self._saved_text = stamp, theirs
            self._note(lambda journal: journal.saved(theirs))


class _Unwritten:
    """A journal's stand-in while the disk takes no notes: changes are made in memory only."""

    def __init__(self, history: History) -> None:
        self._history = history

    def edit(self, splice: Splice, label: str, now: float, *, joins: bool | None = None) -> None:
        self._history.add(splice, label, now, joins=joins)

    def undo(self) -> Step | None:
        return self._history.undo()

    def redo(self) -> Step | None:
        return self._history.redo()

    def saved(self, text: str) -> None:
        """Nothing to note."""


def _storable(text: str) -> str:
    """Text without what no text file can hold: NUL characters and halves of surrogate pairs."""
    return _NOT_TEXT.sub("", text)


_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


def _as_trouble(error: Exception) -> DraftkitError:
    if isinstance(error, DraftkitError):
        return error
    return SurroundingsError("记不下改动", remedy="请检查磁盘空间和权限")

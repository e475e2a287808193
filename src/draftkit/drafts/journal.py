"""The journal: every edit of a draft, so that a crash loses nothing and undo survives a restart.

One record file per draft in the state folder. Records, in order of writing:
``base`` (the whole text to start from, compressed), ``edit``, ``undo``, ``redo``, ``saving`` (this text is
about to be written) and ``saved`` (the file on disk is known to hold it). Replaying them gives the text,
the history, the text last saved, and the one whose saving was not seen to end.
"""

from __future__ import annotations

import base64
import hashlib
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from draftkit.drafts.history import History, Splice, Step
from draftkit.errors import DraftkitError, SurroundingsError
from draftkit.files.atomic import write_bytes
from draftkit.files.locations import state_dir
from draftkit.files.reading import DOCUMENT_LIMIT, read_bytes
from draftkit.files.record_log import LogWriter, Record, encode, read_log

SYNC_SECONDS = 2.0
SYNC_EDITS = 50
KEPT_STEPS = 500
"""Undo steps kept when the journal is made small again."""
COMPACT_BYTES = 2_000_000
"""A journal that grew beyond this, and to twice what it began with, is written anew."""


def text_hash(text: str) -> str:
    """The hash that tells one text of a draft from another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def journal_path(draft: Path) -> Path:
    """Where the journal of a draft lies. It is named by the draft's real path."""
    return state_dir() / "journals" / f"{path_key(draft)}.jsonl"


def path_key(draft: Path) -> str:
    """A file name for what belongs to one draft: readable stem and a hash of its real path."""
    real = os.path.normcase(os.path.realpath(draft))
    digest = hashlib.sha256(real.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    stem = "".join(c for c in draft.stem if c.isalnum())[:20]
    return f"{stem}-{digest}" if stem else digest


@dataclass(slots=True)
class Replay:
    """What a journal says: the history, the text last saved, and damaged lines.

    ``tried`` is a text that was being written when the journal ends: the file may hold it already.
    """

    history: History
    saved: str
    tried: str | None = None
    damaged: int = 0


def set_aside(path: Path) -> Path | None:
    """A copy of a damaged journal, for its words are nowhere else; None where there is nothing to keep."""
    copy = path.with_suffix(".damaged")
    try:
        data = read_bytes(path, limit=DOCUMENT_LIMIT)
        if data.count(b"\n") < 2:  # a single torn line says nothing
            return None
        write_bytes(copy, data, private=True)
    except DraftkitError:
        return None
    return copy


def replay(path: Path) -> Replay | None:
    """Read a journal; None where there is none or it holds no text to start from.

    Replaying stops at the first damaged line or record that does not fit: what stands before it is sound,
    and an edit after a lost one would land in the wrong place.
    """
    log = read_log(path)
    state: Replay | None = None
    for record in log.records[: log.unbroken]:
        if record.get("k") == "base":
            text = _unpacked(record)
            state = Replay(History(text), text, damaged=log.damaged - log.torn)
        elif state is not None and not _replayed(state, record):
            state.damaged += 1
            break
    return state


class Journal:
    """The journal of one draft, open for writing; ``history`` holds text and steps.

    A note that cannot be written (disk full) never loses the change itself: the journal is given up,
    ``trouble`` says why, and ``keep_up`` writes it anew, whole, as soon as the disk allows.
    """

    def __init__(self, path: Path, history: History, saved: str, now: float) -> None:
        """Start the journal at ``path`` anew with ``history`` and the text last saved.

        The new file replaces the old one in one step, so no moment is without a journal.
        """
        self.path = path
        self.history = history
        self.trouble: DraftkitError | None = None
        self._saved = saved
        self._writer: LogWriter | None = None
        self._unsynced = 0
        self._synced_at = now
        self._begun_size = 0
        with suppress(DraftkitError):
            self._begin()

    def edit(self, splices: Sequence[Splice], label: str, now: float) -> None:
        """Make and note splices as one step; a single one may go on with the typing before it."""
        for position, splice in enumerate(splices):
            joined = self.history.add(splice, label, now, joins=True if position else None)
            self._note(_edit_record(splice, label, round(now, 1), joined=joined))

    def undo(self) -> Step | None:
        """Take back and note the last step; None where there is none."""
        step = self.history.undo()
        if step is not None:
            self._note({"k": "undo"})
        return step

    def redo(self) -> Step | None:
        """Make again and note the last undone step; None where there is none."""
        step = self.history.redo()
        if step is not None:
            self._note({"k": "redo"})
        return step

    def saving(self, text: str) -> None:
        """Note that the file is about to be written: after a crash it may be the old one or this."""
        self._note(_text_record("saving", text, self.history.source))

    def saved(self, text: str) -> None:
        """Note that the file on disk was verified to hold ``text``."""
        self._saved = text
        self._note(_text_record("saved", text, self.history.source))

    def keep_up(self, now: float) -> None:
        """Write a given-up journal anew, and bring notes to the disk that waited long enough.

        Raises:
            SurroundingsError: the disk still takes nothing.
        """
        if self._writer is not None and self._writer.size > max(COMPACT_BYTES, 2 * self._begun_size):
            self.close()
        if self._writer is None:
            self._begin()
        waited = self._unsynced >= SYNC_EDITS or now - self._synced_at >= SYNC_SECONDS
        if self._writer is not None and self._unsynced and waited:
            self._unsynced, self._synced_at = 0, now
            self._writer.sync()

    def close(self) -> None:
        """Close the file; it stays for the next start."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _begin(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_bytes(self.path, b"".join(_packed(self.history, self._saved)), private=True)
            self._writer = LogWriter(self.path)
            self._begun_size = self._writer.size
            self.trouble = None
        except OSError as error:
            self.trouble = SurroundingsError("记不下改动", where=self.path, remedy="请检查磁盘空间和权限")
            raise self.trouble from error
        except DraftkitError as error:
            self.trouble = error
            raise

    def _note(self, record: Record) -> None:
        if self._writer is None:
            return
        try:
            self._writer.append(record)
            self._unsynced += 1
        except SurroundingsError as error:
            self._writer.close()
            self._writer, self.trouble = None, error


def _packed(history: History, saved: str) -> list[bytes]:
    """Records that replay to ``history`` (its last steps) and ``saved``."""
    source = history.source
    kept = history.done[-KEPT_STEPS:]
    for step in reversed(kept):
        for splice in reversed(step.splices):
            source = splice.inverse.apply(source)
    lines = [encode({"k": "base", "z": _squeezed(source)})]
    for step in [*kept, *reversed(history.undone)]:
        for position, splice in enumerate(step.splices):
            lines.append(encode(_edit_record(splice, step.label, step.at, joined=position > 0)))
    lines += [encode({"k": "undo"})] * len(history.undone)
    lines.append(encode(_text_record("saved", saved, history.source)))
    return lines


def _edit_record(splice: Splice, label: str, at: float, *, joined: bool) -> Record:
    record: dict[str, object] = {"k": "edit", "s": splice.start, "w": splice.was, "n": splice.now, "t": at}
    if joined:
        record["j"] = 1
    elif label:
        record["l"] = label
    return record


def _text_record(kind: str, text: str, source: str) -> Record:
    """``text`` is named by its hash where it is the text the records lead to, else noted whole."""
    if text == source:
        return {"k": kind, "h": text_hash(text)}
    return {"k": kind, "h": text_hash(text), "z": _squeezed(text)}


def _squeezed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 6)).decode()


def _replayed(state: Replay, record: Record) -> bool:
    """Apply one record; whether it fitted."""
    kind = record.get("k")
    try:
        if kind == "edit":
            splice = Splice(int(record["s"]), str(record["w"]), str(record["n"]))
            joins = bool(record.get("j")) and bool(state.history.done)
            state.history.add(splice, str(record.get("l", "")), float(record["t"]), joins=joins)
        elif kind == "undo":
            return state.history.undo() is not None
        elif kind == "redo":
            return state.history.redo() is not None
        elif kind in ("saving", "saved"):
            text = _unpacked(record) if "z" in record else state.history.source
            state.tried = text if kind == "saving" else None
            state.saved = text if kind == "saved" else state.saved
    except (KeyError, TypeError, ValueError, zlib.error):
        return False
    return True


def _unpacked(record: Record) -> str:
    return zlib.decompress(base64.b64decode(record["z"])).decode("utf-8", "surrogatepass")

"""What a draft has been: its kept revisions, and what changed from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftkit.drafts.diff import ParagraphDiff, changed_characters
from draftkit.drafts.locks import lock_state, sentences
from draftkit.drafts.markdown import parse_leniently
from draftkit.drafts.revisions import Revision, RevisionStore
from draftkit.drafts.sections import count_draft
from draftkit.drafts.versions import compare_sources
from draftkit.errors import MissingFileError, UsageError
from draftkit.files.reading import read_text
from draftkit.model import Draft

FILE_NOW = "0"
"""How the file as it is on disk is named where a revision is asked for; 现在 means the same."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision with what changed since the one before it, in characters."""

    revision: Revision
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Log:
    """The revisions of a draft, oldest first; ``words`` of the file now, ``dirty`` where none holds it."""

    path: Path
    entries: tuple[Entry, ...]
    words: int
    dirty: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side; the names are those a writer uses."""

    old_name: str
    new_name: str
    diffs: tuple[ParagraphDiff, ...]
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Orphan:
    """A lock whose sentence is gone from the draft: the hash, and the sentence as the last revision had it.

    ``text`` and ``revision`` are empty where no kept revision knows it.
    """

    lock: str
    text: str = ""
    revision: str = ""


def orphaned_locks(draft: Draft) -> tuple[Orphan, ...]:
    """The approved sentences that are no more in the draft, with their words from the revisions."""
    lost = lock_state(draft).orphans
    if not lost:
        return ()
    found: dict[str, Orphan] = {}
    store = RevisionStore(Path(draft.path))
    for revision in reversed(store.revisions):
        for span in sentences(parse_leniently(store.source(revision))[0]):
            for lock in lost:
                if lock not in found and span.hash.startswith(lock):
                    found[lock] = Orphan(lock, span.text, f"第 {revision.number} 稿")
    return tuple(found.get(lock, Orphan(lock)) for lock in lost)


def revision_log(path: Path) -> Log:
    """The log of a draft.

    Raises:
        MissingFileError: no such file, and no revision of one either.
    """
    store = RevisionStore(path)
    try:
        now = read_text(path)
    except MissingFileError:
        if not store.revisions:
            raise
        now = ""
    entries = []
    before = ""
    for revision in store.revisions:
        source = store.source(revision)
        entries.append(Entry(revision, *changed_characters(compare_sources(before, source))))
        before = source
    words = count_draft(parse_leniently(now)[0]).words
    return Log(path, tuple(entries), words, now != before)


def keep_revision(path: Path, name: str = "") -> Revision:
    """Keep the file as it is now as a revision."""
    return RevisionStore(path).keep(read_text(path), name)


def compare_revisions(path: Path, old: str, new: str = FILE_NOW) -> Comparison:
    """What changed from one version to another: numbers, names, or 0 for the file as it is now.

    Raises:
        UsageError: there is no such revision.
    """
    store = RevisionStore(path)
    old_name, old_source = _version(store, old)
    new_name, new_source = _version(store, new)
    diffs = compare_sources(old_source, new_source)
    return Comparison(old_name, new_name, diffs, *changed_characters(diffs))


def restore_source(path: Path, wanted: str) -> str:
    """The whole source of a revision, for going back to it."""
    return _version(RevisionStore(path), wanted)[1]


def _version(store: RevisionStore, wanted: str) -> tuple[str, str]:
    if wanted in (FILE_NOW, "现在"):
        return "现在的文件", read_text(store.draft)
    if not wanted.strip():
        raise UsageError("没说要看哪一稿", where=store.draft, remedy="请给稿次号或名字，如 --diff 1 2")
    revision = store.find(wanted)
    name = f"第 {revision.number} 稿" + (f"“{revision.name}”" if revision.name else "")
    return name, store.source(revision)

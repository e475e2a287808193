"""Merging a colleague's phrase file into one's own, in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.bank.editing import Append, Change, Remove, SetFields, edit_file
from draftkit.bank.entries import BankFile, Layer
from draftkit.bank.layers import Root, bank_files
from draftkit.bank.merging import Conflict, entries_of, merge, renamed_like
from draftkit.bank.near import NearPhrases
from draftkit.bank.reading import read_bank_file
from draftkit.bank.resolving import phrase_of
from draftkit.bank.sidecar import add_stats, sidecar_path
from draftkit.errors import BadFileError, MissingFileError, UsageError
from draftkit.model.phrase import Phrase


@dataclass(frozen=True, slots=True)
class NearPair:
    """An entry that came in and the one of ours it is nearly the same as."""

    theirs: Phrase
    ours: Phrase
    likeness: float


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What merging did, or would do."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    near: tuple[NearPair, ...]


def merge_banks(
    ours: Path, theirs: Path, base: Path | None = None, *, dry_run: bool = False, skip_near: bool = False
) -> MergeReport:
    """``merge_files``, or for two folders the same with every file of theirs; files only they have are new.

    Raises:
        UsageError: one is a folder and the other is not; plus all of ``merge_files``.
    """
    if not theirs.is_dir() and not ours.is_dir():
        return merge_files(ours, theirs, base, dry_run=dry_run, skip_near=skip_near)
    if not (theirs.is_dir() and ours.is_dir()):
        raise UsageError("文件夹只能与文件夹合并", where=theirs, remedy="请两边都给文件，或都给文件夹")
    reports = []
    for path, _ in bank_files([Root(theirs, Layer.EXTRA)]):
        name = Path(path).relative_to(theirs.absolute())
        mine, before = ours / name, base / name if base is not None else None
        known = before if before is not None and before.is_file() else None
        reports.append(merge_files(mine, Path(path), known, dry_run=dry_run, skip_near=skip_near, new=True))
    return _together(reports)


def _together(reports: Sequence[MergeReport]) -> MergeReport:
    return MergeReport(
        tuple(each for report in reports for each in report.added),
        tuple(each for report in reports for each in report.changed),
        tuple(each for report in reports for each in report.removed),
        tuple(each for report in reports for each in report.conflicts),
        tuple(each for report in reports for each in report.near),
    )


def merge_files(
    ours: Path,
    theirs: Path,
    base: Path | None = None,
    *,
    dry_run: bool = False,
    skip_near: bool = False,
    new: bool = False,
) -> MergeReport:
    """Bring what ``theirs`` changed into ``ours``; in a conflict ours stays and the conflict is reported.

    ``base`` is the state both started from. ``skip_near`` leaves near-duplicates out. ``new`` says that
    ours need not exist yet. Statistics come along with the entries they belong to.

    Raises:
        MissingFileError: a file does not exist.
        BadFileError: a file has problems; merging half a file would lose entries.
        ConflictError, UsageError, SurroundingsError: ours could not be written.
    """
    mine, other = _read(ours, new=new), _read(theirs)
    before = entries_of(mine)
    known = renamed_like(entries_of(_read(base)), before) if base else None
    merged = merge(before, renamed_like(entries_of(other), before), known)
    near = _near_pairs(before, {identity: merged.entries[identity] for identity in merged.added})
    left_out = {pair.theirs.id for pair in near} if skip_near else set()
    added = tuple(identity for identity in merged.added if identity not in left_out)
    removed = tuple(identity for identity in before if identity not in merged.entries)
    changes: list[Change] = [Remove(identity) for identity in removed]
    changed = []
    for identity, fields in before.items():
        result = merged.entries.get(identity, fields)
        if result != fields:
            changed.append(identity)
            changes.append(_difference(identity, fields, result))
    stored = {entry.id for entry in other.entries if entry.stored}
    for identity in added:
        fields = _beside_defaults(merged.entries[identity], mine)
        changes.append(Append({"id": identity, **fields} if identity in stored else fields))
    if changes and not dry_run:
        edit_file(ours, changes)
        add_stats(sidecar_path(ours), (other.stats[each] for each in added if each in other.stats))
    return MergeReport(added, tuple(changed), removed, merged.conflicts, tuple(near))


def _read(path: Path, *, new: bool = False) -> BankFile:
    if new and not path.exists():
        return BankFile(str(path), Layer.PERSONAL)
    if not path.is_file():
        raise MissingFileError("找不到词句文件", where=path, remedy="请核对路径")
    file = read_bank_file(path, Layer.PERSONAL)
    if file.problems:
        raise BadFileError(file.problems)
    return file


def _difference(identity: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> SetFields:
    names = {*old, *new}
    changed = {name: new.get(name) for name in sorted(names) if old.get(name) != new.get(name)}
    return SetFields(identity, changed)


def _beside_defaults(fields: Mapping[str, Any], file: BankFile) -> dict[str, Any]:
    """The fields to write under a file's defaults: equal ones are left out, others set or emptied."""
    kept = {name: value for name, value in fields.items() if file.defaults.get(name) != value}
    emptied = {name: "" for name in file.defaults if name not in fields and file.defaults[name] is not None}
    return {**kept, **emptied}


def _near_pairs(
    before: Mapping[str, Mapping[str, Any]], added: Mapping[str, Mapping[str, Any]]
) -> list[NearPair]:
    known = NearPhrases(phrase_of(identity, fields) for identity, fields in before.items())
    pairs = []
    for identity, fields in added.items():
        phrase = phrase_of(identity, fields)
        for ours, likeness in known.like(phrase.text, limit=1):
            pairs.append(NearPair(phrase, ours, likeness))
    return pairs

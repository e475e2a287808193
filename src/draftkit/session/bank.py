"""Use cases of the phrase bank that the shell and the terminal UI share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.bank.collocations import Partners, partners, stand_ins
from draftkit.bank.editing import Append, SetFields, edit_file, locked
from draftkit.bank.emitting import file_text
from draftkit.bank.entries import Layer
from draftkit.bank.layers import bank_files, bank_roots, personal_dir
from draftkit.bank.near import NearPhrases, repeated
from draftkit.bank.numbering import assign_ids
from draftkit.bank.reading import FILE_LIMIT, read_bank_file, read_bank_text
from draftkit.bank.search import PhraseIndex, Query
from draftkit.bank.sidecar import sidecar_path
from draftkit.bank.store import Bank, load_bank
from draftkit.errors import MissingFileError, Problem, UsageError
from draftkit.files.atomic import write_text
from draftkit.files.reading import read_text, stamp_of
from draftkit.model.move import Step
from draftkit.model.phrase import Phrase, PhraseKind, Status
from draftkit.text.folding import fold

OVERLAY_FILE = "changes.yaml"
"""Where a person's changes to entries of lower layers go."""
ADDED_FILE = "my.yaml"
_WRITABLE = (Layer.OFFICE, Layer.PERSONAL, Layer.DRAFT)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What checking found. ``problems`` cost an entry or a file; ``repeats`` are entries that say the same.

    ``given`` counts the ids that were assigned.
    """

    files: int
    phrases: int
    problems: tuple[Problem, ...]
    repeats: tuple[Problem, ...] = ()
    given: int = 0


def check(paths: Sequence[Path] = (), *, fix: bool = False) -> CheckReport:
    """Check the whole bank, or the files and folders of ``paths``; ``fix`` assigns missing ids first.

    Without ``paths`` ids are assigned in every layer but the built-in one.

    Raises:
        MissingFileError: one of ``paths`` does not exist.
        ConflictError, SurroundingsError: a file could not be written.
    """
    listed = bank_files(bank_roots(paths))
    asked = {str(path.resolve()) for path in paths}
    chosen = [(path, layer) for path, layer in listed if not asked or _is_below(path, asked)]
    given = 0
    if fix:
        taken = {entry.id for file in load_bank(paths).files for entry in file.entries if entry.stored}
        for path, layer in chosen:
            if asked or layer in _WRITABLE:
                given += _number(Path(path), layer, taken)
    bank = load_bank(paths)
    names = {path for path, _ in chosen}
    told = names | {str(sidecar_path(Path(name))) for name in names}
    problems = tuple(problem for problem in bank.problems if problem.path in told)
    repeats = tuple(problem for problem in repeated(bank.phrases) if problem.path in names)
    entries = sum(len(file.entries) for file in bank.files if file.path in names)
    return CheckReport(len(chosen), entries, problems, repeats, given)


def _is_below(path: str, asked: set[str]) -> bool:
    place = Path(path).resolve()
    return any(str(each) in asked for each in (place, *place.parents))


def _number(path: Path, layer: Layer, taken: set[str]) -> int:
    with locked(path):
        stamp = stamp_of(path)
        text = read_text(path, limit=FILE_LIMIT)
        new, given = assign_ids(read_bank_text(text, path, layer), text, taken)
        if given:
            write_text(path, new, expect=stamp)
        return given


@dataclass(frozen=True, slots=True)
class BankCounts:
    """How many phrases are offered: by layer, kind, step, and file; how many are hidden or changed above."""

    by_layer: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_step: Mapping[str, int]
    by_file: Mapping[str, int]
    retired: int
    changed: tuple[Phrase, ...]
    thin_steps: tuple[Step, ...]


ENOUGH = 12
"""Frames and transitions a step should have."""


def counts(bank: Bank) -> BankCounts:
    """Count a bank."""
    frames = Counter(
        phrase.step
        for phrase in bank.phrases
        if phrase.step and phrase.kind in (PhraseKind.FRAME, PhraseKind.TRANSITION)
    )
    holders = Counter(entry.id for file in bank.files for entry in file.entries)
    return BankCounts(
        Counter(phrase.layer for phrase in bank.phrases),
        Counter(phrase.kind.value for phrase in bank.phrases),
        Counter(phrase.step.value for phrase in bank.phrases if phrase.step),
        Counter(phrase.path for phrase in bank.phrases),
        len(bank.retired),
        tuple(phrase for phrase in (*bank.phrases, *bank.retired) if holders[phrase.id] > 1),
        tuple(step for step in Step if frames[step] < ENOUGH),
    )


def add(fields: Mapping[str, Any], into: Path | None = None) -> tuple[Path, list[tuple[Phrase, float]]]:
    """Put a new phrase into the personal bank (or ``into``); also gives phrases that are nearly the same.

    Raises:
        UsageError: the entry would not be valid, or the file has it already.
        ConflictError, SurroundingsError: the file could not be written.
    """
    path = into or personal_dir() / ADDED_FILE
    tried = read_bank_text(file_text([fields]), path, Layer.PERSONAL)
    if tried.problems:
        first = tried.problems[0]
        raise UsageError(f"这一条不能用：{first.message}", remedy=first.hint)
    there = read_bank_file(path, Layer.PERSONAL).entries if path.exists() else ()
    for entry in there:
        if entry.id == tried.entries[0].id:
            raise UsageError("已有这一条", where=f"{path}:{entry.line}", remedy="没有再添；要改就在文件里改")
    bank = load_bank()
    near = NearPhrases(bank.phrases).like(str(fields.get("text", "")))
    edit_file(path, [Append(fields)])
    return path, near


def retire(identity: str, *, back: bool = False) -> Path:
    """Hide a phrase (or show it again): in its own file where that is the person's, else by an overlay.

    Raises:
        MissingFileError: no phrase has this id.
        ConflictError, UsageError, SurroundingsError: the file could not be changed.
    """
    bank = load_bank()
    if bank.by_id(identity) is None:
        raise MissingFileError(
            f"没有编号是“{identity}”的词条", remedy="用 draftkit bank search --json 看编号"
        )
    status = Status.REVIEWED if back else Status.RETIRED
    path, change = change_of(bank, identity, {"status": status}, personal_dir() / OVERLAY_FILE)
    edit_file(path, [change])
    return path


def change_of(
    bank: Bank, identity: str, fields: Mapping[str, Any], overlays: Path
) -> tuple[Path, Append | SetFields]:
    """How to change an entry: in its own file where that is the person's, else by an overlay.

    The office's files are everybody's: one person's change to them lies over them, for that person.
    """
    for file in reversed(bank.files):
        if file.layer in (Layer.BUILTIN, Layer.OFFICE):
            continue
        for entry in file.entries:
            if entry.id == identity:
                seen = {name: entry.fields[name] for name in fields if name in entry.fields}
                return Path(file.path), SetFields(identity, fields, seen)
    return overlays, Append({"id": identity, **fields})


def collocations(word: str, bank: Bank) -> list[Partners]:
    """What goes with ``word``, both ways."""
    return partners(word, _collocations(bank))


def _collocations(bank: Bank) -> Iterable[Phrase]:
    return (phrase for phrase in bank.phrases if phrase.kind is PhraseKind.COLLOCATION)


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Another way to say it, and why it will do."""

    text: str
    why: str
    phrase: Phrase | None = None


_OPENER = 3
"""A shorter text with stand-ins is a word inside a sentence, not the beginning of one."""


def other_ways(text: str, bank: Bank, index: PhraseIndex, *, limit: int = 12) -> list[OtherWay]:
    """Other ways to say a verb, an opener or a whole formula that has come too often.

    Variants of the entry itself come first, then words that go with the same partners, then formulas that
    do the same in the same step and begin otherwise.
    """
    word = fold(text)
    found: dict[str, OtherWay] = {}
    entries = [phrase for phrase in bank.phrases if word and word in fold(phrase.text)]
    for phrase in entries:
        if fold(phrase.text) == word:
            for variant in phrase.variants:
                found.setdefault(variant, OtherWay(variant, "同一条的另一种写法", phrase))
    for other, shared in stand_ins(text.strip(), _collocations(bank)):
        found.setdefault(other, OtherWay(other, "也可接 " + "、".join(shared[:4])))
    if found and len(word) < _OPENER:
        return list(found.values())[:limit]
    begins = [phrase for phrase in entries if fold(phrase.text).startswith(word) and phrase.step]
    for step, _ in Counter(phrase.step for phrase in begins).most_common(2):
        kinds = {phrase.kind for phrase in begins if phrase.step is step}
        for hit in index.search(Query(step=step, limit=60)):
            other_text = hit.phrase.text
            if hit.phrase.kind in kinds and not fold(other_text).startswith(word[:2]):
                why = f"同是“{step.zh}”" if step else ""
                found.setdefault(other_text, OtherWay(other_text, why, hit.phrase))
    return list(found.values())[:limit]

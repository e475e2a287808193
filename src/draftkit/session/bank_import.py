"""Importing a CSV table of phrases: new ones are added, known ids become changes to what lies below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.bank.editing import Append, Change, SetFields, edit_file
from draftkit.bank.emitting import file_text
from draftkit.bank.entries import Layer
from draftkit.bank.exchange.csv_table import from_csv
from draftkit.bank.fields import FIELDS
from draftkit.bank.layers import personal_dir
from draftkit.bank.reading import read_bank_file, read_bank_text
from draftkit.bank.store import fields_of, load_bank
from draftkit.errors import BadFileError, Problem
from draftkit.files.reading import read_text
from draftkit.model.phrase import Phrase

IMPORTED_FILE = "imported.yaml"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many rows were new, changed something known, or said what is known already."""

    added: int
    changed: int
    same: int
    path: Path


def import_csv(table: Path, into: Path | None = None) -> ImportReport:
    """Take the rows of ``table`` into a file of the personal bank, or ``into``.

    A row whose id or text the bank knows changes only the fields that differ; empty cells say nothing.

    Raises:
        MissingFileError, UnreadableError: the table cannot be read.
        BadFileError: rows are wrong, all of them listed; nothing is written.
        ConflictError, UsageError, SurroundingsError: the file could not be changed.
    """
    path = into or personal_dir() / IMPORTED_FILE
    rows = from_csv(read_text(table), str(table))
    checked = read_bank_text(file_text(rows), table, Layer.PERSONAL)
    if checked.problems:
        raise BadFileError([_of_row(problem, table) for problem in checked.problems])
    bank = load_bank([into] if into is not None and into.exists() else [])
    here = {entry.id for entry in read_bank_file(path, Layer.PERSONAL).entries} if path.is_file() else set()
    changes: list[Change] = []
    added = changed = same = 0
    for entry in checked.entries:
        known = bank.by_id(entry.id)
        if known is None:
            added += 1
            changes.append(Append({"id": entry.id, **entry.fields} if entry.stored else entry.fields))
            continue
        differing = _differing(entry.fields, known)
        if not differing:
            same += 1
            continue
        changed += 1
        overlay = Append({"id": entry.id, **differing})
        changes.append(SetFields(entry.id, differing) if entry.id in here else overlay)
    if changes:
        edit_file(path, changes)
    return ImportReport(added, changed, same, path)


def _differing(fields: Mapping[str, Any], known: Phrase) -> dict[str, Any]:
    present = {
        **fields_of(known),
        "status": known.status,
        "text": known.text,
        "move": known.move,
        "kind": known.kind,
    }
    order = [spec.name for spec in FIELDS]
    return {name: fields[name] for name in order if name in fields and fields[name] != present.get(name)}


def _of_row(problem: Problem, table: Path) -> Problem:
    """The place inside the YAML made on the way means nothing to the person; the words do."""
    return Problem(str(table), 0, 0, problem.message, problem.hint)

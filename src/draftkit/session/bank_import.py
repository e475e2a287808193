"""Importing a CSV table of phrases: new ones are added, known ids become changes to what lies below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.bank.editing import Append, Change, edit_file
from draftkit.bank.emitting import entry_lines, file_text
from draftkit.bank.entries import Entry, Layer
from draftkit.bank.exchange.csv_table import decoded, from_csv
from draftkit.bank.fields import FIELDS
from draftkit.bank.layers import personal_dir
from draftkit.bank.reading import read_bank_text
from draftkit.bank.store import fields_of, load_bank
from draftkit.errors import BadFileError, Problem
from draftkit.files.reading import read_bytes
from draftkit.model.phrase import Phrase
from draftkit.session.bank import change_of

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
    entries = _checked(table)
    bank = load_bank([into] if into is not None and into.exists() else [])
    changes: dict[Path, list[Change]] = {}
    added = changed = same = 0
    for entry in entries:
        known = bank.by_id(entry.id)
        if known is None:
            added += 1
            new = {"id": entry.id, **entry.fields} if entry.stored else entry.fields
            changes.setdefault(path, []).append(Append(new))
            continue
        differing = _differing(entry.fields, known)
        if not differing:
            same += 1
            continue
        changed += 1
        home, change = change_of(bank, entry.id, differing, path)
        changes.setdefault(home, []).append(change)
    for home, of_file in changes.items():
        edit_file(home, of_file)
    return ImportReport(added, changed, same, path)


def _checked(table: Path) -> tuple[Entry, ...]:
    """The rows of the table as valid entries.

    Raises:
        BadFileError: with the problems of all rows, each by its line in the table.
    """
    rows = from_csv(decoded(read_bytes(table), table), str(table))
    lines: list[int] = []  # which line of the table every line of the YAML made on the way comes from
    for number, fields in rows:
        lines += [number] * len(entry_lines(fields))
    text = file_text([fields for _, fields in rows])
    head = len(text.splitlines()) - len(lines)
    checked = read_bank_text(text, table, Layer.PERSONAL)
    if checked.problems:
        raise BadFileError(
            [
                Problem(str(table), lines[min(each.line - head, len(lines)) - 1], 1, each.message, each.hint)
                for each in checked.problems
            ]
        )
    return checked.entries


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

"""Finding one entry in the text of a phrase file without reading all the others."""

from __future__ import annotations

import re
from pathlib import Path

from draftkit.bank.entries import BankFile, Entry, Layer
from draftkit.bank.reading import read_bank_text
from draftkit.bank.validation import validate
from draftkit.errors import ConflictError
from draftkit.files.yaml_edit import CannotEdit, Item, find_item
from draftkit.files.yaml_recovery import parse_recovering

_ENTRIES = re.compile(r"^entries:", re.M)
_FIELDS_ABOVE_ID = 12


def find_entry(text: str, identity: str, path: Path) -> Entry:
    """The entry of an id in a file's text.

    Raises:
        ConflictError: it is not there (any more).
    """
    # A stored id is found by its line: reading a whole file of ten thousand entries costs 0.3 s.
    pattern = rf"^[ ]*(?:-[ ]+)?(?:\{{[ ]*)?id:[ ]*(['\"]?){re.escape(identity)}\1[ ]*(?:[,}}#].*)?\r?$"
    found = list(re.finditer(pattern, text, re.M))
    entry = _entry_around(text, found[0].start(), path) if len(found) == 1 else None
    if entry is not None and entry.id == identity:
        return entry
    file = read_bank_text(text, path, Layer.PERSONAL)
    for each in file.entries:
        if each.id == identity:
            return each
    raise ConflictError(f"文件里已没有“{identity}”", where=path, remedy="它可能被删去或改了编号，请重新打开")


def read_item(text: str, item: Item, path: Path) -> BankFile:
    """One item read alone, under the defaults of its file; lines are those of the file."""
    start = _ENTRIES.search(text)
    head = text[: start.start()] if start else ""
    piece = f"{head}entries:\n{text[item.start : item.end]}"
    value, problems = parse_recovering(piece, str(path))
    file = validate(value, str(path), Layer.PERSONAL, problems)
    shift = text.count("\n", 0, item.start) - head.count("\n") - 1
    entries = tuple(Entry(e.id, e.fields, e.line + shift, e.col, e.stored) for e in file.entries)
    return BankFile(file.path, file.layer, file.defaults, entries, problems=file.problems)


def _entry_around(text: str, position: int, path: Path) -> Entry | None:
    """The entry whose lines hold ``position``; the id may stand below other fields."""
    line = text.count("\n", 0, position) + 1
    for first in range(line, max(0, line - _FIELDS_ABOVE_ID), -1):
        try:
            item = find_item(text, first)
        except CannotEdit:
            continue
        if item.start <= position < item.end:
            entries = read_item(text, item, path).entries
            return entries[0] if entries else None
    return None

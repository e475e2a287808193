"""Stored ids for entries that have none."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from pathlib import Path

from draftkit.bank.entries import BankFile
from draftkit.files.yaml_edit import CannotEdit, edited, find_item, line_starts
from draftkit.files.yaml_values import YamlText


def assign_ids(file: BankFile, text: str, taken: set[str]) -> tuple[str, int]:
    """``text`` with a stored id for every entry that has none, and how many were given.

    Ids are made from the file's name: ``tasks-guiding-014`` in ``tasks-guiding.yaml``. Entries that cannot
    be changed in place are passed over. ``taken`` grows by the new ids.
    """
    stem = re.sub(r"[^\w.-]+", "-", Path(file.path).stem.split(".")[0]) or "p"
    without = [entry for entry in file.entries if not entry.stored]
    names = _fresh_names(stem, len(without), taken)
    starts = line_starts(text)
    pieces: list[str] = []
    done = given = 0
    for entry, name in zip(without, names, strict=True):
        with contextlib.suppress(CannotEdit):
            item = find_item(text, entry.line, starts)
            piece = edited(text[item.start : item.end], {"id": YamlText(name)}, _writes(name))
            pieces += [text[done : item.start], piece]
            done = item.end
            given += 1
    return "".join([*pieces, text[done:]]), given


def _fresh_names(stem: str, count: int, taken: set[str]) -> list[str]:
    names: list[str] = []
    number = 0
    while len(names) < count:
        number += 1
        name = f"{stem}-{number:03}"
        if name not in taken:
            taken.add(name)
            names.append(name)
    return names


def _writes(value: str) -> Callable[[str, bool], str]:
    return lambda _name, _in_flow: value

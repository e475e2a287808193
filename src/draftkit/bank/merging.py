"""Merging two banks, three ways where the common ancestor is known: pure functions over fields by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from draftkit.bank.entries import BankFile
from draftkit.bank.identity import hash_id

Entries = Mapping[str, Mapping[str, Any]]
"""Complete fields (defaults included) by id."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field both sides changed; ``field`` is empty where one side removed what the other changed."""

    id: str
    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The entries of both sides; in a conflict ours stands until a person decides."""

    entries: dict[str, dict[str, Any]]
    conflicts: tuple[Conflict, ...]
    added: tuple[str, ...]
    """Ids that come from theirs alone."""


def entries_of(file: BankFile) -> dict[str, dict[str, Any]]:
    """The complete fields of a file by id; what is empty is left out."""
    found: dict[str, dict[str, Any]] = {}
    for entry in file.entries:
        fields = {**file.defaults, **entry.fields}
        found[entry.id] = {name: value for name, value in fields.items() if value is not None}
    return found


def renamed_like(theirs: Entries, ours: Entries) -> dict[str, Mapping[str, Any]]:
    """``theirs`` under the ids ``ours`` has for the same texts: ids are given to one side's entries alone."""
    by_text = {hash_id(fields): identity for identity, fields in ours.items()}
    found: dict[str, Mapping[str, Any]] = {}
    for identity, fields in theirs.items():
        name = identity if identity in ours else by_text.get(hash_id(fields), identity)
        found[identity if name in theirs or name in found else name] = fields
    return found


def merge(ours: Entries, theirs: Entries, base: Entries | None = None) -> Merged:
    """Both sides' entries. Without ``base`` nothing counts as removed and a missing field as not yet set.

    Where there is no conflict the entries are the same whichever side is called ours.
    """
    merged: dict[str, dict[str, Any]] = {}
    conflicts: list[Conflict] = []
    for identity in [*ours, *(each for each in theirs if each not in ours)]:
        before = (base or {}).get(identity)
        mine, other = ours.get(identity), theirs.get(identity)
        if mine is not None and other is not None:
            merged[identity] = _fields(identity, mine, other, before, conflicts, known=base is not None)
        else:
            kept = _one_sided(identity, mine, other, before, conflicts)
            if kept is not None:
                merged[identity] = dict(kept)
    added = tuple(each for each in merged if each not in ours)
    return Merged(merged, tuple(conflicts), added)


def _one_sided(
    identity: str,
    mine: Mapping[str, Any] | None,
    other: Mapping[str, Any] | None,
    before: Mapping[str, Any] | None,
    conflicts: list[Conflict],
) -> Mapping[str, Any] | None:
    present = mine if mine is not None else other
    if before is None:
        return present  # new on one side
    if present == before:
        return None  # removed on the other, untouched here
    conflicts.append(Conflict(identity, "", mine, other))
    return mine


def _fields(
    identity: str,
    mine: Mapping[str, Any],
    other: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    conflicts: list[Conflict],
    *,
    known: bool,
) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for name in [*mine, *(each for each in other if each not in mine)]:
        a, b = mine.get(name), other.get(name)
        old = (before or {}).get(name)
        if a == b:
            value = a
        elif known and before is not None:
            value = b if a == old else a
            if a != old and b != old:
                conflicts.append(Conflict(identity, name, a, b))
        else:
            value = b if a is None else a
            if a is not None and b is not None:
                conflicts.append(Conflict(identity, name, a, b))
        if value is not None:
            merged[name] = value
    return merged

"""Changing phrase files: in place, entry by entry, never over somebody else's change.

A change names the entry by id and says what the caller saw. The file is read, changed and written under a
lock and against its stamp; when a person saved it in between, it is read again and the change is applied to
what is there now, unless that very entry changed too: then nothing is written and the person is told.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from draftkit.bank.emitting import entry_lines, file_text, value_text
from draftkit.bank.entries import Entry, Fields
from draftkit.bank.locating import find_entry, read_item
from draftkit.bank.reading import FILE_LIMIT
from draftkit.bank.schema import ensure_schema
from draftkit.errors import ConflictError, UsageError
from draftkit.files.atomic import ensure_folder, write_text
from draftkit.files.locking import FileLock
from draftkit.files.reading import read_text, stamp_of
from draftkit.files.strict_yaml import parse
from draftkit.files.yaml_edit import CannotEdit, find_item, set_fields
from draftkit.files.yaml_nodes import newline_of
from draftkit.files.yaml_values import YamlMap, YamlText
from draftkit.text.slots import find_slots

_TRIES = 5
_PAUSE = 0.05
_WAIT_FOR_LOCK = 5.0


@dataclass(frozen=True, slots=True)
class SetFields:
    """Set fields of the entry ``id`` (None takes a field out). ``seen`` is what the caller saw there."""

    id: str
    fields: Mapping[str, Any]
    seen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Append:
    """A new entry at the end of the file."""

    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the entry ``id`` out of the file."""

    id: str
    seen: Mapping[str, Any] = field(default_factory=dict)


Change = SetFields | Append | Remove


def edit_file(path: Path, changes: Sequence[Change]) -> None:
    """Carry out ``changes`` on one phrase file, all of them or none; a missing file is created.

    Raises:
        ConflictError: an entry is no longer as the caller saw it, or the file keeps changing.
        UsageError: an entry cannot be changed in place, or would not be valid.
        SurroundingsError: disk full, permission.
    """
    with locked(path):
        for _ in range(_TRIES):
            stamp = stamp_of(path)
            text = read_text(path, limit=FILE_LIMIT) if stamp is not None else _new_file(path)
            new = apply(text, changes, path)
            if new == text and stamp is not None:
                return
            try:
                write_text(path, new, expect=stamp)
            except ConflictError:
                time.sleep(_PAUSE)
                continue
            return
    raise ConflictError("这个文件正在被反复改动", where=path, remedy="请稍后再试")


def apply(text: str, changes: Sequence[Change], path: Path) -> str:
    """``text`` with ``changes`` carried out; the result is checked before it is given back."""
    for change in changes:
        # Every change moves the lines below it, so places are looked up afresh.
        text = (
            _appended(text, change.fields, path)
            if isinstance(change, Append)
            else _changed(text, change, path)
        )
    return text


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock on ``path``; wait a little for another draftkit that holds it.

    Raises:
        ConflictError: it is still held after five seconds.
        SurroundingsError: its folder cannot be made.
    """
    deadline = time.monotonic() + _WAIT_FOR_LOCK
    ensure_folder(path.parent)
    lock = FileLock(path)
    while lock.holder is not None:
        if time.monotonic() > deadline:
            raise ConflictError(f"{lock.holder}正在改这个文件", where=path, remedy="请稍后再试")
        time.sleep(_PAUSE)
        lock = FileLock(path)
    try:
        yield
    finally:
        lock.release()


def _new_file(path: Path) -> str:
    ensure_schema(path.parent)
    return file_text(())


def _changed(text: str, change: SetFields | Remove, path: Path) -> str:
    entry = find_entry(text, change.id, path)
    for name, value in change.seen.items():
        if entry.fields.get(name) != value:
            raise ConflictError(
                f"“{change.id}”已被别处改过，这次没有改它",
                where=f"{path}:{entry.line}",
                remedy="请看过新内容再改",
            )
    try:
        item = find_item(text, entry.line)
        if isinstance(change, Remove):
            return text[: item.start] + text[item.end :]
        fields = _with_slots(entry, change.fields)
        new = set_fields(text, item, _as_yaml(fields), _renderer(fields))
    except CannotEdit as error:
        raise UsageError(
            "这一条的写法没法在原处改",
            where=f"{path}:{entry.line}",
            remedy="请在编辑器里把它改成一行一个字段，再试",
        ) from error
    problems = read_item(new, find_item(new, entry.line), path).problems
    if problems:
        raise UsageError(
            f"改后不能用：{problems[0].message}", where=f"{path}:{entry.line}", remedy=problems[0].hint
        )
    return new


def _with_slots(entry: Entry, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """A new text takes the types of slots it no longer has with it."""
    declared = entry.fields.get("slots")
    if "text" not in fields or "slots" in fields or not declared:
        return fields
    names = {slot.name for slot in find_slots(fields["text"] or "")}
    kept = {name: kind for name, kind in declared.items() if name in names}
    return fields if kept == declared else {**fields, "slots": kept or None}


def _as_yaml(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the strict reader will give them back."""
    return {name: None if value is None else _parsed(value_text(value)) for name, value in fields.items()}


def _parsed(written: str) -> Any:
    value = parse(f"x: {written}", "")
    assert isinstance(value, YamlMap)
    return value[YamlText("x")]


def _renderer(fields: Mapping[str, Any]) -> Callable[[str, bool], str]:
    def render(name: str, in_flow: bool) -> str:
        value = fields[name]
        return value_text((value,))[1:-1] if in_flow and isinstance(value, str) else value_text(value)

    return render


_EMPTY_LIST = re.compile(r"^entries:[ \t]*(?:\[[ \t]*\])?[ \t]*(?=(?:#.*)?\r?$)", re.M)
_OTHER_KEY = re.compile(r"\n[^\s#\-][^\n]*:")
_FIRST_ITEM = re.compile(r"^entries:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*([ ]*)-[ \t\r\n]", re.M)


def _appended(text: str, fields: Fields, path: Path) -> str:
    newline = newline_of(text)
    first = _FIRST_ITEM.search(text)
    lines = newline.join(entry_lines(fields, first.group(1) if first else "  ")) + newline
    if first is not None:
        if _OTHER_KEY.search(text, first.end()):
            raise UsageError(
                "entries 后面还有别的内容，没法在末尾添加", where=path, remedy="请把 entries 放在最后"
            )
        glue = "" if text.endswith("\n") else newline
        return text + glue + lines
    empty = _EMPTY_LIST.search(text)
    if empty is None:
        raise UsageError("找不到可以添加词条的地方", where=path, remedy="请先写一行 entries:")
    head = text[: empty.start()] + "entries:" + text[empty.end() :].split("\n", 1)[0].rstrip("\r")
    rest = text[empty.end() :].partition("\n")[2]
    return head + newline + lines + rest

"""CSV for spreadsheets, there and back: one column a field, several values in one cell apart by `` | ``."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from draftkit.bank.fields import FIELDS, FieldSpec, Form
from draftkit.bank.store import fields_of
from draftkit.errors import BadFileError, Problem, UnreadableError
from draftkit.model.phrase import Phrase, Status

SEPARATOR = " | "
BOM = "\ufeff"
"""Excel takes a file for UTF-8 only when it begins with this."""
_FORMULA = ("=", "+", "-", "@", "'")
"""A cell that begins so is run or reinterpreted by spreadsheets; it is written behind an apostrophe."""


def to_csv(phrases: Sequence[Phrase]) -> str:
    """All fields of all phrases, with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([spec.name for spec in FIELDS])
    for phrase in phrases:
        fields: dict[str, Any] = {**fields_of(phrase), "id": phrase.id}
        if phrase.status is not Status.REVIEWED:
            fields["status"] = phrase.status
        writer.writerow([_cell(fields.get(spec.name)) for spec in FIELDS])
    return BOM + out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return SEPARATOR.join(f"{name}={kind}" for name, kind in value.items())
    text = SEPARATOR.join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def decoded(data: bytes, path: Path) -> str:
    """A table as spreadsheets save it: UTF-8, or GB 18030, which Excel on a Chinese system writes.

    Raises:
        UnreadableError: neither.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError("读不出这份表格", where=path, remedy="请另存为“CSV UTF-8”再导入")


def from_csv(text: str, path: str) -> list[tuple[int, dict[str, Any]]]:
    """The rows of a CSV file: line, and fields as plain strings, tuples and maps, not validated yet.

    Raises:
        BadFileError: no header, or columns nobody knows, or rows of another width.
    """
    reader = csv.reader(io.StringIO(text.removeprefix(BOM)))
    header = [name.strip() for name in next(reader, [])]
    known = {spec.name: spec for spec in FIELDS}
    strange = [name for name in header if name not in known]
    if not header or strange or ("text" not in header and "head" not in header):
        what = f"不认识这些列：{'、'.join(strange)}" if strange else "缺 text 列"
        raise BadFileError([Problem(path, 1, 1, what, "第一行写字段名，如 id,text,step,tags")])
    rows, problems = [], []
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            problems.append(
                Problem(path, reader.line_num, 1, "这一行比表头多出了格子", "含逗号的文字要加引号")
            )
            continue
        specs = [known[name] for name in header]
        fields = {
            spec.name: _value(spec, cell) for spec, cell in zip(specs, row, strict=False) if cell.strip()
        }
        rows.append((reader.line_num, fields))
    if problems:
        raise BadFileError(problems)
    return rows


def _value(spec: FieldSpec, cell: str) -> Any:
    cell = cell.strip()
    if cell.startswith("'"):
        cell = cell[1:]
    if spec.form is Form.SLOTS:
        pairs = (part.partition("=") for part in cell.split("|"))
        return {name.strip(): kind.strip() for name, _, kind in pairs}
    if spec.form in (Form.TEXTS, Form.CHOICES):
        return tuple(part.strip() for part in cell.split("|") if part.strip())
    return cell

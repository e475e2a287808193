"""New YAML in one fixed style: plain where YAML and a person read it the same, quoted otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from draftkit.bank.fields import FIELDS, Form

SCHEMA_LINE = "# yaml-language-server: $schema={schema}"
SCHEMA_NAME = "schema.json"

_ODD_START = re.compile(r"[\s\-?:,\[\]{}#&*!|>'\"%@`=<~]")
_ODD_INSIDE = re.compile(r": |:$|\s#|[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff\ud800-\udfff]|\s$")
_ODD_FLOW = re.compile(r"[,\[\]{}:]")
_READ_AS_OTHER = re.compile(r"(?:true|false|yes|no|on|off|null|y|n|[-+.\d][\d_.:eExXoOa-fA-F+-]*)$", re.I)
"""Words other YAML readers take for booleans, nulls or numbers: quoted so that every tool sees text."""


def scalar(text: str, *, flow: bool = False, quote: str = "") -> str:
    """``text`` as one YAML scalar on one line; ``quote`` asks for a style where it can be kept."""
    if re.search(r"[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]", text):
        return _double(text)
    if quote == "'":
        return _single(text)
    if quote == '"':
        return _double(text)
    plain = (
        text
        and not _ODD_START.match(text)
        and not _ODD_INSIDE.search(text)
        and not _READ_AS_OTHER.match(text)
        and not (flow and _ODD_FLOW.search(text))
    )
    return text if plain else _single(text)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    out = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + re.sub(r"[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]", lambda m: f"\\u{ord(m[0]):04x}", out) + '"'


def value_text(value: Any) -> str:
    """A field's value as YAML on one line."""
    if isinstance(value, Mapping):
        pairs = (f"{scalar(str(name), flow=True)}: {_atom(each, flow=True)}" for name, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_atom(each, flow=True) for each in value) + "]"
    return _atom(value)


def _atom(value: Any, *, flow: bool = False) -> str:
    if isinstance(value, StrEnum):
        return str(value.value)
    if isinstance(value, int):
        return str(value)
    return scalar(str(value), flow=flow)


def entry_lines(fields: Mapping[str, Any], indent: str = "  ") -> list[str]:
    """One entry: a plain string where the text is all there is, else a map, one field a line."""
    fields = {name: value for name, value in fields.items() if value not in (None, (), {})}
    if set(fields) == {"text"}:
        return [f"{indent}- {scalar(fields['text'])}"]
    lines: list[str] = []
    for spec in FIELDS:
        if spec.name not in fields:
            continue
        value = fields[spec.name]
        lead = f"{indent}- " if not lines else f"{indent}  "
        if spec.form is Form.TEXTS and _is_long(value):
            lines.append(f"{lead}{spec.name}:")
            lines.extend(f"{indent}    - {scalar(item)}" for item in value)
        else:
            lines.append(f"{lead}{spec.name}: {value_text(value)}")
    return lines


def _is_long(items: Iterable[str]) -> bool:
    return sum(len(item) for item in items) > 60


def file_text(
    entries: Iterable[Mapping[str, Any]], defaults: Mapping[str, Any] | None = None, *, note: str = ""
) -> str:
    """A whole phrase file: the line that names the schema, a note, defaults, entries."""
    lines = [SCHEMA_LINE.format(schema=SCHEMA_NAME)]
    lines += [f"# {line}" for line in note.splitlines()]
    if defaults:
        lines.append("defaults:")
        lines += [f"  {name}: {value_text(value)}" for name, value in defaults.items()]
    body = [line for entry in entries for line in entry_lines(entry)]
    lines += ["entries:", *body] if body else ["entries: []"]
    return "\n".join(lines) + "\n"

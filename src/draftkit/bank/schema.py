"""The JSON Schema of phrase files, made from the table of fields: what editors complete and underline by."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from draftkit.bank.emitting import SCHEMA_NAME
from draftkit.bank.fields import FIELDS, FIRST_YEAR, LAST_YEAR, FieldSpec, Form, choice_names, zh
from draftkit.errors import DraftkitError
from draftkit.files.atomic import write_text


def json_schema() -> dict[str, Any]:
    """The schema as JSON values (draft-07, which every editor understands)."""
    fields = {spec.name: {"description": spec.meaning, **_form(spec)} for spec in FIELDS}
    shared = {name: value for name, value in fields.items() if name not in ("id", "text")}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "draftkit 词句文件",
        "type": "object",
        "required": ["entries"],
        "additionalProperties": False,
        "properties": {
            "defaults": {
                "description": "下面各条共有的字段",
                "type": "object",
                "additionalProperties": False,
                "properties": shared,
            },
            "entries": {
                "description": "词句，一条一个“-”；只有文字的直接写文字",
                "type": ["array", "null"],
                "items": {
                    "oneOf": [
                        {"type": "string", "minLength": 1},
                        {"type": "object", "additionalProperties": False, "properties": fields},
                    ]
                },
            },
        },
    }


def _form(spec: FieldSpec) -> dict[str, Any]:
    if spec.form is Form.YEAR:
        year = {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
        return {"anyOf": [year, {"type": "string", "pattern": "^[0-9]{4}$"}, {"type": "null"}]}
    if spec.form is Form.TEXT:
        return {"type": ["string", "number", "null"]}
    if spec.form is Form.TEXTS:
        texts = {"type": "array", "items": {"type": ["string", "number"]}}
        return {"anyOf": [texts, {"type": ["string", "number", "null"]}]}
    assert spec.choices is not None
    one = {"enum": list(choice_names(spec.choices)), "markdownDescription": _choices_text(spec)}
    if spec.form is Form.CHOICE:
        return {"anyOf": [one, {"type": "null"}]}
    if spec.form is Form.CHOICES:
        return {"anyOf": [{"type": "array", "items": one}, one, {"type": "null"}]}
    return {"type": ["object", "null"], "additionalProperties": one}


def _choices_text(spec: FieldSpec) -> str:
    assert spec.choices is not None
    return "\n".join(f"- `{member.value}` {zh(member)}" for member in spec.choices)


def schema_text() -> str:
    """The schema as the file that is shipped."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def ensure_schema(folder: Path) -> None:
    """Put the schema beside the phrase files of ``folder`` where it is missing; a failure is no matter."""
    target = folder / SCHEMA_NAME
    if not target.exists():
        with contextlib.suppress(DraftkitError):
            write_text(target, schema_text())

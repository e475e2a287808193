"""Fields, problems and statistics as JSON in the index, and back."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import Any

from draftkit.bank.entries import Fields
from draftkit.bank.fields import FIELD, Form
from draftkit.errors import Problem

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump_fields(fields: Fields) -> str:
    """Fields as JSON; enum members become their values."""
    return _encode(dict(fields))


def read_fields(text: str) -> dict[str, Any]:
    """The fields that ``dump_fields`` wrote, enum members and tuples restored."""
    return {name: _restored(name, value) for name, value in json.loads(text).items()}


def _restored(name: str, value: Any) -> Any:
    spec = FIELD[name]
    if value is None or spec.form in (Form.TEXT, Form.YEAR):
        return value
    if spec.form is Form.TEXTS:
        return tuple(value)
    assert spec.choices is not None
    if spec.form is Form.CHOICE:
        return spec.choices(value)
    if spec.form is Form.CHOICES:
        return tuple(spec.choices(each) for each in value)
    return {slot: spec.choices(each) for slot, each in value.items()}


def dump_problems(problems: tuple[Problem, ...]) -> str:
    """Problems as JSON."""
    return json.dumps([astuple(problem) for problem in problems], ensure_ascii=False)


def read_problems(text: str) -> list[Problem]:
    """The problems that ``dump_problems`` wrote."""
    return [Problem(*each) for each in json.loads(text)]

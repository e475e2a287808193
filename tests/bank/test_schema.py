"""The JSON Schema: shipped as generated, and agreeing with the validation on real and wrong files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from draftkit.bank.entries import Layer
from draftkit.bank.fields import FIELD
from draftkit.bank.reading import read_bank_text
from draftkit.bank.schema import json_schema, schema_text
from draftkit.files.resources import phrasebank_dir


def test_the_shipped_schema_is_the_generated_one() -> None:
    shipped = (phrasebank_dir() / "schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "run: draftkit bank schema -o phrasebank/schema.json"


@pytest.mark.parametrize("path", sorted(phrasebank_dir().glob("*.yaml")), ids=lambda path: path.name)
def test_shipped_files_name_the_schema_and_keep_to_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema.json")
    jsonschema.validate(yaml.safe_load(text), json_schema())


@pytest.mark.parametrize(
    "text",
    [
        "entries: [{txt: 甲}]\n",
        "entries: [{text: 甲, step: mesure}]\n",
        "defaults: {text: 甲}\nentries: []\n",
        "entires: [甲]\n",
        "entries: [{text: 甲, since: 98}]\n",
    ],
)
def test_what_an_editor_underlines_the_check_reports(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(text), json_schema())
    assert read_bank_text(text, Path("f.yaml"), Layer.PERSONAL).problems


def test_every_field_is_described_in_chinese() -> None:
    entry: dict[str, Any] = json_schema()["properties"]["entries"]["items"]["oneOf"][1]["properties"]
    assert set(entry) == set(FIELD)
    assert all(field["description"] for field in entry.values())

"""The guide for writers shows files that work as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from draftkit.bank.fields import FIELDS
from draftkit.bank.store import load_bank
from draftkit.files.resources import phrasebank_dir
from draftkit.model.phrase import PhraseKind, Relation
from draftkit.model.speech_type import SpeechType

GUIDE = (phrasebank_dir() / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_good_files(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "home"))
    file = tmp_path / "example.yaml"
    file.write_text(example if "entries:" in example else f"entries:\n{example}", encoding="utf-8")
    assert [str(problem) for problem in load_bank([file]).problems] == []


def test_the_overlay_example_changes_and_hides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "home"))
    before = load_bank()
    file = tmp_path / "mine.yaml"
    file.write_text(EXAMPLES[-1], encoding="utf-8")
    after = load_bank([file])
    changed, hidden = re.findall(r"- id: (\S+)", EXAMPLES[-1])
    old, new = before.by_id(changed), after.by_id(changed)
    assert old is not None
    assert new is not None
    assert new.text != old.text
    assert new.step is old.step
    assert hidden in {each.id for each in before.phrases} - {each.id for each in after.phrases}


def test_every_field_kind_type_and_relation_is_explained() -> None:
    names = [spec.name for spec in FIELDS] + [*PhraseKind, *SpeechType, *Relation]
    assert [name for name in names if f"`{name}`" not in GUIDE and f"{name}:" not in GUIDE] == []

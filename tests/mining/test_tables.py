"""The tables people edit: every list is read, and none is missing."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import draftkit.mining
from draftkit.errors import BadFileError
from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import load
from draftkit.mining.naming import SLOTS_FILE, SlotNamer, slot_namer
from draftkit.mining.words import WORDS_FILE, word_table

CODE = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted(Path(draftkit.mining.__file__).parent.rglob("*.py"))
)


@pytest.mark.parametrize("name", sorted(word_table().lists))
def test_every_list_of_words_is_read(name):
    assert re.search(rf'"{name}"', CODE)
    assert word_table().of(name)


def test_every_section_of_slot_names_is_read():
    assert set(load(lexicon_dir() / SLOTS_FILE)) <= {field.name for field in fields(SlotNamer)}
    assert all(getattr(slot_namer(), section) for section in load(lexicon_dir() / SLOTS_FILE))


def test_a_missing_list_is_named(tmp_path):
    shipped = (lexicon_dir() / WORDS_FILE).read_text(encoding="utf-8")
    edited = tmp_path / "words.yaml"
    edited.write_text(shipped.replace("\nrump:\n", "\nstumps:\n"), encoding="utf-8")
    with pytest.raises(BadFileError, match="rump"):
        word_table(edited)

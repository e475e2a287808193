"""Merging two people's changes of one file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.bank.entries import Layer
from draftkit.bank.merging import entries_of, merge
from draftkit.bank.reading import read_bank_text
from draftkit.bank.store import load_bank
from draftkit.errors import BadFileError, UsageError
from draftkit.session.merging import merge_banks, merge_files

_FIELDS = st.dictionaries(st.sampled_from(["text", "note", "tags"]), st.sampled_from("甲乙丙"), min_size=1)
_BANK = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), _FIELDS)


@settings(max_examples=300, deadline=None)
@given(_BANK, _BANK, _BANK)
def test_without_conflict_it_does_not_matter_who_merges(
    base: dict[str, dict[str, str]], ours: dict[str, dict[str, str]], theirs: dict[str, dict[str, str]]
) -> None:
    here, there = merge(ours, theirs, base), merge(theirs, ours, base)
    assert bool(here.conflicts) == bool(there.conflicts)
    if not here.conflicts:
        assert here.entries == there.entries


@settings(max_examples=200, deadline=None)
@given(_BANK, _BANK)
def test_one_sided_changes_are_taken_whole(
    base: dict[str, dict[str, str]], theirs: dict[str, dict[str, str]]
) -> None:
    assert merge(base, theirs, base).entries == theirs
    assert merge(theirs, base, base).entries == theirs
    assert merge(theirs, theirs, base).entries == theirs
    assert not merge(base, theirs, base).conflicts


@settings(max_examples=200, deadline=None)
@given(_BANK, _BANK)
def test_without_a_base_nothing_is_lost(
    ours: dict[str, dict[str, str]], theirs: dict[str, dict[str, str]]
) -> None:
    merged = merge(ours, theirs)
    assert set(merged.entries) == set(ours) | set(theirs)
    for identity, fields in ours.items():
        assert fields.items() <= merged.entries[identity].items()
    told = {(conflict.id, conflict.field) for conflict in merged.conflicts}
    for identity, fields in theirs.items():
        for name, value in fields.items():
            assert merged.entries[identity][name] == value or (identity, name) in told


BASE = "defaults: {move: tasks}\nentries:\n  - {id: a, text: 抓好落实}\n  - {id: b, text: 补齐短板}\n"
OURS = (
    "defaults: {move: tasks}\n# 我的注\nentries:\n  - {id: a, text: 抓好落实, note: 常用}\n"
    "  - {id: b, text: 补齐短板}\n"
)
THEIRS = "entries:\n  - {id: a, text: 狠抓落实, move: tasks}\n  - {id: c, text: 抓好落实工作}\n"


def write(folder: Path, **files: str) -> list[Path]:
    paths = [folder / f"{name}.yaml" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_three_ways(tmp_path: Path) -> None:
    base, ours, theirs = write(tmp_path, base=BASE, ours=OURS, theirs=THEIRS)
    report = merge_files(ours, theirs, base)
    assert (report.added, report.changed, report.removed, report.conflicts) == (("c",), ("a",), ("b",), ())
    text = ours.read_text(encoding="utf-8")
    assert "# 我的注" in text
    assert entries_of(read_bank_text(text, ours, Layer.PERSONAL)) == {
        "a": {"text": "狠抓落实", "note": "常用", **_tasks()},
        "c": {"text": "抓好落实工作"},
    }


def _tasks() -> dict[str, object]:
    file = read_bank_text("defaults: {move: tasks}\nentries: []\n", Path("x"), Layer.PERSONAL)
    return dict(file.defaults)


@pytest.mark.parametrize("numbered", ["ours", "theirs"])
def test_ids_given_on_one_side_do_not_double_the_entries(tmp_path: Path, numbered: str) -> None:
    plain, stored = "entries:\n  - 抓好落实\n", "entries:\n  - {id: m-1, text: 抓好落实, note: 常用}\n"
    ours, theirs = tmp_path / "ours.yaml", tmp_path / "theirs.yaml"
    ours.write_text(stored if numbered == "ours" else plain, encoding="utf-8")
    theirs.write_text(plain if numbered == "ours" else stored, encoding="utf-8")
    report = merge_files(ours, theirs)
    assert (report.added, report.removed, report.conflicts) == ((), (), ())
    assert ours.read_text(encoding="utf-8").count("抓好落实") == 1
    assert "常用" in ours.read_text(encoding="utf-8")


def test_near_duplicates_are_shown_side_by_side_and_may_be_left_out(tmp_path: Path) -> None:
    ours, theirs = write(tmp_path, ours=OURS, theirs=THEIRS)
    report = merge_files(ours, theirs, dry_run=True)
    assert [(pair.ours.text, pair.theirs.text) for pair in report.near] == [("抓好落实", "抓好落实工作")]
    assert ours.read_text(encoding="utf-8") == OURS
    assert merge_files(ours, theirs, skip_near=True).added == ()


def test_both_changed_the_same_field(tmp_path: Path) -> None:
    changed = BASE.replace("抓好落实", "真抓落实")
    base, ours, theirs = write(tmp_path, base=BASE, ours=changed, theirs=THEIRS)
    conflict = merge_files(ours, theirs, base).conflicts[0]
    assert (conflict.id, conflict.field, conflict.ours, conflict.theirs) == (
        "a",
        "text",
        "真抓落实",
        "狠抓落实",
    )
    assert "真抓落实" in ours.read_text(encoding="utf-8")


def test_folders_file_by_file(personal: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    write(ours, a="entries:\n  - {id: a, text: 抓好落实}\n")
    write(theirs, a="entries:\n  - {id: b, text: 补齐短板}\n", new="entries:\n  - {id: c, text: 强化弱项}\n")
    (theirs / "new.stats.jsonl").write_text(
        '{"id": "c", "text_hash": "h", "speeches": 4}\n', encoding="utf-8"
    )
    assert merge_banks(ours, theirs, dry_run=True).added == ("b", "c")
    assert not (ours / "new.yaml").exists()
    assert merge_banks(ours, theirs).added == ("b", "c")
    bank = load_bank([ours])
    assert {phrase.text for phrase in bank.phrases} == {"抓好落实", "补齐短板", "强化弱项"}
    assert bank.stats["c"].speeches == 4
    with pytest.raises(UsageError):
        merge_banks(ours, theirs / "a.yaml")


def test_half_a_file_is_never_merged(tmp_path: Path) -> None:
    ours, theirs = write(tmp_path, ours=OURS, theirs="entries:\n  - 好的\n  - [坏]的\n")
    with pytest.raises(BadFileError):
        merge_files(ours, theirs)
    assert ours.read_text(encoding="utf-8") == OURS

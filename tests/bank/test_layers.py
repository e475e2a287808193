"""Layers: built-in below office below personal; a change from above names an id and what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftkit.bank.search import Query, open_index
from draftkit.bank.store import load_bank
from draftkit.errors import MissingFileError
from draftkit.model.move import Move, Step
from draftkit.session.bank import check, counts, retire

BUILTIN = (
    "defaults: {move: tasks, step: measure}\nentries:\n"
    "  - {id: m-1, text: 抓好落实, tags: [常用], note: 原注}\n  - {id: m-2, text: 补齐短板}\n  - 没有编号的\n"
)


@pytest.fixture
def builtin(personal: Path, tmp_path: Path) -> Path:
    path = tmp_path / "builtin" / "tasks.yaml"
    path.write_text(BUILTIN, encoding="utf-8")
    return path


def texts() -> set[str]:
    """What the bank offers, by both ways of reading it."""
    loaded = {phrase.text for phrase in load_bank().phrases}
    with open_index() as index:
        assert {hit.phrase.text for hit in index.search(Query(limit=100))} == loaded
    return loaded


def test_an_overlay_changes_only_what_it_says(builtin: Path, personal: Path) -> None:
    (personal / "mine.yaml").write_text(
        "defaults: {move: closing, tags: [个人]}\nentries:\n  - {id: m-1, text: 狠抓落实, note: ''}\n",
        encoding="utf-8",
    )
    phrase = load_bank().by_id("m-1")
    assert phrase is not None
    assert (phrase.text, phrase.step, phrase.tags, phrase.note) == ("狠抓落实", Step.MEASURE, ("常用",), "")
    assert (phrase.layer, Path(phrase.path).name) == ("personal", "mine.yaml")
    with open_index() as index:
        assert index.by_id("m-1") == phrase
    assert texts() == {"狠抓落实", "补齐短板", "没有编号的"}


def test_office_lies_between(builtin: Path, personal: Path, home: Path, tmp_path: Path) -> None:
    office = tmp_path / "share"
    office.mkdir()
    (office / "a.yaml").write_text("entries:\n  - {id: m-1, text: 单位的, note: 单位注}\n", encoding="utf-8")
    (personal / "a.yaml").write_text("entries:\n  - {id: m-1, text: 个人的}\n", encoding="utf-8")
    (home / "config").mkdir()
    (home / "config" / "settings.yaml").write_text(f"office_bank: {office}  # 共享盘\n", encoding="utf-8")
    phrase = load_bank().by_id("m-1")
    assert phrase is not None
    assert (phrase.text, phrase.note) == ("个人的", "单位注")


def test_a_move_of_its_own_drops_the_step_below(builtin: Path, personal: Path) -> None:
    (personal / "a.yaml").write_text("entries:\n  - {id: m-1, move: closing}\n", encoding="utf-8")
    phrase = load_bank().by_id("m-1")
    assert phrase is not None
    assert (phrase.move, phrase.step) == (Move.CLOSING, None)


def test_retired_phrases_are_hidden_and_come_back(builtin: Path, personal: Path) -> None:
    before = builtin.read_bytes()
    path = retire("m-1")
    assert path.parent == personal
    assert texts() == {"补齐短板", "没有编号的"}
    retire("m-1", back=True)
    assert texts() == {"抓好落实", "补齐短板", "没有编号的"}
    assert builtin.read_bytes() == before


def test_one_persons_change_never_rewrites_the_offices_file(
    builtin: Path, personal: Path, home: Path, tmp_path: Path
) -> None:
    office = tmp_path / "office"
    office.mkdir()
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.yaml").write_text(f"office_bank: {office}\n", encoding="utf-8")
    (office / "o.yaml").write_text("entries:\n  - {id: o-1, text: 单位的话}\n", encoding="utf-8")
    before = (office / "o.yaml").read_bytes()
    assert retire("o-1").parent == personal
    assert "单位的话" not in texts()
    assert (office / "o.yaml").read_bytes() == before


def test_a_phrase_without_an_id_can_be_retired_by_its_hash(builtin: Path) -> None:
    phrase = next(phrase for phrase in load_bank().phrases if phrase.text == "没有编号的")
    retire(phrase.id)
    assert texts() == {"抓好落实", "补齐短板"}


def test_an_unknown_id_is_answered_with_the_nearest(builtin: Path, personal: Path) -> None:
    (personal / "a.yaml").write_text("entries:\n  - {id: m-11, note: 写错了}\n", encoding="utf-8")
    problem = load_bank().problems[0]
    assert (problem.line, "m-1" in problem.hint) == (2, True)
    with open_index() as index:
        assert [each.message for each in index.problems] == [problem.message]
    with pytest.raises(MissingFileError):
        retire("nothing")


def test_the_same_id_twice_in_a_layer_is_a_problem_of_the_second(builtin: Path, personal: Path) -> None:
    (personal / "a.yaml").write_text("entries:\n  - {id: x, text: 甲}\n", encoding="utf-8")
    (personal / "b.yaml").write_text("entries:\n  - {id: x, text: 乙}\n", encoding="utf-8")
    problems = load_bank().problems
    assert [(Path(each.path).name, "a.yaml:2" in each.message) for each in problems] == [("b.yaml", True)]
    assert "甲" in texts()


def test_a_bad_file_is_reported_and_the_rest_is_used(builtin: Path, personal: Path) -> None:
    (personal / "bad.yaml").write_bytes(b"\xff\xfe\x00")
    (personal / "good.yaml").write_text("entries: [好的]\n", encoding="utf-8")
    assert "好的" in texts()
    assert [Path(problem.path).name for problem in load_bank().problems] == ["bad.yaml"]


def test_candidates_are_not_offered_before_they_are_reviewed(builtin: Path, personal: Path) -> None:
    path = personal / "mined.yaml"
    path.write_text("defaults: {status: candidate}\nentries: [没审过的]\n", encoding="utf-8")
    assert "没审过的" not in texts()
    elsewhere = personal.parent / "mined.yaml"
    path.rename(elsewhere)
    assert "没审过的" in {phrase.text for phrase in load_bank([elsewhere]).phrases}


def test_fixing_gives_ids_once_and_touches_nothing_else(builtin: Path) -> None:
    report = check([builtin], fix=True)
    assert (report.given, report.problems) == (1, ())
    after = builtin.read_text(encoding="utf-8")
    assert after == BUILTIN.replace("  - 没有编号的", "  - id: tasks-001\n    text: 没有编号的")
    assert check([builtin], fix=True).given == 0
    assert builtin.read_text(encoding="utf-8") == after


def test_without_paths_the_shipped_bank_is_left_alone(builtin: Path, personal: Path) -> None:
    (personal / "mine.yaml").write_text("entries: \n  - 我的一条\n", encoding="utf-8")
    assert check(fix=True).given == 1
    assert builtin.read_text(encoding="utf-8") == BUILTIN


def test_counts_tell_where_phrases_come_from(builtin: Path, personal: Path) -> None:
    (personal / "a.yaml").write_text("entries:\n  - {id: m-1, text: 我的}\n  - 另一条\n", encoding="utf-8")
    found = counts(load_bank())
    assert found.by_layer == {"builtin": 2, "personal": 2}
    assert [phrase.id for phrase in found.changed] == ["m-1"]
    assert Step.GOAL in found.thin_steps

"""``draftkit bank`` as a person or a script calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from draftkit.files.resources import phrasebank_dir

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_search_prints_json_a_script_can_use(draftkit: Run) -> None:
    done = draftkit("bank", "search", "mxcx", "--move", "review", "--limit", "3", "--json")
    hits = json.loads(done.stdout)
    assert done.returncode == 0
    assert 0 < len(hits) <= 3
    assert all(hit["move"] == "review" and hit["why"] and hit["path"] and hit["line"] for hit in hits)


def test_nothing_found_is_said_and_is_exit_1(draftkit: Run) -> None:
    done = draftkit("bank", "search", "魑魅魍魉饕餮")
    assert (done.returncode, done.stdout) == (1, "")
    assert "没有找到" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("search", "x", "--move", "taks"), "是不是 tasks"),
        (("search", "x", "--step", "举错"), "是不是 举措"),
        (("serch",), "search"),
        (("search", "x", "--bank", "nowhere.yaml"), "找不到词句库"),
        (("review", "nowhere.yaml"), "找不到候选文件"),
        (("merge", "a.yaml", "b.yaml"), "找不到词句文件"),
        (("import", "a.csv"), "找不到文件"),
        (("retire", "nothing"), "没有编号是"),
        (("add", "  "), "不能用"),
        (("add", "要把【任务抓紧"), "没有配对"),
    ],
)
def test_a_wrong_call_is_answered_in_one_line(draftkit: Run, arguments: tuple[str, ...], words: str) -> None:
    done = draftkit("bank", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_the_shipped_bank_is_clean(draftkit: Run) -> None:
    done = draftkit("bank", "check")
    assert (done.returncode, done.stdout) == (0, "")


def test_check_reports_every_place(draftkit: Run, tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("entries:\n  - {txt: 甲}\n  - 好的\n  - [坏]的\n", encoding="utf-8")
    done = draftkit("bank", "check", path)
    assert done.returncode == 2
    assert [line.split("：")[0] for line in done.stderr.splitlines()[:2]] == [f"{path}:2:6", f"{path}:4:8"]
    assert [each["line"] for each in json.loads(draftkit("bank", "check", path, "--json").stdout)] == [2, 4]


def test_entries_that_say_the_same_are_a_finding(draftkit: Run, tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    text = "entries:\n  - {id: a, text: '抓好，落实'}\n  - {id: b, text: 抓好落实}\n"
    path.write_text(text, encoding="utf-8")
    done = draftkit("bank", "check", path)
    assert done.returncode == 1
    assert f"{path}:3:1" in done.stdout


def test_fix_without_a_file_leaves_the_shipped_bank_and_says_how_to_name_one(draftkit: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in phrasebank_dir().glob("*.yaml")}
    done = draftkit("bank", "check", "--fix")
    assert done.returncode == 0
    assert "bank check --fix 文件.yaml" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in phrasebank_dir().glob("*.yaml")} == before


def test_review_by_keyboard_alone(draftkit: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(
        "defaults: {status: candidate}\nentries:\n  - {id: c1, text: 抓好第一件}\n"
        "  - {id: c2, text: 抓好第二件}\n  - {id: c3, text: 抓好第三件}\n",
        encoding="utf-8",
    )
    keys = "e\n抓好【事项】\ns\n举措\na\nx\n2\nz\na\nq\n"
    home = tmp_path / "home"
    done = subprocess.run(
        [sys.executable, "-m", "draftkit", "bank", "review", str(path)],
        input=keys,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "DRAFTKIT_HOME": str(home), "PYTHONUTF8": "1"},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "收 2 条，不收 0 条，还剩 1 条" in done.stderr
    found = json.loads(draftkit("bank", "search", "抓好事项", "--json").stdout)
    assert found[0]["text"] == "抓好【事项】"
    assert found[0]["step"] == "measure"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [("entries: [审过的]\n", 0, "没有要审的候选"), ("entries:\n  - {txt: 甲}\n", 2, "c.yaml:2:6")],
    ids=["nothing to review", "nothing readable"],
)
def test_a_review_of_nothing_says_why(
    draftkit: Run, tmp_path: Path, text: str, code: int, words: str
) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    done = draftkit("bank", "review", path)
    assert done.returncode == code
    assert words in done.stderr


def test_the_way_round_a_bank(draftkit: Run, tmp_path: Path) -> None:
    assert draftkit("bank", "add", "要把【任务】抓在手上不放松", "--step", "压实责任").returncode == 0
    (hit,) = json.loads(draftkit("bank", "search", "抓在手上不放松", "--json").stdout)
    assert hit["layer"] == "personal"
    table = tmp_path / "t.csv"
    assert draftkit("bank", "export", "--layer", "personal", "-o", table).returncode == 0
    assert "要把【任务】抓在手上不放松" in table.read_text(encoding="utf-8")
    assert "原有 1 条未变" in draftkit("bank", "import", table).stderr
    assert draftkit("bank", "retire", hit["id"]).returncode == 0
    assert draftkit("bank", "search", "抓在手上不放松").returncode == 1
    assert "停用 1 条" in draftkit("bank", "stats").stdout


@pytest.mark.parametrize("name", ["csv", "markdown", "espanso", "vscode", "rime"])
def test_every_export_of_the_shipped_bank(draftkit: Run, name: str) -> None:
    done = draftkit("bank", "export", "--format", name)
    assert done.returncode == 0
    assert len(done.stdout) > 10_000


def test_collocations_and_reword(draftkit: Run) -> None:
    assert "夯实" in draftkit("bank", "collocations", "基础").stdout
    assert "力量" in draftkit("bank", "collocations", "凝聚").stdout
    assert draftkit("bank", "reword", "夯实").stdout.splitlines()[0].startswith("筑牢")


def test_entries_of_one_head_are_told_apart_by_what_goes_with_it(draftkit: Run) -> None:
    found = draftkit("bank", "search", "推进", "--kind", "collocation").stdout
    assert "推进 · 前面的状语：稳步、扎实" in found
    assert "推进 · 后接宾语：改革、建设" in found
    both = draftkit("bank", "collocations", "推进").stdout
    assert both.index("前面的状语") < both.index("后接宾语")


def test_a_fresh_search_loads_no_yaml_and_no_templates(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom draftkit.start import main\nmain(['bank', 'search', 'mxcx'])\n"
        "heavy = {'yaml', 'jinja2', 'textual', 'jieba', 'docx', 'lxml'}\n"
        "print(sorted(set(sys.modules) & heavy), file=sys.stderr)"
    )
    environment = {**os.environ, "DRAFTKIT_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env=environment
        )
    assert done.stderr.strip().endswith("[]")

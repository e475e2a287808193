"""Outline files as people write them: problems at once, lifting from an old speech, the verbs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.cli.main import main
from draftkit.outlines.catalogue import check_outline, check_outline_text, load_outline, outline_files
from draftkit.outlines.patterns import read_patterns

OLD = Path(__file__).with_name("old_speech.txt")


def run(*args: str) -> int:
    return main(list(args), lambda path: 0)


def test_all_problems_of_an_outline_at_once(tmp_path):
    path = tmp_path / "mine.md.j2"
    path.write_text(
        "---\ntype: anual\nminutes: 很长\nsections:\n"
        "  - {key: a, move: task, steps: [mesure], share: 很多}\n"
        "  - {key: a, move: tasks, steps: [measure]}\n---\n"
        "{{ 会议名 }}\n{{ '好' * 9 }}\n",
        encoding="utf-8",
    )
    _, problems = check_outline(path)
    said = "\n".join(str(problem) for problem in problems)
    for expected in ("是不是 annual", "minutes", "是不是 tasks", "是不是 measure", "share", "重复"):
        assert expected in said
    assert {problem.line for problem in problems} >= {2, 3, 5, 6}


def test_an_outline_without_front_matter(tmp_path):
    path = tmp_path / "mine.md.j2"
    path.write_text("# 只有正文\n", encoding="utf-8")
    assert "开头缺少说明" in str(check_outline(path)[1][0])


def test_an_office_outline_with_its_own_variables(tmp_path, capsys):
    path = tmp_path / "mine.md.j2"
    path.write_text(
        "---\ntype: annual\nvariables: {口号: 实干兴县}\nsections:\n"
        "  - {key: tasks, move: tasks, steps: [measure], share: 1, points: 2-3, point_step: measure}\n---\n"
        "# {{ 题目 }}\n\n{{ 口号 }}\n\n{% for 节 in 各节 %}{{ 节.正文 }}{% endfor %}\n",
        encoding="utf-8",
    )
    assert run("new", str(path), "--minutes", "10") == 0
    assert "实干兴县" in capsys.readouterr().out
    facts = tmp_path / "f.yaml"
    facts.write_text("口号: 绿色崛起\n", encoding="utf-8")
    assert run("new", str(path), "--minutes", "10", "--facts", str(facts)) == 0
    assert "绿色崛起" in capsys.readouterr().out


def test_lift_gives_an_outline_that_passes_its_own_check(tmp_path, capsys):
    target = tmp_path / "mine.md.j2"
    assert run("outline", "lift", str(OLD), "-o", str(target)) == 0
    outline = load_outline(target)
    headings = [section.heading for section in outline.sections if section.heading]
    assert headings == [
        "肯定成绩，坚定做好【工作】的信心",
        "突出重点，推动【我地】【工作】再上新台阶",
        "加强领导，确保【工作】任务落到实处",
    ]
    frames = next(section.heading_frames for section in outline.sections if len(section.heading_frames) == 3)
    assert frames == ("抓好骨干工程", "抓好农村饮水", "抓好防汛备汛")
    capsys.readouterr()
    assert run("new", str(target), "--minutes", "10", "--fill") == 0
    assert "### （一）抓好骨干工程" in capsys.readouterr().out


def test_lift_of_a_speech_that_is_not_there(capsys):
    assert run("outline", "lift", str(OLD), "--index", "9") == 2
    assert "没有第 9 篇" in capsys.readouterr().err


def test_new_writes_and_does_not_overwrite(tmp_path, capsys):
    target = tmp_path / "s.md"
    assert run("new", "annual", "-o", str(target)) == 0
    before = target.read_bytes()
    assert run("new", "progress", "-o", str(target)) == 2
    assert target.read_bytes() == before
    assert "文件已经有了" in capsys.readouterr().err


def test_new_of_an_unknown_type_names_the_nearest(capsys):
    assert run("new", "anual") == 2
    assert "是不是 annual" in capsys.readouterr().err


def test_show_as_json(capsys):
    assert run("outline", "show", "annual", "--rank", "分管领导", "--minutes", "30", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["characters"] == 6000
    assert sum(section["characters"] for section in shown["sections"]) == 6000


def test_headings_verb(capsys):
    assert run("outline", "headings", "强化责任，传导压力", "强化协同，凝聚合力", "抓督查") == 1
    assert "第 3 个" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("passages:\n  - for: mesure\n    parts: [好]\n", "是不是 measure"),
        ("passages:\n  - for: measure\n", "缺少 parts"),
        ("passages:\n  - parts: [好]\n", "缺少 for"),
        ("passages:\n  - for: measure\n    parts: [{head: 一}]\n", "没有内容"),
    ],
)
def test_problems_of_a_pattern_file(tmp_path, text, says):
    path = tmp_path / "p.yaml"
    path.write_text(text, encoding="utf-8")
    problems = []
    list(read_patterns(path, problems))
    assert says in "\n".join(str(problem) for problem in problems)


def test_the_writers_changes_are_kept_in_the_draft(tmp_path):
    target = tmp_path / "s.md"
    changes = ["--set", "tasks.points=2", "--set", "tasks.heading=干什么", "--set", "situation.omit=是"]
    assert run("new", "annual", "--minutes", "20", "-o", str(target), *changes) == 0
    text = target.read_text(encoding="utf-8")
    assert "tasks: {points: 2, heading: 干什么}" in text
    assert "situation: {omit: 是}" in text
    assert [line for line in text.splitlines() if line.startswith("## ")][1] == "## 二、干什么"


@pytest.mark.parametrize("change", ["tasks", "tasks.points=多", "tasks.colour=红", "=3", "review.omit=x"])
def test_a_change_that_cannot_be_read(change, capsys):
    assert run("new", "annual", "--set", change) == 2
    assert "看不懂" in capsys.readouterr().err


def test_one_facts_file_serves_several_texts(tmp_path, capsys):
    facts = tmp_path / "f.yaml"
    facts.write_text(
        "会议名称: 全县组织工作会议\n议程: [通报情况, 县委书记讲话]\n党课主题: 走好群众路线\n",
        encoding="utf-8",
    )
    for kind in ("annual", "host-script", "party-lecture", "inaugural"):
        assert run("new", kind, "--fill", "--facts", str(facts)) == 0
        assert "【会议名称】" not in capsys.readouterr().out


@settings(max_examples=60, deadline=None, database=None)
@given(st.sampled_from([path.read_text(encoding="utf-8") for path in outline_files()]), st.data())
def test_a_damaged_outline_gives_problems_not_a_crash(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    pieces = st.sampled_from(["{%", "%}", "{{ ", "[", "&a ", "\t", "：", "super()", "9" * 30, "\n---\n", ""])
    for problem in check_outline_text(text[:start] + data.draw(pieces) + text[end:], "x.md.j2"):
        assert problem.path
        assert problem.message


def test_an_outline_may_use_what_the_unit_declares(tmp_path, capsys):
    unit = tmp_path / "unit.yaml"
    unit.write_text("declare:\n  - {name: 包联单位, ask: 谁包联}\n", encoding="utf-8")
    facts = tmp_path / "facts.yaml"
    facts.write_text("包联单位: 县水利局\n", encoding="utf-8")
    path = tmp_path / "mine.md.j2"
    path.write_text(
        "---\ntype: annual\nsections:\n  - {key: tasks, move: tasks, steps: [measure]}\n---\n"
        '{% extends "base/speech.md.j2" %}\n{% block 结尾 %}\n{{ 包联单位 }}包联\n{% endblock %}\n',
        encoding="utf-8",
    )
    assert run("outline", "check", str(path), "--unit", str(unit)) == 0
    assert run("new", str(path), "--unit", str(unit), "--facts", str(facts)) == 0
    assert "县水利局包联" in capsys.readouterr().out
    assert run("outline", "check", str(path)) == 2


def test_one_wrong_step_is_one_problem(tmp_path):
    path = tmp_path / "mine.md.j2"
    path.write_text(
        "---\ntype: annual\nsections:\n"
        "  - {key: tasks, move: tasks, steps: [mesure], points: 2, point_step: measure}\n---\n",
        encoding="utf-8",
    )
    assert [problem.line for problem in check_outline(path)[1]] == [4]

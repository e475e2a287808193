"""The gate of outline templates: what it refuses, and what an accepted template can never do."""

from __future__ import annotations

import contextlib
from pathlib import Path

import jinja2
import pytest
from hypothesis import HealthCheck, given, settings
from tests.outlines.hostile import bodies, templates

from draftkit.errors import BadFileError, TooLargeError
from draftkit.files.strict_yaml import load
from draftkit.outlines.catalogue import outline_names
from draftkit.outlines.filters import FILTERS
from draftkit.outlines.library import Bundle, bundle, search_path
from draftkit.outlines.limits import MAX_TEXT
from draftkit.outlines.machine import render_bundle

CASES = load(Path(__file__).with_name("gate_cases.yaml"))
FACTS = {
    "会议名称": "全县组织工作会议",
    "主持人": "林海青",
    "称谓": "同志们",
    "会议日期": "2026-03-12",
    "议程": tuple(f"第{number}项" for number in range(30)),
    "前面发言": tuple(f"单位{number}" for number in range(30)),
    "各节": (),
}


def accepted(template: str) -> tuple[Bundle | None, str, list[int]]:
    """Load a template; return it (None where refused), the problems as text, and their lines."""
    whole, problems = bundle(template, "case.md.j2", 1, outline_names(), search_path())
    return (
        whole,
        "\n".join(f"{each.message}（{each.hint}）" for each in problems),
        [each.line for each in problems],
    )


@pytest.mark.parametrize("case", CASES, ids=[str(case["name"]) for case in CASES])
def test_case(case):
    repeat = case.get("template_repeat")
    template = case.get("template") or repeat[0] * int(repeat[1]) + repeat[2] * int(repeat[1])
    whole, said, lines = accepted(str(template))
    if "refused" in case:
        assert whole is None
        assert str(case["refused"]) in said
        if "line" in case:
            assert int(case["line"]) in lines
    else:
        assert said == ""
        render_bundle(whole, FACTS)


def test_every_problem_at_once():
    _, _, lines = accepted("{{ 会议名 }}\n{{ 主持 }}\n{{ 没有这回事 }}")
    assert lines == [1, 2, 3]


def test_a_missing_fact_prints_its_slot_and_is_false():
    whole, _, _ = accepted(
        "{{ 会议地点 }}{% if 会议地点 %}有{% endif %}{% for 项 in 议程 %}{{ 项 }}{% endfor %}"
    )
    assert render_bundle(whole, {}) == "【会议地点】【议程】"


def test_plain_jinja_agrees():
    """Where both can render, our walk and Jinja's own compiler say the same."""
    environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters.update({name: function for name, (function, _) in FILTERS.items()})
    same = 0

    @settings(max_examples=120, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(bodies(2))
    def compare(body: str) -> None:
        nonlocal same
        source = "{% set 甲 = '字' %}{% set 乙 = 会议名称 %}{% set 丙 = 主持人 %}" + body
        whole, said, _ = accepted(source)
        assert whole is not None, said
        facts = {**FACTS, "议程": ("甲项", "乙项"), "前面发言": ("丙单位",)}
        try:
            ours = render_bundle(whole, facts)
        except TooLargeError:
            return
        if "{{ 议程" in body or "{{ 前面发言" in body:
            return  # a list as running text is joined with 、 here, printed as Python there
        assert ours == environment.from_string(source).render(**facts)
        same += 1

    compare()
    assert same > 60


@settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(templates())
def test_no_accepted_template_runs_away(template):
    whole, _, _ = accepted(template)
    if whole is None:
        return
    with contextlib.suppress(TooLargeError, BadFileError):
        text = render_bundle(whole, FACTS)
        assert len(text) <= MAX_TEXT
        assert len(text.encode()) <= 2_000_000


RUNAWAYS = {
    "nested loops": "{% for 甲 in 议程 %}" * 6 + "好" + "{% endfor %}" * 6,
    "doubling": "{% set 甲 = '一二三四五六七八九十' %}" + "{% set 甲 = 甲 ~ 甲 %}" * 40 + "{{ 甲 }}",
    "doubling unseen": "{% set 甲 = '字' %}" + "{% set 甲 = 甲 ~ 甲 %}" * 40,
    "macros": "{% macro 宏0() %}好{% endmacro %}"
    + "".join(
        "{% macro 宏" + str(n) + "() %}" + ("{{ 宏" + str(n - 1) + "() }}") * 9 + "{% endmacro %}"
        for n in range(1, 12)
    )
    + "{{ 宏11() }}",
    "searching": "{% set 甲 = '字' %}"
    + "{% set 甲 = 甲 ~ 甲 %}" * 17
    + "{% for 乙 in 议程 %}{% for 丙 in 议程 %}{% if 甲 ~ '文' in 甲 %}{% endif %}{% endfor %}{% endfor %}",
}


@pytest.mark.parametrize("name", RUNAWAYS)
def test_a_runaway_is_stopped_with_a_plain_word(name):
    whole, said, _ = accepted(RUNAWAYS[name])
    assert whole is not None, said
    with pytest.raises(TooLargeError, match="提纲展开超过"):
        render_bundle(whole, FACTS)


def test_include_chain_is_bounded(tmp_path):
    for number in range(25):
        (tmp_path / f"{number}.md.j2").write_text(
            f'{{% include "{number + 1}.md.j2" %}}' * 4, encoding="utf-8"
        )
    (tmp_path / "25.md.j2").write_text("好", encoding="utf-8")
    whole, problems = bundle('{% include "0.md.j2" %}', "c.md.j2", 1, outline_names(), [tmp_path])
    assert not problems
    with pytest.raises(TooLargeError):
        render_bundle(whole, FACTS)


def test_templates_that_include_each_other_are_refused(tmp_path):
    (tmp_path / "甲.md.j2").write_text('{% include "乙.md.j2" %}', encoding="utf-8")
    (tmp_path / "乙.md.j2").write_text('{% include "甲.md.j2" %}', encoding="utf-8")
    whole, problems = bundle('{% include "甲.md.j2" %}', "c.md.j2", 1, outline_names(), [tmp_path])
    assert whole is None
    assert "互相引用" in problems[0].message


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    secret = tmp_path / "secret.md.j2"
    secret.write_text("秘密", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "x.md.j2").symlink_to(secret)
    whole, problems = bundle('{% include "x.md.j2" %}', "c.md.j2", 1, outline_names(), [folder])
    assert whole is None
    assert "找不到提纲" in problems[0].message

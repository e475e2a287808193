"""Every rule against its Markdown cases; a case is good (nothing reported) or lists what is reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from draftkit.checks.catalogue import RULES
from draftkit.checks.fixing import apply_fixes
from draftkit.model import Facts
from draftkit.session.checking import check_text

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    rules: frozenset[str]
    title: str
    facts: Facts
    text: str
    expected: list[str]


def read_cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*+*.md")):
        parts = [[]]
        for line in path.read_text(encoding="utf-8").splitlines():
            if line == ".":
                parts.append([])
            else:
                parts[-1].append(line)
        for start in range(0, len(parts) - 1, 4):
            title, facts, text, expected = parts[start : start + 4]
            values = dict(line.split(": ", 1) for line in facts if line)
            yield Case(
                frozenset(path.stem.split("+")),
                f"{path.stem}: {' '.join(title).strip()}",
                Facts(values),
                "\n".join(text) + "\n",
                [line for line in expected if line],
            )


ALL = list(read_cases())


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.title)
def test_rule_reports_exactly_what_the_case_lists(case: Case) -> None:
    found = [finding for finding in check_text(case.text, "稿.md", case.facts) if finding.rule in case.rules]
    assert [f"{f.line} {f.rule} {f.text}" for f in found] == case.expected


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.title)
def test_fixing_twice_changes_nothing_more(case: Case) -> None:
    once, _ = apply_fixes(case.text, check_text(case.text, "稿.md", case.facts))
    twice, mended = apply_fixes(once, check_text(once, "稿.md", case.facts))
    assert (twice, mended) == (once, 0)


def test_every_rule_has_a_good_and_a_bad_case() -> None:
    for rule in RULES:
        if rule.id == "length":
            continue
        mine = [case for case in ALL if rule.id in case.rules]
        assert any(f" {rule.id} " in line for case in mine for line in case.expected), rule.id
        assert any(not case.expected for case in mine), rule.id


def test_length_is_judged_against_the_minutes_asked_for() -> None:
    front = "---\ndraftkit: 1\ntype: annual\nminutes: 1\n---\n\n"
    long = front + "我们要抓好落实。" * 60
    assert [f.rule for f in check_text(long, "稿.md") if f.rule == "length"] == ["length"]
    fitting = front + "我们要抓好工作落实。" * 20
    assert not [f for f in check_text(fitting, "稿.md") if f.rule == "length"]


def test_a_finding_keeps_its_key_when_text_is_added_before_it() -> None:
    text = "要扎实抓好【数量】个项目的落实工作，确保年底见到成效。"
    (before,) = check_text(text, "稿.md")
    (after,) = check_text("前面加一段话，把后面的内容都往下推。\n\n" + text, "稿.md")
    assert before.key == after.key
    assert after.line == 3

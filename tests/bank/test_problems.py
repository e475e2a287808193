"""Every case of ``cases/problems.md``: all problems of a file in one go, each in its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from draftkit.bank.entries import Layer
from draftkit.bank.reading import read_bank_text

_CASE = re.compile(r"^## ([^\n]+)\n```yaml\n(.*?)```\n```text\n(.*?)```", re.M | re.S)
CASES = _CASE.findall((Path(__file__).parent / "cases" / "problems.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("yaml", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_problems_are_reported_in_their_place(yaml: str, expected: str, tmp_path: Path) -> None:
    file = read_bank_text(yaml, tmp_path / "f.yaml", Layer.PERSONAL)
    found = [f"{each.line}:{each.col} {each.message}（{each.hint}）" for each in file.problems]
    wanted = expected.splitlines()
    assert len(found) == len(wanted), found
    for line, said in zip(wanted, found, strict=True):
        place, words = line.split(" ", 1)
        assert said.startswith(f"{place} "), found
        assert words in said, found


def test_the_cases_are_read() -> None:
    assert len(CASES) > 12


def test_one_broken_entry_costs_one_entry(tmp_path: Path) -> None:
    text = "entries:\n  - 第一条是好的\n  - [坏]的\n  - 第三条是好的\n  - *坏\n"
    text += "  - text: 第五条\n    note: 好的\n"
    file = read_bank_text(text, tmp_path / "f.yaml", Layer.PERSONAL)
    assert [entry.fields["text"] for entry in file.entries] == ["第一条是好的", "第三条是好的", "第五条"]
    assert [entry.line for entry in file.entries] == [2, 4, 6]
    assert [problem.line for problem in file.problems] == [3, 5]


def test_either_language_names_a_choice(tmp_path: Path) -> None:
    text = "entries:\n  - {text: 甲, step: 举措, kind: 过渡语}\n"
    text += "  - {text: 乙, step: measure, kind: transition}\n"
    file = read_bank_text(text, tmp_path / "f.yaml", Layer.PERSONAL)
    first, second = file.entries
    assert not file.problems
    assert first.fields["step"] is second.fields["step"]
    assert first.fields["kind"] is second.fields["kind"]

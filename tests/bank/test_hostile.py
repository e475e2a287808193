"""Whatever is in a phrase file, reading it ends soon, with problems instead of an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from draftkit.bank.entries import Layer
from draftkit.bank.reading import read_bank_file, read_bank_text
from draftkit.bank.resolving import resolve
from draftkit.errors import Problem
from draftkit.files.strict_yaml import MAX_PROBLEMS
from draftkit.model.phrase import Phrase

_WORDS = (
    "entries:|defaults:|text: |kind: parallel|id: x|since: 2020|slots: |set: |units: |【任务】|抓落实|<<: *a"
)
_MARKS = "- | - |  - |{|}|[|]|, |: | #|#|'|\"|&a |*a|!b |>|？|【|】|：|? |~|---|...|\\u|no|0x10|2020-01-01"
_SPACE = "\n|\n  |\t|\r\n|\r|\x85|\u2028|\x00|\x07|\ufeff|\ud800|𠀀"
_PIECES = st.sampled_from([*_WORDS.split("|"), *_MARKS.split("|"), *_SPACE.split("|"), "|"])


@settings(max_examples=600, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join))
@example("entries:\n  - 'a\n  - b'\n")
@example("entries:\n- ? a\n")
@example("entries: &a [*a]\n")
def test_any_text_gives_entries_or_problems(text: str) -> None:
    file = read_bank_text(text, Path("f.yaml"), Layer.PERSONAL)
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + 2
    for problem in file.problems:
        assert problem.message
        assert 0 <= problem.line <= lines
    for entry in file.entries:
        assert isinstance(resolve([(file, entry)]), Phrase | Problem)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    read_bank_file(path, Layer.PERSONAL)


@pytest.mark.parametrize(
    "text",
    [
        "entries:\n" + "".join(f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)),
        "entries: " + "[" * 50_000,
        "entries: " + "{a: " * 50_000,
        "entries:\n" + "- [坏]的\n" * 20_000,
        "entries:\n- " + "长" * 300_000 + "\n",
        "entries:\n" + "- a: b: c\n" * 5_000,
        "entries:\n" + "".join(" " * depth + "-\n" for depth in range(1, 2_000)),
    ],
    ids=["aliases", "brackets", "braces", "a thousand mistakes", "one long line", "colons", "stairs"],
)
def test_files_made_to_hurt(text: str) -> None:
    file = read_bank_text(text, Path("f.yaml"), Layer.PERSONAL)
    assert 0 < len(file.problems) <= MAX_PROBLEMS + 1


@pytest.mark.parametrize("name", ["missing.yaml", "folder.yaml"])
def test_what_cannot_be_read_is_a_problem_of_that_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (problem,) = read_bank_file(tmp_path / name, Layer.PERSONAL).problems
    assert problem.path.endswith(name)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(['{"id": "a"', ', "text_hash": "h"', "}", "\n", "[]", '"speeches": "x"', "null"])
    )
)
def test_a_damaged_sidecar_never_costs_a_phrase(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "a.yaml").write_text("entries:\n  - {id: a, text: 甲}\n", encoding="utf-8")
    (folder / "a.stats.jsonl").write_text("".join(pieces), encoding="utf-8")
    assert [entry.id for entry in read_bank_file(folder / "a.yaml", Layer.PERSONAL).entries] == ["a"]

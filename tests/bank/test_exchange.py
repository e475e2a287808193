"""The bank in other programs' formats, and back from CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.bank.emitting import file_text
from draftkit.bank.entries import Layer
from draftkit.bank.exchange import to_csv, to_espanso, to_markdown, to_rime, to_vscode
from draftkit.bank.exchange.csv_table import from_csv
from draftkit.bank.exchange.vscode import snippet_body
from draftkit.bank.reading import read_bank_text
from draftkit.bank.store import bank_of, fields_of, load_bank
from draftkit.errors import BadFileError, UnreadableError, UsageError
from draftkit.model.phrase import Phrase
from draftkit.session.bank import add
from draftkit.session.bank_import import import_csv

BANK = """\
entries:
  - {id: a, text: 取得明显成效, step: achievement, tags: [常用, "甲,乙"]}
  - {id: b, text: 要把【任务】抓紧抓实，【任务】落地, step: measure, slots: {任务: text}, since: 2021}
  - {id: c, kind: collocation, head: 基础, relation: object-verb, collocates: [夯实, 打牢]}
  - {id: d, kind: heading-set, set: [抓学习, 促整改], move: tasks}
  - {id: e, kind: maxim, text: '=打铁必须自身硬"', source: 俗语, note: '-提示'}
  - {id: f, text: 取得明显成绩效果, step: achievement}
"""


def phrases() -> tuple[Phrase, ...]:
    file = read_bank_text(BANK, Path("a.yaml"), Layer.PERSONAL)
    assert not file.problems
    return bank_of([file]).phrases


def test_csv_there_and_back() -> None:
    text = to_csv(phrases())
    rows = from_csv(text, "x.csv")
    again = bank_of([read_bank_text(file_text(fields for _, fields in rows), Path("a.yaml"), Layer.PERSONAL)])
    assert not again.problems
    assert [fields_of(phrase) for phrase in again.phrases] == [fields_of(phrase) for phrase in phrases()]


def test_no_cell_is_run_as_a_formula() -> None:
    cells = [cell for row in csv.reader(io.StringIO(to_csv(phrases()))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_espanso_is_yaml_with_forms_for_slots() -> None:
    matches = {each["trigger"]: each for each in yaml.safe_load(to_espanso(phrases()))["matches"]}
    assert matches[":qdmxcx"]["replace"] == "取得明显成效"
    assert matches[":ybzjzsld"]["form"] == "要把[[任务]]抓紧抓实，[[任务]]落地"
    assert len(matches) == 4


def test_vscode_snippets_share_a_tab_stop_between_equal_slots() -> None:
    snippets = json.loads(to_vscode(phrases()))
    bodies = [snippet["body"] for snippet in snippets.values()]
    assert "要把${1:任务}抓紧抓实，${1:任务}落地" in bodies
    assert snippet_body("值 $5 }【【") == "值 \\$5 \\}【"


def test_rime_takes_what_can_be_typed_as_it_is() -> None:
    lines = [line for line in to_rime(phrases()).splitlines() if not line.startswith("#")]
    assert [line.split("\t")[:2] for line in lines] == [
        ["取得明显成效", "qdmxcx"],
        ['=打铁必须自身硬"', "dtbxzsy"],
        ["取得明显成绩效果", "qdmxcjxg"],
    ]


def test_markdown_is_ordered_as_a_speech_is() -> None:
    text = to_markdown(phrases())
    places = [
        text.index(each) for each in ("## 回顾成绩与问题", "### 分项成绩", "## 部署任务", "- 抓学习 / 促整改")
    ]
    assert places == sorted(places)
    assert "- **基础** · 前面的动词：夯实、打牢" in text


_CELL = st.text(st.sampled_from("甲乙丙，。\"',;=|+- 1aA\n"), max_size=8)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(_CELL, _CELL), max_size=5))
def test_any_table_is_read_or_refused(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([("text", "tags"), *rows])
    for _, fields in from_csv(out.getvalue(), "x.csv"):
        assert set(fields) <= {"text", "tags"}


@pytest.mark.parametrize("text", ["", "foo,text\n1,2\n", "id,step\na,measure\n", "text\n甲,乙\n"])
def test_a_table_nobody_understands_is_refused(text: str) -> None:
    with pytest.raises(BadFileError):
        from_csv(text, "x.csv")


def test_import_adds_changes_and_leaves_alone(personal: Path, tmp_path: Path) -> None:
    (personal / "a.yaml").write_text(BANK, encoding="utf-8")
    table = tmp_path / "t.csv"
    table.write_text("id,text,note\na,取得明显成效,\nb,换了说法,好\n,全新的一条,\n", encoding="utf-8")
    report = import_csv(table)
    assert (report.added, report.changed, report.same) == (1, 1, 1)
    bank = load_bank()
    changed = bank.by_id("b")
    assert changed is not None
    assert (changed.text, changed.note, changed.since) == ("换了说法", "好", 2021)
    assert "全新的一条" in {phrase.text for phrase in bank.phrases}
    assert import_csv(table).same == 3


def test_a_table_as_chinese_excel_saves_it(personal: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes("text,step\r\n要抓紧抓实,举措\r\n".encode("gb18030"))
    assert import_csv(table).added == 1
    table.write_bytes(b"\xff\xfetext\x00")
    with pytest.raises(UnreadableError):
        import_csv(table)


def test_a_wrong_row_keeps_the_whole_table_out(personal: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("text,step\n好的,measure\n坏的,mesure\n也坏,xyz\n", encoding="utf-8")
    with pytest.raises(BadFileError) as caught:
        import_csv(table)
    assert [problem.line for problem in caught.value.problems] == [3, 4]
    assert not list(personal.glob("*.yaml"))


def test_adding_tells_of_what_is_nearly_the_same(personal: Path) -> None:
    add({"text": "要把责任扛在肩上"})
    path, near = add({"text": "要把责任扛在肩头上"})
    assert path == personal / "my.yaml"
    assert [phrase.text for phrase, _ in near] == ["要把责任扛在肩上"]


def test_what_is_there_is_not_added_again(personal: Path) -> None:
    path, _ = add({"text": "要抓紧，抓实"})
    before = path.read_bytes()
    with pytest.raises(UsageError, match="已有这一条"):
        add({"text": "要抓紧抓实。"})
    assert path.read_bytes() == before

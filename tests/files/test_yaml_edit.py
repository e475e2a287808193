"""Edits in place: what is not touched stays byte for byte, what is touched reads as asked."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.bank.editing import Append, Change, Remove, SetFields, apply
from draftkit.bank.entries import Layer
from draftkit.bank.reading import read_bank_text
from draftkit.errors import ConflictError
from draftkit.model.move import Step
from draftkit.model.phrase import Status

HERE = Path("mine.yaml")
WRITTEN = """\
# 我的词句
defaults: {move: tasks}   # 共有

entries:
  # 第一组
  - 要坚持问题导向，"实"字当头   # 常用
  - text: '抓好【工作】'
    since: 2020   # 注意

    tags: [甲, 乙]
  # 第二组
  - {id: a-1, text: 落到实处, step: measure}
  - id: b-2
    kind: heading-set
    set:
      - 抓学习
      # 中间的注释
      - 促整改
    note: |
      两行
      说明

# 尾注
"""


def changed_lines(before: str, after: str) -> list[str]:
    """The lines a diff shows, with their sign."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def edit(text: str, *changes: Change) -> str:
    return apply(text, changes, HERE)


@pytest.mark.parametrize(
    ("change", "diff"),
    [
        (
            SetFields("a-1", {"text": "落到实处, 见到实效"}),
            [
                "-  - {id: a-1, text: 落到实处, step: measure}",
                "+  - {id: a-1, text: '落到实处, 见到实效', step: measure}",
            ],
        ),
        (
            SetFields("a-1", {"step": None, "since": 2022}),
            [
                "-  - {id: a-1, text: 落到实处, step: measure}",
                "+  - {id: a-1, text: 落到实处, since: 2022}",
            ],
        ),
        (SetFields("b-2", {"status": Status.RETIRED}), ["+    status: retired"]),
        (
            SetFields("b-2", {"note": "一行"}),
            ["-    note: |", "-      两行", "-      说明", "+    note: 一行"],
        ),
        (Remove("a-1"), ["-  - {id: a-1, text: 落到实处, step: measure}"]),
        (Append({"text": "新的一条", "step": Step.GOAL}), ["+  - text: 新的一条", "+    step: goal"]),
    ],
    ids=["text in braces", "take out and add", "add a field", "block text", "remove", "append"],
)
def test_the_diff_is_the_change(change: Change, diff: list[str]) -> None:
    assert changed_lines(WRITTEN, edit(WRITTEN, change)) == diff


def test_a_plain_string_becomes_a_map_and_keeps_its_text_and_comment() -> None:
    identity = read_bank_text(WRITTEN, HERE, Layer.PERSONAL).entries[0].id
    after = edit(WRITTEN, SetFields(identity, {"note": "好"}))
    assert changed_lines(WRITTEN, after) == [
        '-  - 要坚持问题导向，"实"字当头   # 常用',
        '+  - text: 要坚持问题导向，"实"字当头   # 常用',
        "+    note: 好",
    ]


def test_windows_line_ends_and_a_byte_order_mark_stay() -> None:
    text = "\ufeff" + WRITTEN.replace("\n", "\r\n")
    after = edit(text, SetFields("b-2", {"status": Status.RETIRED}), Append({"text": "新的一条"}))
    assert after.startswith("\ufeff# 我的词句\r\n")
    assert "\n" not in after.replace("\r\n", "")
    assert not read_bank_text(after, HERE, Layer.PERSONAL).problems


def test_somebody_elses_change_of_the_same_field_is_not_overwritten() -> None:
    with pytest.raises(ConflictError, match="a-1"):
        edit(WRITTEN, SetFields("a-1", {"text": "我的"}, seen={"text": "我看到的"}))


_TEXT = st.text(
    st.sampled_from("要坚持问题导向抓落实【】，。“”：；#'\"[]{}:,&*!|>%@`?- \\~=1a"), min_size=1, max_size=12
).filter(lambda text: bool(text.strip()) and "【" not in text and "】" not in text)
_STYLES = st.sampled_from(["plain", "single", "double", "map", "flow"])


@st.composite
def phrase_files(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A phrase file as people write them, and its entries' ids."""
    lines = ["# 头注", "defaults: {move: tasks} # 共有", "entries:"]
    ids = []
    for number in range(draw(st.integers(1, 5))):
        identity = f"e-{number}"
        ids.append(identity)
        word = draw(st.sampled_from(["抓落实", "补短板", "强弱项"]))
        comment = draw(st.sampled_from(["", "  # 注", "\n    # 下一行注"]))
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(["", "  # 组", "# 顶格注"])))
        quote = {"single": "'", "double": '"'}.get(draw(_STYLES), "")
        if draw(st.booleans()):
            lines.append(f"  - {{id: {identity}, text: {quote}{word}{quote}}}{comment.replace(chr(10), ' ')}")
        else:
            lines += [
                f"  - id: {identity}{comment}",
                f"    text: {quote}{word}{quote}",
                "    tags: [甲,  乙]",
            ]
    return "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n\n# 尾\n"])), ids


@settings(max_examples=150, deadline=None)
@given(phrase_files(), st.data())
def test_only_the_entry_asked_for_changes(written: tuple[str, list[str]], data: st.DataObject) -> None:
    text, ids = written
    target = data.draw(st.sampled_from(ids))
    value = data.draw(_TEXT)
    after = edit(text, SetFields(target, {"text": value, "note": value}))
    before_entries = {entry.id: entry.fields for entry in read_bank_text(text, HERE, Layer.PERSONAL).entries}
    file = read_bank_text(after, HERE, Layer.PERSONAL)
    assert not file.problems
    after_entries = {entry.id: entry.fields for entry in file.entries}
    assert after_entries[target]["text"] == value.strip()
    assert after_entries[target]["note"] == value.strip()
    for identity in ids:
        if identity != target:
            assert after_entries[identity] == before_entries[identity]
    # Every line of the other entries, comments and blank lines included, is still there in order.
    kept = [line for line in text.splitlines() if "#" in line.split("text")[0] or "e-" in line]
    kept = [line for line in kept if target not in line]
    rest = iter(after.splitlines())
    assert all(line in rest for line in kept)


@settings(max_examples=100, deadline=None)
@given(phrase_files(), st.lists(_TEXT, min_size=1, max_size=3))
def test_what_is_appended_is_read_back_and_nothing_before_it_moves(
    written: tuple[str, list[str]], texts: list[str]
) -> None:
    text, ids = written
    appended = [Append({"id": f"n-{number}", "text": each}) for number, each in enumerate(texts)]
    after = edit(text, *appended)
    assert after.startswith(text.rstrip("\n"))
    entries = {entry.id: entry.fields for entry in read_bank_text(after, HERE, Layer.PERSONAL).entries}
    assert list(entries) == [*ids, *(f"n-{number}" for number in range(len(texts)))]
    for number, each in enumerate(texts):
        assert entries[f"n-{number}"]["text"] == each.strip()


@settings(max_examples=100, deadline=None)
@given(phrase_files(), st.data())
def test_adding_a_field_and_taking_it_out_again_leaves_the_file_as_it_was(
    written: tuple[str, list[str]], data: st.DataObject
) -> None:
    text, ids = written
    target = data.draw(st.sampled_from(ids))
    there = edit(text, SetFields(target, {"note": data.draw(_TEXT)}))
    back = edit(there, SetFields(target, {"note": None}))
    assert back.rstrip("\n") == text.rstrip("\n")

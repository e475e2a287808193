"""Editing the front matter touches one value; every other byte stays as the writer typed it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.drafts.front_matter import set_in_front
from draftkit.drafts.markdown import parse, parse_leniently, write
from draftkit.drafts.operations import insert_phrase
from draftkit.errors import UsageError
from draftkit.files.strict_yaml import parse as parse_yaml
from draftkit.files.yaml_map_edit import flow, remove, set_value

FRONT = """draftkit: 1
type: 'annual'   # 年度
facts:
  地名: 望川县     # 全称
  与会单位: [甲局, "乙局"]

  议程:
    - 讲话
    - 表态
plan:                       # 只写不同的
  tasks: {points: 4}
# 定稿的句子
locks: []
"""

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def plain(value):
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else str(value)


@given(VALUES)
def test_every_value_is_read_back_as_it_was_set(value):
    text = set_value(FRONT, ["facts", "会议名称"], value)
    assert plain(parse_yaml(text, ""))["facts"]["会议名称"] == value


@given(
    st.sampled_from([["facts", "地名"], ["plan", "tasks", "points"], ["type"], ["facts", "议程"], ["locks"]]),
    VALUES,
)
def test_a_value_replaced_leaves_the_others(path, value):
    before, after = plain(parse_yaml(FRONT, "")), plain(parse_yaml(set_value(FRONT, path, value), ""))
    for mapping in (before, after):
        holder = mapping
        for key in path[:-1]:
            holder = holder[key]
        found = holder.pop(path[-1])
    assert found == value
    assert before == after


@given(st.dictionaries(TEXTS.filter(bool), TEXTS, min_size=1, max_size=4), st.booleans())
def test_keys_added_and_removed_leave_the_file_as_it_was(entries, in_flow):
    text = "plan: {}\n" if in_flow else FRONT
    grown = text
    for key, value in entries.items():
        grown = set_value(grown, ["plan", f"新{key}"], value)
    assert [plain(parse_yaml(grown, ""))["plan"][f"新{key}"] for key in entries] == list(entries.values())
    for key in reversed(entries):
        if f"新{key}" != next(iter(plain(parse_yaml(grown, ""))["plan"])):
            grown = remove(grown, ["plan", f"新{key}"])
    if not in_flow:
        assert grown == text


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (["facts", "地名"], "青山市", "  地名: 青山市     # 全称"),
        (["type"], "study", "type: study   # 年度"),
        (["plan", "tasks", "points"], 5, "  tasks: {points: 5}"),
        (["plan", "closing"], {"omit": "true"}, "  closing: {omit: true}"),
        (["facts", "会议名称"], "表彰: 大会", '  会议名称: "表彰: 大会"'),
        (["locks"], ["9f3a"], "locks: [9f3a]"),
        (["minutes"], 20, "minutes: 20"),
    ],
)
def test_one_line_changes(path, value, line):
    changed = set_value(FRONT, path, value).splitlines()
    assert line in changed
    assert [each for each in changed if each != line] == [
        each for each in FRONT.splitlines() if each in changed and each != line
    ]


def test_a_draft_without_front_matter_gets_one():
    assert set_in_front("", ["minutes"], 20) == "---\ndraftkit: 1\nminutes: 20\n---\n\n"
    assert parse(set_in_front("\n\n", ["minutes"], 20) + "正文。\n").minutes == 20


def test_a_front_matter_that_cannot_be_read_is_left_alone():
    with pytest.raises(UsageError, match="读不通"):
        set_in_front("---\nfacts: [甲\n---\n", ["minutes"], 20)


def test_windows_line_ends_stay():
    front = set_in_front("---\r\ndraftkit: 1\r\n---\r\n\r\n", ["minutes"], 20)
    assert front == "---\r\ndraftkit: 1\r\nminutes: 20\r\n---\r\n\r\n"


def test_plain_words_need_no_quotes_and_odd_ones_get_them():
    assert flow(["县委、县政府", "全县（区）", "a: b", "", "- x", "是 #不是", "1"]) == (
        '[县委、县政府, 全县（区）, "a: b", "", "- x", "是 #不是", 1]'
    )


def test_settings_that_lost_their_closing_fence_are_told_and_never_written_into():
    source = "---\ntype: annual\n\n# 题\n\n正文一段。\n"
    draft, problems = parse_leniently(source)
    assert write(draft) == source
    assert [problem.message for problem in problems] == ["开头的设置没有收尾"]
    assert [paragraph.text for paragraph in draft.paragraphs] == ["题", "正文一段。"]
    assert write(insert_phrase(draft, len(source), "又一段。\n", "tk-1")) == source + "又一段。\n"


def test_a_rule_at_the_top_of_a_plain_text_is_no_settings():
    draft, problems = parse_leniently("---\n\n# 题\n\n正文。\n")
    assert problems == ()
    assert draft.title == "题"

"""Lossless reading: whatever the source holds, writing it back gives the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.drafts.markdown import parse, parse_leniently, rebuilt, write
from draftkit.drafts.numbering import number_changes, renumber
from draftkit.errors import BadFileError
from draftkit.model import Move, ParagraphKind, SpeechType, Step

SAMPLE = """---
draftkit: 1
type: annual
facts: {地名: 望川县, 层级: 县, 会议日期: 2026-03-12, 身份: 主要领导}
minutes: 25
plan:                       # 只写和提纲不同的
  tasks: {points: 4}
locks: [9f3a]
phrases: {tasks/2: [tk-guiding-014]}
---

# 在全县组织工作会议上的讲话

<!-- 讲话人 --> 县委书记　周启明

（2026年3月12日）

<!-- opening -->
同志们：

今天，我们召开全县组织工作会议，主要任务是总结工作。下面，我讲两点意见。

<!-- review -->
## 一、充分肯定成绩，清醒认识差距

### （一）立足固本强基，建强基层组织

**1. 党员教育成果丰硕。**过去一年，新增【数量】个。

<!-- tasks.measure -->
## 二、突出重点

一是抓学习。要抓好。
二是抓落实
不放松。

（一）强化领导。各级要认真。
"""

PIECES = st.sampled_from(
    "¶ ¶¶ ␍¶ ␍ 　　 ##_ #_ ######_ ** <!-- --> <!--_tasks_--> --- ---¶ 一、 （一） 1._ 一是 同志们： "
    "【数量】 。 ， 各级 _ "
    "\ufeff |_a_| -_ type:_annual draftkit:_1¶ facts:_{ } \u2028 \x0b \x85 \t x 5".replace("¶", "\n")
    .replace("␍", "\r")
    .split(" ")
).map(lambda piece: piece.replace("_", " "))
MIXED = st.lists(PIECES).map("".join)
SOURCES = st.one_of(st.text(), MIXED, MIXED.map(lambda tail: SAMPLE + tail))


@given(SOURCES)
def test_any_text_is_written_back_as_it_was(source):
    draft, _ = parse_leniently(source)
    assert write(draft) == source


@given(SOURCES)
def test_reading_again_gives_the_same_draft(source):
    draft, _ = parse_leniently(source)
    again = rebuilt(draft, source)
    assert again.paragraphs == draft.paragraphs
    assert len({p.id for p in again.paragraphs}) == len(again.paragraphs)


def test_what_each_paragraph_is():
    draft = parse(SAMPLE)
    assert draft.title == "在全县组织工作会议上的讲话"
    assert draft.type is SpeechType.ANNUAL
    assert draft.minutes == 25
    assert draft.plan["tasks"].points == 4
    assert draft.phrases == {"tasks/2": ("tk-guiding-014",)}
    kinds = [
        (p.kind.value, p.level, p.marker, p.role)
        for p in draft.paragraphs
        if p.kind is not ParagraphKind.COMMENT
    ]
    assert kinds == [
        ("title", None, None, ""),
        ("byline", None, None, "讲话人"),
        ("byline", None, None, "日期"),
        ("salutation", None, None, ""),
        ("body", None, None, ""),
        ("heading", 1, "一、", ""),
        ("heading", 2, "（一）", ""),
        ("body", 3, "1.", ""),
        ("heading", 1, "二、", ""),
        ("body", None, "一是", ""),
        ("body", None, "二是", ""),
        ("body", 2, "（一）", ""),
    ]
    assert [p.run_in for p in draft.paragraphs if p.run_in] == ["1. 党员教育成果丰硕。", "（一）强化领导。"]
    last = draft.paragraphs[-1]
    assert (last.move, last.step, last.section) == (Move.TASKS, Step.MEASURE, "tasks")


def test_lines_are_those_of_the_file():
    lines = SAMPLE.splitlines()
    for paragraph in parse(SAMPLE).paragraphs:
        assert lines[paragraph.line - 1] == paragraph.raw.splitlines()[0]


def test_a_sentence_cut_by_a_line_end_is_one_paragraph_and_a_full_stop_ends_one():
    texts = [
        p.text
        for p in parse("一是抓落实\n不放松。\n各级要认真。\n一、高举旗帜\n各级要\nABC\nDEF。").paragraphs
    ]
    assert texts == ["一是抓落实不放松。", "各级要认真。", "一、高举旗帜", "各级要ABC DEF。"]


def test_a_note_in_a_comment_is_never_text_even_over_blank_lines():
    draft = parse("<!-- 请领导\n\n审定 -->\n\n各级要认真。\n")
    assert [(p.kind.value, p.text) for p in draft.paragraphs] == [("comment", ""), ("body", "各级要认真。")]


def test_a_comment_never_closed_does_not_swallow_the_speech():
    draft = parse("<!-- 请领导\n\n各级要认真。\n")
    assert [p.text for p in draft.paragraphs][-1] == "各级要认真。"


def test_every_problem_of_the_front_matter_at_once_with_its_place():
    source = "---\ntype: annul\nminutes: 很长\nfacts: {层级: 村}\n---\n\n正文。\n"
    with pytest.raises(BadFileError) as caught:
        parse(source, "稿.md")
    assert [(p.line, p.col) for p in caught.value.problems] == [(2, 7), (3, 10), (4, 13)]
    assert "annual" in str(caught.value)
    draft, problems = parse_leniently(source, "稿.md")
    assert len(problems) == 3
    assert [p.text for p in draft.paragraphs] == ["正文。"]


def test_text_without_front_matter_is_a_draft():
    draft = parse("# 讲话\n\n同志们：\n")
    assert draft.front == ""
    assert draft.type is None


@pytest.mark.parametrize(
    "piece", ["<!--", "-->", "**", "# ", "一是", "（", "【", "\n", "　", "## 一、甲\n\n", "“", "---\n"]
)
def test_a_hostile_text_is_read_whole(piece):
    source = piece * 20_000 + "<!--" * 20_000
    draft, _ = parse_leniently(source)
    assert write(draft) == source
    assert number_changes(renumber(draft)) == ()

"""Renumbering: the cases of ``cases/numbering.yaml`` and its properties."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.drafts.markdown import parse, parse_leniently, write
from draftkit.drafts.numbering import number_changes, renumber
from draftkit.files.strict_yaml import load

CASES = load(Path(__file__).parent / "cases" / "numbering.yaml")
OPENINGS = st.sampled_from(
    [
        "## 一、",
        "## 三、",
        "### （二）",
        "### （一）",
        "**1. ",
        "2. ",
        "（1）",
        "①",
        "一是",
        "二是",
        "三要",
        "第一，",
        "第五，",
        "",
        "5、",
    ]
)
PARAGRAPHS = st.tuples(
    OPENINGS,
    st.sampled_from(["抓落实。", "抓学习，二是抓制度。一是抓人。", "强信心", "重点是：第一，快。第三，好。"]),
)
DRAFTS = st.lists(PARAGRAPHS, max_size=14).map(
    lambda pieces: "\n\n".join(a + b + ("**" if a.startswith("**") else "") for a, b in pieces) + "\n"
)


@pytest.mark.parametrize("case", CASES, ids=[str(case["name"]) for case in CASES])
def test_numbers_come_out_in_order(case):
    assert write(renumber(parse(case["was"]))) == case["now"]


@given(DRAFTS)
def test_renumbering_twice_changes_nothing_more(source):
    once = renumber(parse(source))
    assert number_changes(once) == ()
    assert write(renumber(once)) == write(once)


@given(DRAFTS)
def test_only_numbers_change(source):
    def without_numbers(text):
        return re.sub("[一二三四五六七八九十零百0-9①-⑳]", "", text)

    assert without_numbers(write(renumber(parse(source)))) == without_numbers(source)


@given(st.text())
def test_any_text_survives(source):
    draft, _ = parse_leniently(source)
    if not number_changes(draft):
        assert write(renumber(draft)) == source

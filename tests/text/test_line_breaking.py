"""Rows end well: 避头尾, numbers and double marks whole, every row fits, nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.text.line_breaking import rows
from draftkit.text.marks import NO_END, NO_START
from draftkit.text.widths import cells

CHINESE = st.sampled_from("我们要把各项工作落到实处在全县上下形成合力一二三年月日的")
MARKS = st.sampled_from("，。、；：？！”’）》】“‘（《【")
WORDS = st.sampled_from(["2026", "3.5%", "1,934", "GDP", "——", "……", "A4", "12:30"])
PROSE = st.lists(st.one_of(CHINESE, CHINESE, CHINESE, MARKS, WORDS), max_size=120).map("".join)


@given(PROSE, st.integers(10, 100), st.sampled_from([0, 4]))
def test_joined_rows_are_the_text_and_every_row_fits(text, width, indent):
    cut = rows(text, width, indent)
    assert "".join(cut) == text
    assert cells(cut[0]) <= width - indent or (len(cut) == 1 and cells(text) <= width - indent)
    assert all(cells(row) <= width for row in cut[1:])


@given(st.lists(st.one_of(CHINESE, CHINESE, WORDS), min_size=1, max_size=80), st.integers(24, 100))
def test_no_row_begins_or_ends_with_a_forbidden_mark(pieces, width):
    # One mark between any two pieces: runs of marks longer than a row have no good end at all.
    text = "".join(f"{piece}{mark}" for piece, mark in zip(pieces, "，“”。（）、《》——" * 9, strict=False))
    cut = rows(text, width, 4)
    assert not any(row[0] in NO_START for row in cut[1:])
    assert not any(row[-1] in NO_END for row in cut[:-1])


@given(PROSE, st.integers(24, 100))
def test_double_marks_are_never_taken_apart(text, width):
    cut = rows(text, width)
    for row, following in pairwise(cut):
        assert not (row[-1] == following[0] and row[-1] in "—…")


@pytest.mark.parametrize("width", range(8, 60))
def test_numbers_and_words_stay_whole(width):
    text = "全年完成投资1,934.5万元，同比增长3.5%，GDP增速居全市前列，会议12:30开始。"
    for row in rows(text, width)[1:]:
        before = text[: text.index(row)]
        assert not (before[-1:].isascii() and before[-1:].isalnum() and row[0].isascii() and row[0].isalnum())
        assert not (before[-2:-1].isdigit() and before[-1:] in ".,:" and row[0].isdigit())


def test_the_first_row_leaves_room_for_the_indent():
    assert rows("一二三四五六七八九十", 12, 4) == ["一二三四", "五六七八九十"]

"""Cells, steps of the cursor, and what comes in by paste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.text.pasting import clean_paste
from draftkit.text.widths import cells, clip, column_at, fit
from draftkit.text.words import next_stop, previous_stop


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("讲话", 4), ("“讲话”", 6), ("①★——", 4), ("é", 1), ("　", 2)]
)
def test_cells_as_terminals_count_them(text, width):
    assert cells(text) == width


@given(st.text(st.sampled_from("讲话abc“，。 "), max_size=40), st.integers(0, 30))
def test_fit_gives_exactly_the_width_and_clip_at_most(text, width):
    assert cells(fit(text, width)) == width
    assert cells(clip(text, width)) <= width


def test_the_column_under_either_half_of_a_wide_character_is_that_character():
    assert [column_at("a讲b", cell) for cell in range(6)] == [0, 1, 1, 2, 3, 3]


def test_the_cursor_goes_clause_by_clause_with_slots_and_numbers_whole():
    text = "今天，我们召开“全县”会议，总结2025年【工作】情况。"
    stops, at = [], 0
    while at < len(text):
        following = next_stop(text, at)
        stops.append(text[at:following])
        at = following
    assert stops == ["今天，", "我们召开", "“全县”", "会议，", "总结", "2025", "年", "【工作】", "情况。"]


@given(st.text(st.sampled_from("讲话，。“”【】（）2a "), max_size=30), st.data())
def test_stops_always_move_and_stay_inside(text, data):
    column = data.draw(st.integers(0, len(text)))
    if column < len(text):
        assert column < next_stop(text, column) <= len(text)
    if column > 0:
        assert 0 <= previous_stop(text, column) < column


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("　　同志们:", "同志们："),
        ("要抓好落实,不搞形式.", "要抓好落实，不搞形式."),
        ("第一段\r\n\r\n\r\n第二段\r\n", "第一段\n第二段\n"),
        ("\uf06c 要点一\n• 要点二", "要点一\n要点二"),
        ("微\u200b信\u00a0里 的话", "微信里的话"),
        ("增长3,500万元", "增长3,500万元"),
        ("他说(原话)很好", "他说（原话）很好"),
        ("一行", "一行"),
    ],
)
def test_paste_is_cleaned(pasted, clean):
    assert clean_paste(pasted) == clean


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text):
    once = clean_paste(text)
    assert clean_paste(once) == once

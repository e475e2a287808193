"""Counting, numerals and slots: the small functions everything rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.text.counts import plain, spoken_count, word_count
from draftkit.text.numerals import from_chinese, to_chinese
from draftkit.text.slots import fill_slots, find_slots


@pytest.mark.parametrize(
    ("text", "words"),
    [("同志们：", 4), ("今年GDP增长7.3%，", 7), ("Word 和 WPS", 3), ("——……", 4), ("", 0), ("  \n", 0)],
)
def test_word_count_is_what_word_shows(text: str, words: int) -> None:
    assert word_count(text) == words


@pytest.mark.parametrize(("text", "spoken"), [("同志们：", 3), ("“十五五”", 3), ("增长7%", 6), ("（）", 0)])
def test_spoken_count_leaves_marks_out_and_reads_numbers(text: str, spoken: int) -> None:
    assert spoken_count(text) == spoken


def test_markdown_marks_do_not_count() -> None:
    assert plain("<!-- opening -->\n## 一、**重点**") == "\n一、重点"


@given(st.integers(min_value=0, max_value=9999))
def test_numerals_round_trip(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十一", 11), ("二十", 20), ("一百零五", 105), ("二〇二六", 2026), ("12", 12), ("几", None)],
)
def test_numerals_are_read(numeral: str, value: int | None) -> None:
    assert from_chinese(numeral) == value


def test_slots_are_found_and_filled_and_escapes_kept() -> None:
    text = "【我地】完成【数量】项，【【不是槽】"
    assert [slot.name for slot in find_slots(text)] == ["我地", "数量"]
    assert fill_slots(text, {"我地": "我县"}.get) == "我县完成【数量】项，【【不是槽】"


@given(st.text(alphabet="【】我地数量，。\n"))
def test_filling_with_nothing_changes_nothing(text: str) -> None:
    assert fill_slots(text, lambda _: None) == text

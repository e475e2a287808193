"""Pinyin initials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.text.initials import initials, initials_both_ways


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("明显成效", "mxcx"),
        ("攻坚克难", "gjkn"),
        ("重要意义", "zyyy"),
        ("重新部署", "cxbs"),
        ("长效机制", "cxjz"),
        ("县长讲话", "xzjh"),
        ("协调推进", "xttj"),
        ("调查研究", "dcyj"),
        ("率先垂范", "sxcf"),
        ("提高效率", "tgxl"),
        ("银行行长", "yhhz"),
        ("供给侧", "gjc"),
        ("踔厉奋发", "clff"),
        ("恪尽职守", "kjzs"),
        ("砥砺前行", "dlqx"),
        ("擘画蓝图", "bhlt"),
        ("5G网络", "5Gwl"),
    ],
)
def test_words_of_the_office(text: str, letters: str) -> None:
    assert initials(text) == letters


@given(st.text())
def test_every_character_gives_exactly_one(text: str) -> None:
    assert len(initials(text)) == len(text)
    assert all(len(spelled) == len(text) for spelled in initials_both_ways(text))
    assert initials_both_ways(text)[0] == initials(text)


def test_the_other_reading_is_found_too() -> None:
    assert "zxbs" in initials_both_ways("重新部署")
    assert initials_both_ways("明显成效") == ("mxcx",)

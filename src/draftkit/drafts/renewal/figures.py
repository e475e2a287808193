"""Figures: every number that states a fact of the old place becomes an open slot; its unit stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.rule import Hit
from draftkit.drafts.renewal.words import kept_numbers
from draftkit.text.markers import read_marker

_NUMBER = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_ARABIC = re.compile(
    rf"(?P<percent>{_NUMBER}(?:[%％‰]|个百分点))"
    rf"|(?P<money>{_NUMBER}(?:[多余])?[万亿千百]*(?:多|余)?(?:美|港|欧)?元)"
    rf"|(?P<count>{_NUMBER}(?:[多余几])?[万亿千百]*)"
)
_CHINESE = re.compile(
    r"百分之[一二三四五六七八九十百零点]+"
    r"|[近约]?[一二三四五六七八九十]成(?=多|以上|左右|的)"
    r"|(?<!第)(?:[一二三四五六七八九两][千百万亿十][一二三四五六七八九零十百千万亿]*|[一二三四五六七八九两]?十[一二三四五六七八九]|[一二三四五六七八九两]十)"
    r"(?=[多余几]?[万亿]?(?:个|名|人|户|家|公里|亩|件|次|项|所|座|台|辆|吨|平方|处|场|期|篇|份|条|支|批|对|位|元|万|亿|余|多))"
    r"|(?<!第)[一二三四五六七八九十][一二三四五六七八九十百千万亿零]*(?:万|亿)(?:多|余)?元"
)
_LOCAL_COUNT = re.compile(
    r"(?<=连续)[一二三四五六七八九十两]{1,3}(?=年)|(?<=倒数第)[一二三四五六七八九十]|(?<=第)[一二三四五六七八九十]{1,3}(?=届[“一-龥]{0,12}(?:节|赛|会|杯))"
    r"|(?<!第)[一二三四五六七八九十两]{1,3}(?=个(?:镇|乡|乡镇|街道|县(?!域)|区(?!域)|市(?!场|民)|旗|村(?!级)|社区|支部|党支部|党委|园区|开发区|苏木|嘎查))"
)
_WITHOUT_YEAR = re.compile(r"\d{4}(?=年)")


def find_figures(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every figure of ``text``; the number of a heading and spellings such as 5G are none."""
    marker = read_marker(text)
    begin = len(marker.text) if marker else 0
    kept = [match.span() for match in kept_numbers().finditer(text)]
    for match in _ARABIC.finditer(text, begin):
        if any(start <= match.start() < end for start, end in kept) or _part_of_word(text, match):
            continue
        yield Hit(match.start(), match.end(), f"【{_slot(match)}】")
    for match in _CHINESE.finditer(text, begin):
        yield Hit(
            match.start(),
            match.end(),
            "【比例】" if "成" in match.group() or "分之" in match.group() else "【数量】",
        )
    for match in _LOCAL_COUNT.finditer(text, begin):
        yield Hit(match.start(), match.end(), "【数量】")


def _slot(match: re.Match[str]) -> str:
    return {"percent": "比例", "money": "金额"}.get(match.lastgroup or "", "数量")


def _part_of_word(text: str, match: re.Match[str]) -> bool:
    """A number glued to Latin letters is a name: PM10, B2B."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return (before.isascii() and before.isalpha()) or (
        after.isascii() and after.isalpha() and after not in "xX"
    )

"""Numbers that open a heading or a point: 一、（一）1.（1）① 第一， 一是 (GB/T 9704 and spoken series)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from draftkit.text.numerals import from_chinese, to_chinese

LARGEST = 999
"""The largest number that is read as a marker."""


class MarkerStyle(StrEnum):
    """The form of a marker. The first four are the levels of GB/T 9704; series have no level of their own."""

    CHINESE = "一、"
    CHINESE_PAREN = "（一）"
    ARABIC = "1."
    ARABIC_PAREN = "（1）"
    CIRCLED = "①"
    ORDINAL = "第一，"
    SERIES = "一是"

    @property
    def level(self) -> int | None:
        """1..4 for the four standard forms, None for circled numbers and series."""
        return _LEVELS.get(self)


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as written: ``head`` + ``numeral`` + ``tail``; ``tail`` of a series is its word (是, 要 …)."""

    style: MarkerStyle
    number: int
    head: str
    numeral: str
    tail: str

    @property
    def text(self) -> str:
        """The marker exactly as it stands in the text."""
        return self.head + self.numeral + self.tail

    @property
    def family(self) -> str:
        """What makes two markers members of one count: the style, and the word of a series (是要 is 是)."""
        return f"{self.style}{self.tail[0]}" if self.style is MarkerStyle.SERIES else str(self.style)

    def written(self, number: int) -> str:
        """This marker with another number, in the same script, width and punctuation.

        A number beyond ``LARGEST`` cannot be written as a marker: the marker is given as it is.
        """
        if number > LARGEST:
            return self.text
        return self.head + _numeral_like(self.numeral, number) + self.tail


def read_marker(text: str) -> Marker | None:
    """The marker at the very start of ``text``, or None. 十一五期间 and 1.5 亿元 open with no marker."""
    if not text or text[0] not in _FIRST:
        return None
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            return _marker(style, match)
    return None


def find_series(text: str) -> Iterator[tuple[int, Marker]]:
    """Every 一是, 二要, 第三， that opens ``text`` or a clause of it, with its offset."""
    found = [
        (match.start(), marker)
        for style, pattern in _INLINE
        for match in pattern.finditer(text)
        if (marker := _marker(style, match)) is not None
    ]
    yield from sorted(found, key=lambda pair: pair[0])


def marker_for(level: int, number: int) -> str:
    """The standard marker of a heading level (1..4): 一、 （一） 1. （1）."""
    name = str(number) if level > 2 else to_chinese(number)
    return ("{}、", "（{}）", "{}.", "（{}）")[level - 1].format(name)


_LEVELS = {
    MarkerStyle.CHINESE: 1,
    MarkerStyle.CHINESE_PAREN: 2,
    MarkerStyle.ARABIC: 3,
    MarkerStyle.ARABIC_PAREN: 4,
}
_CHINESE = "[一二三四五六七八九十百零〇]{1,5}"
_ARABIC = "[0-9０-９]{1,3}"
_CIRCLED = "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))
_FIRST = frozenset("一二三四五六七八九十百第（(0123456789０１２３４５６７８９" + _CIRCLED)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_SERIES_WORD = "是要|是|要|必须|靠"
_ORDINAL_TAIL = "[，、,：:。]|是"


def _pattern(head: str, numeral: str, tail: str) -> re.Pattern[str]:
    return re.compile(f"(?P<head>{head})(?P<numeral>{numeral})(?P<tail>{tail})")


_PATTERNS = (
    (MarkerStyle.CHINESE, _pattern("", _CHINESE, r"[、．.](?!\d)")),
    (MarkerStyle.CHINESE_PAREN, _pattern(r"[（(]\s?", _CHINESE, r"\s?[）)][、]?")),
    (MarkerStyle.ARABIC, _pattern("", _ARABIC, r"(?:[．.](?![0-9０-９])|、(?![0-9０-９]))")),
    (MarkerStyle.ARABIC_PAREN, _pattern(r"[（(]\s?", _ARABIC, r"\s?[）)][、]?")),
    (MarkerStyle.CIRCLED, _pattern("", f"[{_CIRCLED}]", "")),
    (MarkerStyle.ORDINAL, _pattern("第", _CHINESE, _ORDINAL_TAIL)),
    (MarkerStyle.SERIES, _pattern("", _CHINESE, _SERIES_WORD)),
)
_BOUNDARY = r"(?:^|(?<=[。；;：:，,！？!?\s*]))"
_INLINE = (
    (MarkerStyle.ORDINAL, re.compile(_BOUNDARY + _pattern("第", _CHINESE, _ORDINAL_TAIL).pattern)),
    (MarkerStyle.SERIES, re.compile(_BOUNDARY + _pattern("", _CHINESE, _SERIES_WORD).pattern)),
)


def _marker(style: MarkerStyle, match: re.Match[str]) -> Marker | None:
    numeral = match.group("numeral")
    number = _CIRCLED.find(numeral) + 1 if style is MarkerStyle.CIRCLED else _value(numeral)
    return Marker(style, number, match.group("head"), numeral, match.group("tail")) if number else None


def _value(numeral: str) -> int | None:
    return int(numeral) if numeral.isdecimal() else from_chinese(numeral)


def _numeral_like(numeral: str, number: int) -> str:
    if numeral in _CIRCLED:
        return _CIRCLED[min(number, len(_CIRCLED)) - 1]  # Unicode has circled numbers up to 50
    if not numeral.isdecimal():
        return to_chinese(number)
    return str(number) if numeral.isascii() else str(number).translate(_WIDE)

"""The generated data tables, each loaded once and only when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_DATA = Path(__file__).resolve().parent / "data"


def _lines(name: str) -> list[str]:
    return (_DATA / name).read_text(encoding="utf-8").split("\n")[:-1]


@cache
def traditional() -> Mapping[int, str]:
    """Traditional code point → simplified character, for ``str.translate``."""
    return {ord(pair[0]): pair[1] for pair in _lines("traditional.txt")}


@cache
def by_reading() -> Mapping[str, str]:
    """Pinyin with tone mark → the characters of GBK that have this reading."""
    return dict(line.split("\t") for line in _lines("pinyin.txt"))


@cache
def common_characters() -> frozenset[str]:
    """The 700 most frequent characters of general Chinese, in both scripts."""
    simplified = frozenset(_lines("common.txt")[0])
    return simplified | {chr(code) for code, plain in traditional().items() if plain in simplified}


@cache
def common_rank() -> Mapping[str, int]:
    """The place of each common character, 0 for the most frequent."""
    return {character: rank for rank, character in enumerate(_lines("common.txt")[0])}


@cache
def words() -> frozenset[str]:
    """Common two-character words."""
    return frozenset(line[0] + second for line in _lines("words.txt") for second in line[1:] if second != "|")


@cache
def frequent_words() -> frozenset[str]:
    """The more frequent half of ``words`` by use: those that stand before the bar of their line."""
    return frozenset(line[0] + second for line in _lines("words.txt") for second in line[1 : line.index("|")])

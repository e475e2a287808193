"""Place vocabulary by level (称谓体系): what a county says where a city says 我市, 全市, 市委."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import YamlList, YamlMap, YamlText, load
from draftkit.model.speech_type import PlaceLevel

_FILE = "place-words.yaml"


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A word that tells the speaker's level, where it stands, and the slot it would be (我市 → 我地).

    ``levels`` are the levels that use this very word: 我区 belongs to a district and to a zone.
    """

    word: str
    slot: str
    levels: frozenset[PlaceLevel]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Table:
    words: Mapping[PlaceLevel, Mapping[str, str]]
    compounds: tuple[str, ...]


@lru_cache(maxsize=1)
def _table() -> _Table:
    path = lexicon_dir() / _FILE
    value = load(path)
    if not isinstance(value, YamlMap) or not isinstance(value.get(YamlText("levels")), YamlMap):
        raise BadFileError([Problem(str(path), 1, 1, "缺少 levels", "请恢复自带的称谓表")])
    levels = value[YamlText("levels")]
    compounds = value.get(YamlText("compounds"))
    assert isinstance(levels, YamlMap)
    words = {
        PlaceLevel(str(level)): MappingProxyType({str(slot): str(word) for slot, word in entries.items()})
        for level, entries in levels.items()
        if isinstance(entries, YamlMap)
    }
    known = tuple(str(each) for each in compounds) if isinstance(compounds, YamlList) else ()
    return _Table(MappingProxyType(words), known)


_BELOW_COLLEGE = re.compile(
    "中学|小学|幼儿园|[一二三四五六七八九十]中|实验学校|附中|高中|初中|中心校|特教|特殊教育"
)
_OF_A_SCHOOL = MappingProxyType({"下级": "各年级组", "下级党委": "各党支部", "基层": "各班级"})
"""A middle school has year groups where a college has departments."""


def place_words(level: PlaceLevel, place: str = "") -> Mapping[str, str]:
    """Slot name → word for a place of ``level``: ``{"我地": "我县", "全地": "全县", "党委": "县委", …}``.

    ``place`` is the full name (望川县); where given it also answers ``地名``.
    """
    words = _table().words[level]
    if level is PlaceLevel.SCHOOL and _BELOW_COLLEGE.search(place):
        words = MappingProxyType({**words, **_OF_A_SCHOOL})
    return MappingProxyType({**words, "地名": place}) if place else words


def place_slots() -> tuple[str, ...]:
    """The names of all place slots, in the table's order."""
    return tuple(dict.fromkeys(slot for words in _table().words.values() for slot in words))


def compounds() -> tuple[str, ...]:
    """Words in which a level character is no level (市场, 县域, 全面); they never change with the place."""
    return _table().compounds


def find_level_words(text: str) -> Iterator[LevelWord]:
    """Every level word of ``text`` in order, longest first; compounds are passed over."""
    index = _index()
    for match in _pattern().finditer(text):
        word = match.group()
        slot, levels = index[word]
        yield LevelWord(word, slot, levels, match.start(), match.end())


_SEARCHED = (
    "党委政府",
    "干部群众",
    "下级党委",
    "书记",
    "首长",
    "部门",
    "下级",
    "党委",
    "政府",
    "我地",
    "全地",
)
"""Slots whose words tell a level where they stand in a text; ``本级`` is too short to."""
_PLAIN = frozenset(
    {"学校", "公司", "各职能部门", "各部门", "各村", "各社区", "各企业", "各网格", "各班组", "公司各部门"}
)
"""Words of the table that everyone uses; finding them says nothing about the level."""


@lru_cache(maxsize=1)
def _index() -> Mapping[str, tuple[str, frozenset[PlaceLevel]]]:
    table = _table().words
    slots = {
        word: slot
        for slot in reversed(_SEARCHED)
        for words in table.values()
        if (word := words.get(slot)) and word not in _PLAIN
    }
    return {
        word: (slot, frozenset(level for level, words in table.items() if word in words.values()))
        for word, slot in slots.items()
    }


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = sorted(_index(), key=len, reverse=True)
    # 我市场, 全县域: the level character opens a compound and is no level there.
    guards = sorted({each[1:] for each in compounds() if each[0] in "省市县区旗镇乡校" and len(each) > 1})
    after = "|".join(map(re.escape, guards))
    # 健全校园, 安全区域: 全 ends the word before it. The guard stands behind the literal, so that the engine
    # can still jump to the characters a word may begin with.
    guarded = [re.sub("^全", "全(?<![健安完齐保周]全)", re.escape(word)) for word in words]
    # 城市委员, 某某市委托: not 市委.
    return re.compile(rf"(?:{'|'.join(guarded)})(?!员|托|任|屈|派|婉)(?!(?<=[省市县区旗镇乡校])(?:{after}))")

"""Administrative divisions of China, province to county (public data, WTFPL, 2024).

Finds full names (巴东县, 连云港市) anywhere in a text, and short names of provinces and prefectures
(江苏, 连云港) where they are no everyday word.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from draftkit.text.literals import Literals

_DATA = Path(__file__).with_name("data") / "divisions.json"
_SUFFIX = re.compile(r"[省市县区旗州盟]")
_SUFFIX_TAIL = re.compile(
    r"(?:(?:维吾尔|壮族|回族)?自治区|特别行政区|[一-龥]{1,4}族自治[州县]|林区|特区|矿区|新区|地区|自治[州县旗]|省|市|县|区|旗|盟|州)$"
)
_GENERIC = frozenset(
    {"城区", "郊区", "矿区", "东区", "西区", "新县", "市辖区", "城中区", "城关区", "新城区", "市中区"}
)
_EVERYDAY = frozenset(
    {"长治", "来宾", "安康", "和平", "朝阳", "大同", "保定", "兴安", "海东", "中卫", "吉安", "三明"}
    | {"白银", "日照"}
)
_SAYINGS = ("出海口", "入海口", "复合肥", "东躲西藏", "四平八稳", "邯郸学步", "洛阳纸贵", "大意失荆州")
"""Words with a short name inside that are about no place."""

_GOES_ON = {"安": "全排定", "平": "均等台衡安方稳", "水": "平利", "通": "过道知车", "化": "解", "京": "剧"}
"""Characters that turn the end of a short name into a word of its own: 广安全, 均衡水平."""


@dataclass(frozen=True, slots=True)
class Division:
    """One division: full name, kind (``province``, ``prefecture`` or ``county``) and the names above it."""

    name: str
    kind: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DivisionSpan:
    """Where a name stands in a text; ``short`` tells a short name (江苏 for 江苏省)."""

    division: Division
    start: int
    end: int
    short: bool = False


class Divisions:
    """The table with its look-ups. Several places share a name; ``of`` gives them all."""

    def __init__(self, provinces: dict[str, dict[str, list[str]]]) -> None:
        self._by_name: dict[str, list[Division]] = {}
        for province, prefectures in provinces.items():
            self._add(Division(province, "province", ()))
            for prefecture, counties in prefectures.items():
                above = (province,) if prefecture == "市辖区" else (province, prefecture)
                if prefecture not in ("市辖区", "县"):
                    self._add(Division(prefecture, "prefecture", (province,)))
                for county in counties:
                    self._add(Division(county, "county", above))
        self._lengths = _lengths_by_tail(self._by_name)

    def _add(self, division: Division) -> None:
        self._by_name.setdefault(division.name, []).append(division)

    def of(self, name: str) -> tuple[Division, ...]:
        """Every division of that full name."""
        return tuple(self._by_name.get(name, ()))

    def kind_of(self, name: str) -> str | None:
        """``province``, ``prefecture`` or ``county`` for a full or short name, or None."""
        found = self._by_name.get(name)
        if found:
            return found[0].kind
        short = self._short.get(name)
        return short.kind if short else None

    def find(self, text: str, *, short: bool = True) -> Iterator[DivisionSpan]:
        """Every name in ``text``, longest first at each place, in order of their start, not overlapping."""
        spans = [*self._full_spans(text), *(self._short_spans(text) if short else ())]
        spans.sort(key=lambda span: (span.start, -span.end))
        reached = 0
        for span in spans:
            if span.start >= reached:
                reached = span.end
                yield span

    def _full_spans(self, text: str) -> Iterator[DivisionSpan]:
        for suffix in _SUFFIX.finditer(text):
            end = suffix.end()
            for length in self._lengths.get(text[end - 2 : end], ()):
                name = text[end - length : end] if length <= end else ""
                found = self._by_name.get(name)
                if found and name not in _GENERIC and (length > 2 or _stands_alone(text, end - length, end)):
                    yield DivisionSpan(found[0], end - length, end)
                    break

    def _short_spans(self, text: str) -> Iterator[DivisionSpan]:
        for start, end in self._short_names.find(text):
            after = text[end : end + 1]
            if after in _GOES_ON.get(text[end - 1], "") and after:
                continue
            if not _in_saying(text, start, end):
                yield DivisionSpan(self._short[text[start:end]], start, end, short=True)

    @cached_property
    def name_characters(self) -> frozenset[str]:
        """Every character that a name is made of, level words (省, 县 …) left out."""
        return frozenset(character for name in self._by_name for character in _SUFFIX_TAIL.sub("", name))

    @cached_property
    def _short(self) -> dict[str, Division]:
        shorts: dict[str, Division] = {}
        for name, divisions in self._by_name.items():
            stem = _SUFFIX_TAIL.sub("", name)
            if divisions[0].kind != "county" and len(stem) >= 2 and stem not in _EVERYDAY:
                shorts.setdefault(stem, divisions[0])
        return shorts

    @cached_property
    def _short_names(self) -> Literals:
        return Literals(self._short)


def _lengths_by_tail(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the names are that end in these two characters, longest first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[-2:]].add(len(name))
    return {tail: tuple(sorted(found, reverse=True)) for tail, found in lengths.items()}


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A two-character county name (和县) counts only where no Han character glues to its front, and its 县 is
    not that of 县委, 县政府, 县直 (市委和县委)."""
    glued = start > 0 and "一" <= text[start - 1] <= "鿿"
    return not glued and text[end : end + 1] not in tuple("委政直级里")


def _in_saying(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 3) : end + 3]
    return any(saying in around for saying in _SAYINGS)


@lru_cache(maxsize=1)
def divisions() -> Divisions:
    """The shipped table, read once."""
    return Divisions(json.loads(_DATA.read_text(encoding="utf-8")))

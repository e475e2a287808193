"""List numbers of a Word file: Word computes them, so a reader has to count along."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from draftkit.corpus.docx.xml import child, children, value
from draftkit.text.numerals import to_chinese

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counters of all lists. Ask for every paragraph in document order, or the counts go wrong."""

    levels: dict[str, dict[int, _Level]]
    families: dict[str, str]
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)

    def next_number(self, place: tuple[str, int] | None) -> str:
        """The number text of the next paragraph at this list and level; empty for bullets and no list."""
        if place is None or place[0] not in self.levels or not 0 <= place[1] < _LEVELS:
            return ""
        number, level = place
        shape = self.levels[number].get(level)
        if shape is None:
            return ""
        counts = self._counts.setdefault(self.families.get(number, number), [0] * _LEVELS)
        if number not in self._met:
            self._met.add(number)
            if self.levels[number].get(-1) is not None:  # this list starts its own count
                counts[:] = [0] * _LEVELS
        counts[level] = counts[level] + 1 if counts[level] else shape.start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        return re.sub(
            "%([1-9])", lambda match: self._part(number, int(match.group(1)) - 1, counts), shape.text
        )

    def _part(self, number: str, level: int, counts: list[int]) -> str:
        shape = self.levels[number].get(level)
        return _in_form(counts[level] or (shape.start if shape else 1), shape.form if shape else "decimal")


def load_numbering(root: _Element | None) -> Numbering:
    """The lists of ``numbering.xml``; none where the part is missing."""
    abstract = {value(each, "abstractNumId", ""): _levels(each) for each in children(root, "abstractNum")}
    levels: dict[str, dict[int, _Level]] = {}
    families: dict[str, str] = {}
    for each in children(root, "num"):
        number = value(each, "numId", "")
        family = value(child(each, "abstractNumId"), "val", "")
        own = dict(abstract.get(family, {}))
        for override in children(each, "lvlOverride"):
            level = int(value(override, "ilvl", "0"))
            start = value(child(override, "startOverride"), "val", "")
            if start.isdigit() and level in own:
                own[level] = _Level(own[level].form, own[level].text, int(start))
                own[-1] = own[level]
        levels[number], families[number] = own, family
    return Numbering(levels, families)


def _levels(element: _Element) -> dict[int, _Level]:
    out: dict[int, _Level] = {}
    for each in children(element, "lvl"):
        level = value(each, "ilvl", "0")
        form = value(child(each, "numFmt"), "val", "decimal")
        start = value(child(each, "start"), "val", "1")
        text = "" if form in ("bullet", "none") else value(child(each, "lvlText"), "val", "")
        if level.isdigit():
            out[int(level)] = _Level(form, text, int(start) if start.isdigit() else 1)
    return out


def _in_form(number: int, form: str) -> str:
    if form.startswith(("chinese", "japanese", "taiwanese", "ideographDigital", "korean")):
        return to_chinese(number) if 0 <= number <= 9999 else str(number)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("upperRoman", "lowerRoman") and 1 <= number <= 49:
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    if form in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    if form == "ideographTraditional" and 1 <= number <= 10:
        return _STEMS[number - 1]
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    out = "X" * (number // 10)
    number %= 10
    for worth, letters in _ROMAN[1:]:
        while number >= worth:
            out, number = out + letters, number - worth
    return out

"""Readings over rare characters in a reading copy, as native phonetic guides."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.files import strict_yaml
from draftkit.files.strict_yaml import YamlMap, YamlText


@dataclass(frozen=True, slots=True)
class Guided:
    """A stretch of text; ``reading`` is its pinyin, or empty for text that needs none."""

    text: str
    reading: str


def guided(text: str) -> Iterator[Guided]:
    """``text`` in stretches, rare characters alone with their reading."""
    known = readings()
    pattern = _pattern()
    at = 0
    for match in pattern.finditer(text):
        for offset, reading in known[match[0]].items():
            place = match.start() + offset
            if text[at:place]:
                yield Guided(text[at:place], "")
            yield Guided(text[place], reading)
            at = place + 1
    if text[at:]:
        yield Guided(text[at:], "")


@functools.cache
def readings() -> Mapping[str, Mapping[int, str]]:
    """Word or character → readings by position in it, from ``data/rare_readings.yaml``.

    Raises:
        BadFileError: a reading list does not fit its word.
    """
    path = Path(__file__).with_name("data") / "rare_readings.yaml"
    document = strict_yaml.load(path)
    if not isinstance(document, YamlMap):
        raise BadFileError([Problem(str(path), 1, 1, "注音表读不出来")])
    problems: list[Problem] = []
    table: dict[str, Mapping[int, str]] = {}
    for word, value in document.items():
        syllables = str(value).split() if isinstance(value, YamlText) else []
        if len(syllables) != len(word):
            problems.append(Problem(str(path), word.line, word.col, f"“{word}”的读音要一字一个，不注的写 -"))
            continue
        table[str(word)] = MappingProxyType({i: s for i, s in enumerate(syllables) if s != "-"})
    if problems:
        raise BadFileError(problems)
    return MappingProxyType(table)


@functools.cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(readings(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))

"""The word lists of ``phrasebank/lexicon/renewal.yaml``."""

from __future__ import annotations

import re
from functools import lru_cache

from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import load
from draftkit.files.yaml_values import YamlList, YamlMap

_FILE = "renewal.yaml"


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    value = load(lexicon_dir() / _FILE)
    if not isinstance(value, YamlMap):
        return {}
    return {str(key): tuple(map(str, items)) for key, items in value.items() if isinstance(items, YamlList)}


@lru_cache(maxsize=16)
def word_set(name: str) -> frozenset[str]:
    """One list as a set."""
    return frozenset(_lists().get(name, ()))


@lru_cache(maxsize=16)
def one_of(name: str) -> str:
    """One list as the inside of a regular expression group, longest first."""
    return "|".join(map(re.escape, sorted(_lists().get(name, ()), key=len, reverse=True)))


@lru_cache(maxsize=1)
def kept_numbers() -> re.Pattern[str]:
    """Spellings with digits that state no figure (5G, 12345)."""
    spellings = "|".join(_lists().get("kept_numbers", ("(?!)",)))
    return re.compile(rf"(?<![\d.])(?:{spellings})(?![\d.万亿千百余多元名户亩吨袋])")

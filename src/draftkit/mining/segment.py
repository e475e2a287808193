"""The only door to a word segmenter: jieba, or rjieba where the ``fast`` extra is installed.

Both read the same dictionary and get the same set phrases; text arrives with digits, Latin letters and
names already masked, which is where the two would differ. Parts of speech are looked up in jieba's
dictionary, never guessed by a tagger.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from draftkit.errors import SurroundingsError

Cut = Callable[[str], list[str]]
SpacedCut = Callable[[str], str]
"""A text → its words, one space between two; the line break is a word (see ``splitting``)."""

PHRASE_WEIGHT = 100_000
"""Frequency given to a set phrase, high enough to win against its parts."""


def fast_available() -> bool:
    """Whether rjieba can be imported."""
    return importlib.util.find_spec("rjieba") is not None


def load_segmenter(phrases: Iterable[str], *, fast: bool | None = None) -> Cut:
    """A function from text to words. ``phrases`` are kept whole.

    ``fast`` forces rjieba (True) or jieba (False); None takes rjieba where it is there.

    Raises:
        SurroundingsError: rjieba was asked for and is not installed.
    """
    return _segmenter(tuple(phrases), fast_available() if fast is None else fast)


@lru_cache(maxsize=4)
def _segmenter(phrases: tuple[str, ...], fast: bool) -> Cut:
    if fast and not fast_available():
        raise SurroundingsError("没有安装 rjieba", remedy="请安装 draftkit[fast]，或去掉这个选项")
    return _rust(phrases) if fast else _pure(phrases)


def _rust(phrases: tuple[str, ...]) -> Cut:
    import rjieba  # deferred: 0.2 s and 24 MB

    segmenter = rjieba.Jieba()
    for phrase in phrases:
        segmenter.add_word(phrase, PHRASE_WEIGHT, "l")
    cut: Cut = segmenter.cut
    return cut


def _pure(phrases: tuple[str, ...]) -> Cut:
    import logging

    import jieba  # deferred: 1.7 s and 71 MB

    jieba.setLogLevel(logging.WARNING)
    segmenter: Any = jieba.Tokenizer()
    segmenter.initialize()
    for phrase in phrases:
        segmenter.add_word(phrase, PHRASE_WEIGHT, "l")
    cut: Cut = segmenter.lcut
    return cut


def dictionary_path() -> Path:
    """Where jieba keeps its dictionary (word, frequency, tag per line), found without importing jieba."""
    spec = importlib.util.find_spec("jieba")
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise SurroundingsError("没有安装 jieba", remedy="请重新安装 draftkit")
    return Path(next(iter(places))) / "dict.txt"


@lru_cache(maxsize=1)
def dictionary() -> tuple[Mapping[str, str], Mapping[str, int]]:
    """Part of speech and frequency in general text, by word (0.3 s, once)."""
    tags: dict[str, str] = {}
    frequencies: dict[str, int] = {}
    with dictionary_path().open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, tag = line.split()
            tags[word] = sys.intern(tag)
            frequencies[word] = int(frequency)
    return tags, frequencies

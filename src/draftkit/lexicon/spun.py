"""Spun text (洗稿): words a copying site swapped for synonyms, told from the same words used well.

The pairs are data, each with uses that betray the swap, uses that are fine, and examples that tests check.
Some words are proof by themselves (效劳中心); others (开展, 奉献) count only in a text that shows such proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from draftkit.lexicon.tables import Row, rows, text, texts

_FILE, _KEY = "spun.yaml", "pairs"
_CLAUSE_END = "(?=[，。；、！？：”）,.;!?\\s]|$)"
_PROOFS = 2
"""Different certain words that make a document a spun one; a single one may be a slip of the pen."""


@dataclass(frozen=True, slots=True)
class SpunPair:
    """``said`` stands where ``meant`` is meant; ``uses`` are the wordings that show it (all, where empty)."""

    said: str
    meant: str
    certain: bool
    uses: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpunSpan:
    """One swapped word: code points of the word itself."""

    pair: SpunPair
    start: int
    end: int


@cache
def spun_pairs() -> tuple[SpunPair, ...]:
    """The shipped pairs.

    Raises:
        BadFileError: the file was edited into something that is no YAML.
    """
    return tuple(map(_pair, rows(_FILE, _KEY)))


def find_spun(text: str, *, doubtful: bool = True) -> Iterator[SpunSpan]:
    """Every swapped word in order; ``doubtful`` includes the words that prove nothing by themselves."""
    pattern, by_word = _search()
    for match in pattern.finditer(text):
        pair = by_word[match.group()]
        if (pair.certain or doubtful) and _is_swapped(text, match.start(), pair):
            yield SpunSpan(pair, match.start(), match.end())


def is_spun(text: str) -> bool:
    """Whether the document was spun: it shows at least two different words that are proof by themselves."""
    return len({span.pair.said for span in find_spun(text, doubtful=False)}) >= _PROOFS


def _is_swapped(text: str, start: int, pair: SpunPair) -> bool:
    if any(_covers(use, text, start, pair.said) for use in pair.unless):
        return False
    return not pair.uses or any(_covers(use, text, start, pair.said) for use in pair.uses)


def _covers(use: str, text: str, start: int, said: str) -> bool:
    """Whether the wording ``use`` stands around the word at ``start``."""
    window_start = max(0, start - 20)
    window = text[window_start : start + 24]
    return any(
        found.start() + window_start <= start and start + len(said) <= found.end() + window_start
        for found in _compiled(use).finditer(window)
    )


@cache
def _compiled(use: str) -> re.Pattern[str]:
    body = re.escape(use.rstrip("$")).replace(r"\*", "[^，。；！？]{0,8}?")
    return re.compile(body + (_CLAUSE_END if use.endswith("$") else ""))


@cache
def _search() -> tuple[re.Pattern[str], dict[str, SpunPair]]:
    by_word = {pair.said: pair for pair in spun_pairs()}
    return re.compile("|".join(sorted(map(re.escape, by_word), key=len, reverse=True))), by_word


def _pair(row: Row) -> SpunPair:
    return SpunPair(
        said=text(row, "said"),
        meant=text(row, "meant"),
        certain=text(row, "certain", "yes") == "yes",
        uses=texts(row, "in"),
        unless=texts(row, "unless"),
        good=texts(row, "good"),
        bad=texts(row, "bad"),
    )

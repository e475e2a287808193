"""The prepared speeches a run works on: in memory, or spooled to the cache and read again per pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from draftkit.mining.preparing.independence import clusters, kinship
from draftkit.mining.preparing.prepared import PreparedSpeech

SPUN_EVERY = 400
"""A speech with a swapped word in every so many characters is not trusted: it only confirms the others."""

LARGE = 8
"""Speeches from which a source group is large."""
SERIES_KINSHIP = 0.015
"""Mean share of text between neighbours from which a group is a series."""

Fetch = Callable[[], PreparedSpeech]


@dataclass(frozen=True, slots=True)
class Card:
    """What stays in memory of a speech: who it is and what it counts for."""

    key: str
    source: str
    group: str
    year: int | None
    cluster: int
    trusted: bool
    fetch: Fetch


@dataclass(frozen=True, slots=True)
class Shelf:
    """Speeches in mining order: independent speeches in order of their key, copies beside their first.

    ``large`` are groups of many speeches; ``series`` those of them that share text: one programme said
    again and again. Files that are merely numbered (01.txt, 02.txt) are large and no series.
    """

    cards: tuple[Card, ...]
    large: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()

    @property
    def clusters(self) -> Sequence[int]:
        """The independent speech every speech counts for."""
        return [card.cluster for card in self.cards]

    @property
    def trusted(self) -> Sequence[bool]:
        """Whether a speech's wording may stand for itself."""
        return [card.trusted for card in self.cards]

    def __iter__(self) -> Iterator[tuple[int, PreparedSpeech]]:
        for number, card in enumerate(self.cards):
            yield number, card.fetch()


@dataclass(frozen=True, slots=True)
class Brief:
    """A speech's identity and sketch, all that is needed to build a shelf."""

    key: str
    source: str
    group: str
    year: int | None
    spun: bool
    grams: frozenset[str]
    fetch: Fetch


def brief_of(speech: PreparedSpeech, fetch: Fetch) -> Brief:
    """The brief of a prepared speech."""
    spun = speech.spun * SPUN_EVERY > speech.characters
    return Brief(speech.key, speech.source, speech.group, speech.year, spun, speech.grams, fetch)


def shelve(briefs: Sequence[Brief]) -> Shelf:
    """Sort, link copies and number the independent speeches."""
    ordered = sorted(briefs, key=lambda brief: brief.key)
    roots = clusters([brief.grams for brief in ordered])
    cards = [
        Card(brief.key, brief.source, brief.group, brief.year, root, not brief.spun, brief.fetch)
        for brief, root in zip(ordered, roots, strict=True)
    ]
    large, series = _series(ordered)
    return Shelf(tuple(sorted(cards, key=lambda card: (card.cluster, card.key))), large, series)


def _series(briefs: Sequence[Brief]) -> tuple[frozenset[str], frozenset[str]]:
    """Groups of many speeches, and those of them whose speeches share text."""
    sketches: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for brief in briefs:
        sketches[brief.group].append(brief.grams)
    large = {group: found for group, found in sketches.items() if len(found) >= LARGE}
    kin = (group for group, found in large.items() if kinship(found) >= SERIES_KINSHIP)
    return frozenset(large), frozenset(kin)

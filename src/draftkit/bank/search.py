"""Search over the bank: what is asked (``Query``), what is found (``Hit``), and where (``PhraseIndex``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from draftkit.bank.store import Bank, load_bank
from draftkit.errors import Problem
from draftkit.model.move import Move, Step
from draftkit.model.phrase import Phrase, PhraseKind, PhraseStats
from draftkit.model.speech_type import Rank, SpeechType
from draftkit.text.folding import fold

DEFAULT_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. Empty fields do not restrict.

    ``text`` is Chinese text or pinyin initials, words apart by blanks must all be there. ``date`` is the
    speech's year: wording outside its years is left out. ``writing`` is the step being written: it orders,
    it does not restrict. ``used`` counts how often this writer took a phrase, by id.
    """

    text: str = ""
    move: Move | None = None
    step: Step | None = None
    kind: PhraseKind | None = None
    type: SpeechType | None = None
    rank: Rank | None = None
    tag: str = ""
    date: int | None = None
    limit: int = DEFAULT_LIMIT
    used: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    writing: Step | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One phrase found: its score (higher is better), why it is there, what the miner knows of it."""

    phrase: Phrase
    score: float
    why: tuple[str, ...] = ()
    stats: PhraseStats | None = None


class PhraseIndex:
    """The bank, ready to be searched."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was left out of the bank and why."""
        return self._bank.problems

    def search(self, query: Query) -> list[Hit]:
        """The best ``query.limit`` phrases, best first."""
        hits = [self._hit(phrase) for phrase in self._bank.phrases if _fits(phrase, query)]
        return hits[: query.limit]

    def _hit(self, phrase: Phrase) -> Hit:
        return Hit(phrase, 0.0, (), self._bank.stats.get(phrase.id))


def open_index(extra: Sequence[Path] = (), draft_folder: Path | None = None) -> PhraseIndex:
    """The index over all layers, brought up to date where files changed."""
    return PhraseIndex(load_bank(extra, draft_folder))


def _fits(phrase: Phrase, query: Query) -> bool:
    return (
        (query.move is None or phrase.move is query.move)
        and (query.step is None or phrase.step is query.step)
        and (query.kind is None or phrase.kind is query.kind)
        and (query.type is None or not phrase.types or query.type in phrase.types)
        and (query.rank is None or not phrase.rank or query.rank in phrase.rank)
        and (not query.tag or query.tag in phrase.tags)
        and (query.date is None or (phrase.since or 0) <= query.date <= (phrase.until or 9999))
        and all(fold(word) in fold(phrase.text) for word in query.text.split())
    )

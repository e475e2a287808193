"""What is asked of the bank and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from draftkit.model.move import Move, Step
from draftkit.model.phrase import Phrase, PhraseKind, PhraseStats
from draftkit.model.speech_type import Rank, SpeechType

DEFAULT_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. Empty fields do not restrict.

    ``text`` is Chinese text or pinyin initials, words apart by blanks must all be there. ``date`` is the
    speech's year: wording outside its years is left out. ``writing`` is the step being written: it orders,
    it does not restrict. ``used`` counts how often this writer took a phrase, by id. ``by_season`` puts
    wording of another season than that of ``month`` (1 to 12) last, all of it where the month is not known.
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
    by_season: bool = False
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One phrase found: its score (higher is better), why it is there, what the miner knows of it."""

    phrase: Phrase
    score: float
    why: tuple[str, ...] = ()
    stats: PhraseStats | None = None

"""Phrases of the bank and what the miner knows about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from draftkit.model.move import Move, Step
from draftkit.model.speech_type import Rank, SpeechType


class PhraseKind(StrEnum):
    """What sort of thing a phrase is. Openings and closings are frames or transitions told by their step."""

    FRAME = "frame"
    TRANSITION = "transition"
    HEADING = "heading"
    HEADING_SET = "heading-set"
    PARALLEL = "parallel"
    IDIOM = "idiom"
    COLLOCATION = "collocation"
    MAXIM = "maxim"

    @property
    def zh(self) -> str:
        """The name a writer uses."""
        return _KIND_ZH[self]


class Status(StrEnum):
    """Where a phrase stands: mined and unseen, accepted by a person, or hidden."""

    CANDIDATE = "candidate"
    REVIEWED = "reviewed"
    RETIRED = "retired"


class SlotType(StrEnum):
    """What may stand in a slot."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    LIST = "list"
    CHOICE = "choice"
    PEOPLE = "people"


class Relation(StrEnum):
    """Grammatical relation of a collocation's head to its collocates."""

    VERB_OBJECT = "verb-object"
    OBJECT_VERB = "object-verb"
    MODIFIER_NOUN = "modifier-noun"
    NOUN_MODIFIER = "noun-modifier"
    SUBJECT_PREDICATE = "subject-predicate"
    PREDICATE_SUBJECT = "predicate-subject"
    ADVERB_VERB = "adverb-verb"
    VERB_ADVERB = "verb-adverb"


_NO_SLOTS: Mapping[str, SlotType] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of a phrase bank.

    ``text`` is what is inserted, slots as ``【名称】``; a heading set shows its first heading and a
    collocation its head there. ``since`` and ``until`` (years) bound the speech dates it is right for.
    ``path`` and ``line`` say which file holds it; ``layer`` is ``builtin``, ``office`` or ``personal``.
    """

    id: str
    text: str
    move: Move | None = None
    step: Step | None = None
    kind: PhraseKind = PhraseKind.FRAME
    types: tuple[SpeechType, ...] = ()
    rank: tuple[Rank, ...] = ()
    tags: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    status: Status = Status.REVIEWED
    note: str = ""
    set: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    head: str = ""
    relation: Relation | None = None
    collocates: tuple[str, ...] = ()
    source: str = ""
    variants: tuple[str, ...] = ()
    slots: Mapping[str, SlotType] = field(default_factory=lambda: _NO_SLOTS)
    path: str = ""
    line: int = 0
    layer: str = ""


@dataclass(frozen=True, slots=True)
class Attestation:
    """One place where a phrase was found.

    The speech, its block (0-based), code points of the block's text, line of the source.
    """

    speech: str
    block: int
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class PhraseStats:
    """What the miner knows of one phrase: one line of the sidecar ``X.stats.jsonl``, keyed by ``id``.

    ``text_hash`` re-links it after the text was edited. ``speeches`` counts independent speeches,
    ``groups`` source groups; ``scores`` holds the named parts of the score, each a column of its own.
    """

    id: str
    text_hash: str
    speeches: int = 0
    groups: int = 0
    occurrences: int = 0
    first_year: int | None = None
    last_year: int | None = None
    scores: Mapping[str, float] = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    decision: str = ""
    confidence: float = 0.0


_KIND_ZH = {
    PhraseKind.FRAME: "句式",
    PhraseKind.TRANSITION: "过渡语",
    PhraseKind.HEADING: "标题",
    PhraseKind.HEADING_SET: "标题组",
    PhraseKind.PARALLEL: "排比",
    PhraseKind.IDIOM: "四字词组",
    PhraseKind.COLLOCATION: "搭配",
    PhraseKind.MAXIM: "引语",
}

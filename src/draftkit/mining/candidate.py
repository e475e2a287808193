"""A candidate on its way to the bank: wording, evidence, the parts of its score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from draftkit.mining.evidence import Evidence
from draftkit.model.phrase import PhraseKind, Relation


@dataclass(slots=True)
class Candidate:
    """One candidate of any kind.

    ``content`` are its content words in order (what families are built on); ``refs`` its places as
    ``tally`` references. ``units`` are the headings of a set or the members of a run; ``modifiers`` what
    stood before it.
    """

    kind: PhraseKind
    text: str
    content: tuple[str, ...]
    evidence: Evidence
    parts: Mapping[str, float] = field(default_factory=dict)
    score: float = 0.0
    refs: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    variants: Counter[str] = field(default_factory=Counter)
    head: str = ""
    relation: Relation | None = None
    source: str = ""

    @property
    def single(self) -> bool:
        """Whether one speech only attests it: a fingerprint, not offered for the shipped bank."""
        return self.evidence.speeches < 2

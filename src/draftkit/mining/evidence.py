"""What is known of one pattern over all its places; filled speech by speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from draftkit.mining.prepared import PreparedBlock, PreparedSpeech
from draftkit.mining.shelf import Card
from draftkit.model.phrase import Attestation

MAX_ATTESTATIONS = 5
MAX_FILLERS = 24


@dataclass(slots=True)
class Evidence:
    """Places, speeches, groups, years, steps, what filled the slots and what stood before."""

    clusters: set[int] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    occurrences: int = 0
    at_sentence_start: int = 0
    moves: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    fillers: list[Counter[str]] = field(default_factory=list)
    sound: int = 0
    modifiers: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    attestations: list[Attestation] = field(default_factory=list)

    def see(self, card: Card, block: PreparedBlock, where: Attestation) -> None:
        """Add one place."""
        self.occurrences += 1
        if card.cluster not in self.clusters and len(self.attestations) < MAX_ATTESTATIONS:
            self.attestations.append(where)
        self.clusters.add(card.cluster)
        self.groups.add(card.group)
        if card.year:
            self.years.add(card.year)
        if block.move:
            self.moves[block.move] += 1
        if block.step:
            self.steps[block.step] += 1

    def fill(self, texts: Sequence[str], *, sound: bool) -> None:
        """Add what stood in each slot of one place; ``sound``: all of it was whole constituents."""
        self.sound += sound
        if not self.fillers:
            self.fillers.extend(Counter() for _ in texts)
        for counter, text in zip(self.fillers, texts, strict=False):
            if text in counter or len(counter) < MAX_FILLERS:
                counter[text] += 1

    @property
    def speeches(self) -> int:
        """Independent speeches."""
        return len(self.clusters)

    @property
    def span(self) -> tuple[int | None, int | None]:
        """First and last year."""
        return (min(self.years), max(self.years)) if self.years else (None, None)


def attestation(speech: PreparedSpeech, block: int, start: int, end: int) -> Attestation:
    """A place in a prepared speech."""
    return Attestation(speech.key, block, start, end, speech.blocks[block].line)

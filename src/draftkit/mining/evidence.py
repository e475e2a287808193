"""What is known of one pattern over all its places; filled speech by speech."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from draftkit.mining.preparing.prepared import PreparedSpeech
from draftkit.mining.preparing.shelf import Card
from draftkit.model.phrase import Attestation

MAX_ATTESTATIONS = 5
"""Places kept as proof, one of each independent speech."""
MAX_FILLERS = 24
"""Different texts remembered for each slot."""


@dataclass(slots=True)
class Evidence:
    """Places, speeches, groups, years, steps, what filled the slots and what stood before.

    ``occurrences`` are all places, ``seen`` those looked at; ``sound`` and ``taken`` count those of these
    whose fillers were whole, and those where a verb in the last slot takes what follows it (see ``fill``).
    """

    clusters: set[int] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    occurrences: int = 0
    seen: int = 0
    at_sentence_start: int = 0
    moves: dict[str, int] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    fillers: list[dict[str, int]] = field(default_factory=list)
    sound: int = 0
    taken: int = 0
    modifiers: dict[str, int] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    attestations: list[Attestation] = field(default_factory=list)
    _attested: set[int] = field(default_factory=set)

    def count(self, cards: Iterable[Card]) -> None:
        """Count places by the speeches that hold them."""
        for card in cards:
            self.occurrences += 1
            self.clusters.add(card.cluster)
            self.groups.add(card.group)
            if card.year:
                self.years.add(card.year)

    def see(self, card: Card, speech: PreparedSpeech, place: int, last: int | None = None) -> None:
        """Look at one place: clause ``place`` of a speech (to clause ``last``)."""
        clauses = speech.clauses
        clause = clauses[place]
        ending = clauses[place if last is None else last]
        block = speech.blocks[clause.block]
        self.seen += 1
        add(self.marks, ending.mark)
        if card.cluster not in self._attested and len(self.attestations) < MAX_ATTESTATIONS:
            self._attested.add(card.cluster)
            self.attestations.append(
                Attestation(speech.key, clause.block, clause.start, ending.end, block.line)
            )
        if place == 0 or clauses[place - 1].block != clause.block or clauses[place - 1].mark in "。！？":
            self.at_sentence_start += 1
        if block.move:
            add(self.moves, block.move)
        if block.step:
            add(self.steps, block.step)

    def fill(self, texts: Sequence[str], *, sound: bool, taken: bool = False) -> None:
        """Add what stood in each slot of one place; ``sound``: all of it was whole constituents;
        ``taken``: what follows the last slot belongs to a verb inside it."""
        self.sound += sound
        self.taken += taken
        if not self.fillers:
            self.fillers.extend({} for _ in texts)
        for counter, text in zip(self.fillers, texts, strict=False):
            if text in counter or len(counter) < MAX_FILLERS:
                add(counter, text)

    @property
    def speeches(self) -> int:
        """Independent speeches."""
        return len(self.clusters)

    @property
    def span(self) -> tuple[int | None, int | None]:
        """First and last year."""
        return (min(self.years), max(self.years)) if self.years else (None, None)


def add(counts: dict[str, int], key: str) -> None:
    """One more of ``key``. Plain dicts: a Counter costs ten times as much to make, and there are many."""
    counts[key] = counts.get(key, 0) + 1

"""A speech made ready for mining: masked, segmented, cut into clauses. Pure data, cacheable as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Clause(NamedTuple):
    """One clause, classified once so that no pass has to do it again.

    ``start`` and ``end`` are code points of the block's text; ``text`` its words joined by spaces and
    ``classes`` one class each; ``mark`` ends it; ``series`` opened it (一是, 二要), or is empty. ``lead`` of
    the words only modify; ``fixed`` is the skeleton of the rest, its words joined by spaces.
    """

    block: int
    start: int
    end: int
    text: str
    mark: str
    series: str
    classes: str
    lead: int
    fixed: str

    @property
    def words(self) -> list[str]:
        """The words."""
        return self.text.split(" ")


@dataclass(frozen=True, slots=True)
class PreparedBlock:
    """What mining keeps of a block: no text, only its place and role."""

    kind: str
    level: int
    run_in: bool
    move: str
    step: str
    confidence: float
    line: int


@dataclass(frozen=True, slots=True)
class PreparedSpeech:
    """One speech as clauses. ``key`` is source and index; ``grams`` its sketch for near-duplicate linking.

    ``spun`` counts spots where a word was swapped to dodge detection, ``refused`` clauses left out by
    reason."""

    key: str
    source: str
    group: str
    year: int | None
    title: str
    characters: int
    spun: int
    blocks: tuple[PreparedBlock, ...]
    clauses: tuple[Clause, ...]
    grams: frozenset[str]
    refused: tuple[tuple[str, int], ...] = ()


def to_json(speech: PreparedSpeech) -> list[Any]:
    """Plain lists for the cache."""
    blocks = [[b.kind, b.level, b.run_in, b.move, b.step, b.confidence, b.line] for b in speech.blocks]
    return [
        speech.key,
        speech.source,
        speech.group,
        speech.year,
        speech.title,
        speech.characters,
        speech.spun,
        blocks,
        speech.clauses,
        sorted(speech.grams),
        speech.refused,
    ]


def from_json(data: list[Any]) -> PreparedSpeech:
    """The speech that ``to_json`` gave."""
    key, source, group, year, title, characters, spun, blocks, clauses, grams, refused = data
    return PreparedSpeech(
        key,
        source,
        group,
        year,
        title,
        characters,
        spun,
        tuple(PreparedBlock(*each) for each in blocks),
        tuple(Clause(*clause) for clause in clauses),
        frozenset(grams),
        tuple((reason, count) for reason, count in refused),
    )

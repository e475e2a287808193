"""A speech made ready for mining: masked, segmented, cut into clauses. Pure data, cacheable as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Clause = tuple[int, int, int, str, str, str]
"""Block, start, end (code points of the block's text), words joined by spaces, end mark, enumerator."""


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
    reason. A clause's ``enumerator`` is the series mark that opened it (一是, 二要), or empty.
    """

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
        tuple((c[0], c[1], c[2], c[3], c[4], c[5]) for c in clauses),
        frozenset(grams),
        tuple((reason, count) for reason, count in refused),
    )

"""The cue table: what in a heading, or at the edges of a paragraph, speaks for which move and step.

``data/cues.tsv`` holds one cue a line: where it is looked for, move, step, weight, pattern. Cues are looked
for at the beginning and the end of a paragraph, where speakers signal what they are doing. What a
paragraph does all along (asks, reports, warns, holds to account) is its ``mood``: how many of its clauses
hold one of the mood's words. Both bound the cost whatever the paragraph's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from draftkit.model import Move, Step

_TABLE = Path(__file__).resolve().parent.parent / "data" / "cues.tsv"
_ORDER = {move: at for at, move in enumerate(Move)}
BEGIN = 110
END = 70
_SHORT = 260
_MOOD = 420
_CLAUSE = re.compile("[，。；：！？]")
_FEW_CLAUSES = 3
_OFTEN = 0.5
"""A mood counts in full where every second clause holds one of its words."""
_HINGE_ONLY = 150


@dataclass(frozen=True, slots=True)
class Cue:
    """``weight`` is in the same unit as the transition costs of ``sequence``."""

    move: Move
    step: Step | None
    weight: float
    pattern: re.Pattern[str]


@cache
def cues(where: str) -> tuple[Cue, ...]:
    """The cues for a place: ``heading``, ``begin``, ``end`` or ``mood``."""
    return tuple(_load(where))


def _load(where: str) -> Iterator[Cue]:
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        place, move, step, weight, pattern = line.split("\t")
        if place == where:
            named = None if step == "-" else Step(step)
            yield Cue(Move(move), named, float(weight), re.compile(pattern))


def heading_cues(text: str) -> list[Cue]:
    """The cues found in a heading (marker included)."""
    return [cue for cue in cues("heading") if cue.pattern.search(text)]


def paragraph_cues(text: str) -> list[Cue]:
    """The cues found at the edges of a paragraph; the end of a long one says less about the whole."""
    begin, end = text[:BEGIN], text[-END:]
    found = [cue for cue in cues("begin") if cue.pattern.search(begin)]
    size = max(1, len(text))
    for cue in cues("end"):
        if cue.pattern.search(end):
            # A long paragraph may end in the hinge to the next move without being an opening itself.
            whole = _HINGE_ONLY if cue.step is Step.HINGE else _SHORT
            found.append(replace(cue, weight=cue.weight * min(1.0, whole / size)))
    return found


def moods(text: str) -> list[float]:
    """Points of each move, in the order of ``Move``, for what the words of a paragraph do all along."""
    part = text[:_MOOD]
    clauses = max(_FEW_CLAUSES, len(_CLAUSE.findall(part)))
    out = [0.0] * len(Move)
    shares: dict[re.Pattern[str], float] = {}  # some words speak for two moves
    for cue in cues("mood"):
        share = shares.get(cue.pattern)
        if share is None:
            share = shares[cue.pattern] = len(cue.pattern.findall(part)) / clauses
        out[_ORDER[cue.move]] += cue.weight * min(1.0, share / _OFTEN)
    return out

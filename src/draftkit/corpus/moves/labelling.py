"""Moves and steps for the blocks of one speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from draftkit.corpus.moves.cues import Cue, heading_cues, moods, paragraph_cues
from draftkit.corpus.moves.priors import frame_of, prior
from draftkit.corpus.moves.sequence import MOVES, best_path, posteriors
from draftkit.corpus.moves.units import Unit, units_of
from draftkit.corpus.structure.front import VOCATIVE
from draftkit.model import Block, Move, Step

_CAP = 5.0
_OWN_TEXT = 0.7
_OWN_TOP = 1.0
_TOP = 0.65
_OWN_LOWER = 0.7
_LOWER = 0.4
_FADING = 0.85
"""What is left of a heading's word with every plain paragraph below it."""
_CLEAR_STEP = 2.0


def label(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with move, step (where clear) and confidence."""
    units = units_of(blocks)
    found = [paragraph_cues(unit.text) for unit in units]
    by_heading: dict[int, list[float]] = {}
    frame = frame_of(blocks, units)
    scores = [
        _emission(unit, own, by_heading, prior(units, at, frame))
        for at, (unit, own) in enumerate(zip(units, found, strict=True))
    ]
    at_section = [unit.opens_section for unit in units]
    path = best_path(scores, at_section)
    sure = posteriors(scores, at_section)
    out = list(blocks)
    for unit, own, move, chances in zip(units, found, path, sure, strict=True):
        step = _step(unit, own, MOVES[move])
        for at in unit.blocks:
            out[at] = replace(out[at], move=MOVES[move], step=step, confidence=chances[move])
    return tuple(out)


def _points(cues: Sequence[Cue]) -> list[float]:
    out = [0.0] * 6
    for cue in cues:
        out[MOVES.index(cue.move)] += cue.weight
    return [min(_CAP, value) for value in out]


def _emission(
    unit: Unit, own: Sequence[Cue], by_heading: dict[int, list[float]], prior: Sequence[float]
) -> list[float]:
    said = zip(_points(own), moods(unit.text), prior, strict=True)
    out = [_OWN_TEXT * points + mood + base for points, mood, base in said]
    if unit.heading is None and VOCATIVE.match(unit.text):
        return out  # who calls on the audience again has left the section
    for depth, heading in enumerate(unit.above):
        points = by_heading.get(heading.start)
        if points is None:
            points = by_heading[heading.start] = _points(heading_cues(heading.text))
        top = depth == 0 and heading.level == 1
        own_heading = heading is unit.heading
        weight = (_OWN_TOP if own_heading else _TOP) if top else (_OWN_LOWER if own_heading else _LOWER)
        if unit.heading is None:
            weight *= _FADING**unit.since_heading
        out = [value + weight * more for value, more in zip(out, points, strict=True)]
    return out


def _step(unit: Unit, own: Sequence[Cue], move: Move) -> Step | None:
    if unit.is_salutation:
        return Step.SALUTATION if move is Move.OPENING else Step.VOCATIVE if move is Move.CLOSING else None
    points: dict[Step, float] = {}
    said = [*own, *(heading_cues(unit.heading.text) if unit.heading else ())]
    for cue in said:
        if cue.move is move and cue.step is not None:
            points[cue.step] = points.get(cue.step, 0.0) + cue.weight
    if not points:
        return Step.MEASURE if move is Move.TASKS and unit.heading is not None else None
    best = max(points, key=lambda step: points[step])
    return best if points[best] >= _CLEAR_STEP or unit.heading is not None else None

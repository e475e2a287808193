"""The sequence as a whole: cue scores of each unit plus the cost of going from move to move (Viterbi).

All numbers are set by hand in one currency, cue points, so that any label can be explained by its cues and
its neighbours; nothing is trained (docs/decisions/0012). Posteriors come from the same numbers by
forward-backward and are the confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from draftkit.model import Move

MOVES: tuple[Move, ...] = tuple(Move)
_OPENING, _REVIEW, _SITUATION, _TASKS, _LEADERSHIP, _CLOSING = range(6)
_NEVER = 9.0

# Rows are the move before, columns the move of this unit, in the order of ``Move``.
WITHIN: tuple[tuple[float, ...], ...] = (
    (0.0, 0.8, 1.2, 1.5, 2.5, 2.0),
    (3.0, 0.0, 1.6, 2.0, 2.5, 0.8),
    (3.0, 1.6, 0.0, 1.8, 2.5, 0.8),
    (_NEVER, 3.5, 3.0, 0.0, 2.0, 0.6),
    (_NEVER, 4.5, 4.5, 3.0, 0.0, 0.3),
    (_NEVER, 6.0, 6.0, 6.0, 6.0, 0.0),
)
"""Costs inside of a top-level section."""

AT_SECTION: tuple[tuple[float, ...], ...] = (
    (3.0, 0.2, 0.2, 0.5, 2.0, 4.0),
    (_NEVER, 0.5, 0.2, 0.2, 0.6, 4.0),
    (_NEVER, 0.8, 0.6, 0.2, 0.6, 4.0),
    (_NEVER, 2.5, 1.8, 0.1, 0.2, 4.0),
    (_NEVER, 3.5, 3.5, 1.2, 0.5, 4.0),
    (_NEVER, 6.0, 6.0, 6.0, 6.0, 0.0),
)
"""Costs where a top-level heading begins a section."""

_START = (0.0, 1.5, 1.5, 2.0, 4.0, 6.0)


def best_path(scores: Sequence[Sequence[float]], at_section: Sequence[bool]) -> list[int]:
    """The best move of every unit, as indexes into ``MOVES``."""
    if not scores:
        return []
    best = [score - start for score, start in zip(scores[0], _START, strict=True)]
    back: list[list[int]] = []
    for row, new_section in zip(scores[1:], at_section[1:], strict=True):
        costs = AT_SECTION if new_section else WITHIN
        came: list[int] = []
        ahead: list[float] = []
        for to in range(6):
            source = max(range(6), key=lambda before: best[before] - costs[before][to])
            came.append(source)
            ahead.append(best[source] - costs[source][to] + row[to])
        back.append(came)
        best = ahead
    path = [max(range(6), key=lambda move: best[move])]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def posteriors(scores: Sequence[Sequence[float]], at_section: Sequence[bool]) -> list[list[float]]:
    """For every unit, the probability of each move under the same numbers."""
    if not scores:
        return []
    forward = [[score - start for score, start in zip(scores[0], _START, strict=True)]]
    for row, new_section in zip(scores[1:], at_section[1:], strict=True):
        costs = AT_SECTION if new_section else WITHIN
        last = forward[-1]
        forward.append([row[to] + _total([last[a] - costs[a][to] for a in range(6)]) for to in range(6)])
    backward = [[0.0] * 6]
    for at in range(len(scores) - 1, 0, -1):
        costs = AT_SECTION if at_section[at] else WITHIN
        ahead = [scores[at][to] + backward[-1][to] for to in range(6)]
        backward.append([_total([ahead[to] - costs[a][to] for to in range(6)]) for a in range(6)])
    backward.reverse()
    return [
        _normal([a + b for a, b in zip(one, other, strict=True)])
        for one, other in zip(forward, backward, strict=True)
    ]


def _total(values: Sequence[float]) -> float:
    top = max(values)
    return top + log(sum(exp(value - top) for value in values))


def _normal(values: Sequence[float]) -> list[float]:
    total = _total(values)
    return [exp(value - total) for value in values]

"""Headings of one series cut together: siblings share their frame.

Where line breaks were lost, one heading's end is doubtful; three siblings together are much less so. Each may
end at its first full stop, or be glued to its paragraph at a word boundary. Every choice has a score of its
own (``glued``) and agrees more or less with those of its siblings: like lengths, the same last characters,
as many clauses, the same way of ending. The choice that is best for the series as a whole is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from draftkit.corpus.structure.glued import glued_places, length_score, stop_score
from draftkit.corpus.structure.headings import Cut, cut_at, first_stop, has_blank_seam
from draftkit.corpus.structure.markers import Marker, System
from draftkit.corpus.structure.paragraphs import Paragraph

_KEPT = 8
_ROUNDS = 4
_LONGEST_STOP = 62
_AGREEMENT = 2.0
_LIKE = 5.0


@dataclass(frozen=True, slots=True)
class _Choice:
    """A heading that ends before ``end`` of its paragraph; ``stop`` says that a full stop ends it."""

    end: int
    size: int
    stop: bool
    last: str
    commas: int
    score: float


def joint_cuts(paragraphs: Sequence[Paragraph], markers: Mapping[int, Marker]) -> dict[int, Cut]:
    """Index → cut of the crowded paragraphs whose written series has several members."""
    out: dict[int, Cut] = {}
    for group in _series(paragraphs, markers):
        choices = [_choices(paragraphs[at].text, markers[at]) for at in group]
        if len(group) > 1 and all(choices):
            for at, choice in zip(group, _best(choices), strict=True):
                out[at] = cut_at(paragraphs[at].text, choice.end)
    return out


def _series(paragraphs: Sequence[Paragraph], markers: Mapping[int, Marker]) -> list[list[int]]:
    """Runs 1, 2, 3 … of one written system among paragraphs whose breaks were lost."""
    out: list[list[int]] = []
    open_runs: dict[System, list[int]] = {}
    for at, marker in sorted(markers.items()):
        text = paragraphs[at].text
        if marker.system > System.LETTER or not paragraphs[at].crowded or has_blank_seam(text, marker):
            continue
        run = open_runs.get(marker.system)
        if run is None or marker.number != markers[run[-1]].number + 1:
            run = open_runs[marker.system] = []
            out.append(run)
        run.append(at)
    return out


def _choices(text: str, marker: Marker) -> list[_Choice]:
    start, first = marker.length, first_stop(text, marker)
    found = [
        _choice(text, start, place, score, stop=False) for place, score in glued_places(text, start, first)
    ]
    if first - start <= _LONGEST_STOP:
        found.append(_choice(text, start, first, stop_score(text, start, first), stop=True))
    found.sort(key=lambda each: -each.score)
    return found[:_KEPT]


def _choice(text: str, start: int, end: int, score: float, *, stop: bool) -> _Choice:
    ink = text[start : end - 1] if stop else text[start:end]
    return _Choice(end, len(ink), stop, ink[-2:], ink.count("，"), score)


def _best(choices: Sequence[Sequence[_Choice]]) -> list[_Choice]:
    """The best choice for all, found from several starts by letting each member adapt to the others."""
    starts = [[each[0] for each in choices]]
    for stop in (True, False):
        starts.append([next((one for one in each if one.stop is stop), each[0]) for each in choices])
    return max((_settled(start, choices) for start in starts), key=_total)


def _settled(chosen: list[_Choice], choices: Sequence[Sequence[_Choice]]) -> list[_Choice]:
    chosen = list(chosen)
    for _ in range(_ROUNDS):
        before = list(chosen)
        for at, each in enumerate(choices):
            others = chosen[:at] + chosen[at + 1 :]
            chosen[at] = max(each, key=lambda one: one.score + _agreement(one, others))
        if chosen == before:
            break
    return chosen


def _total(chosen: Sequence[_Choice]) -> float:
    return sum(
        each.score + 0.5 * _agreement(each, [*chosen[:at], *chosen[at + 1 :]])
        for at, each in enumerate(chosen)
    )


def _agreement(one: _Choice, others: Sequence[_Choice]) -> float:
    return _AGREEMENT * sum(_likeness(one, other) for other in others) / len(others)


def _likeness(one: _Choice, other: _Choice) -> float:
    out = length_score(one.size, other.size, _LIKE)
    out += 0.5 * (one.last[-1:] == other.last[-1:]) + 1.2 * (one.last == other.last)
    out -= 0.4 * min(3, abs(one.commas - other.commas))
    return out + (0.6 if one.stop is other.stop else -0.6)

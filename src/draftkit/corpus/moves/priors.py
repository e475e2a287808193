"""What the place of a unit says before its words are read: position, promise, kind of meeting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from draftkit.corpus.moves.sequence import MOVES
from draftkit.corpus.moves.units import Unit
from draftkit.model import Block, BlockKind, Move

_TABLE = Path(__file__).resolve().parent.parent / "data" / "occasions.tsv"
_HINGE_LONGEST = 60
_REVIEWED = re.compile("成绩|成效|取得|完成|增长|总的(?:看|来|印象)|过去(?:的)?一年|问题(?:也|还|仍)|肯定")
_REVIEW_AT_LEAST = 60


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole speech: ``sections`` are the units that open one; ``before`` and ``within``
    are points of each move before the first section and inside of sections."""

    sections: Sequence[int]
    before: Sequence[float]
    within: Sequence[float]
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A word in the title or the promise (``source``) that speaks for a move at a place (``where``)."""

    source: str
    where: str
    move: int
    weight: float
    pattern: re.Pattern[str]


@cache
def _occasions() -> tuple[_Occasion, ...]:
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return tuple(
        _Occasion(source, where, MOVES.index(Move(move)), float(weight), re.compile(pattern))
        for source, where, move, weight, pattern in rows
    )


def frame_of(blocks: Sequence[Block], units: Sequence[Unit]) -> Frame:
    """The frame of one speech, from its title, its promise and what stands before the first section."""
    sections = [at for at, unit in enumerate(units) if unit.opens_section]
    first = sections[0] if sections else len(units)
    said = {
        "title": "".join(block.text for block in blocks if block.kind is BlockKind.TITLE),
        "promise": units[first - 1].text[-_HINGE_LONGEST:] if sections and first else "",
    }
    points = {"before": [0.0] * 6, "within": [0.0] * 6}
    for each in _occasions():
        if each.pattern.search(said[each.source]):
            points[each.where][each.move] += each.weight
    early = (unit.text for unit in units[1:first])
    is_reviewed = bool(sections) and any(
        len(text) >= _REVIEW_AT_LEAST and len(_REVIEWED.findall(text)) > 1 for text in early
    )
    return Frame(sections, points["before"], points["within"], is_reviewed)


def prior(units: Sequence[Unit], at: int, frame: Frame) -> list[float]:
    """Points of each move at a place: before the headings, first or last section, last paragraph."""
    sections = frame.sections
    out = [0.0] * 6
    first = sections[0] if sections else len(units)
    if at < first:
        if sections:
            _before(out, units[at], at, is_hinge=at == first - 1)
        else:
            _without_sections(out, units[at], at, len(units))
        out = [one + more for one, more in zip(out, frame.before, strict=True)]
    else:
        _inside(out, units, at, frame)
        out = [one + more for one, more in zip(out, frame.within, strict=True)]
    _at_end(out, units, at)
    return out


def _before(out: list[float], unit: Unit, at: int, *, is_hinge: bool) -> None:
    out[0] += 3.0 if unit.is_salutation else 1.8 if at <= 1 else 0.4
    if is_hinge and len(unit.text) <= _HINGE_LONGEST:
        out[0] += 2.0
    out[4] -= 1.0


def _without_sections(out: list[float], unit: Unit, at: int, count: int) -> None:
    """Where no heading tells, the first half looks back and the second asks."""
    out[0] += 3.0 if unit.is_salutation else 1.8 if at <= 1 else 0.0
    if 2 * at < count:
        out[4] -= 1.0
    else:
        out[0] -= 1.5
        out[3] += 0.5


def _inside(out: list[float], units: Sequence[Unit], at: int, frame: Frame) -> None:
    sections = frame.sections
    section = bisect_right(sections, at)
    out[0] -= 6.0
    if section == len(sections) and len(sections) > 1:
        alone = not units[sections[-1]].is_spoken
        out[3] += 0.3
        out[4] += 0.7 if len(sections) > 2 and alone else 0.3
    elif section == 1:
        out[1] += 0.0 if frame.is_reviewed else 0.5
        out[2] += 0.5
        out[4] -= 1.0
    else:
        out[3] += 0.8
    # What is promised as demands ends in demands on those who lead.
    out[4] += 0.6 * max(0.0, frame.within[3]) * (section / len(sections))


def _at_end(out: list[float], units: Sequence[Unit], at: int) -> None:
    last = len(units) - 1
    if units[at].heading is not None:
        out[0] -= 3.0
        out[5] -= 4.0
    elif at == last and at > 1:
        out[5] += 2.2
    elif at < last - 3:
        out[5] -= 3.0

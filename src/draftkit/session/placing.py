"""What a phrase needs from the place it is put in: numbers of headings, and how many points are promised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from draftkit.model import Facts, ParagraphKind, Phrase, Plan, Step
from draftkit.session.manuscript import Row
from draftkit.text.markers import marker_for, read_marker
from draftkit.text.numerals import to_chinese

_DEEPEST = 3
_ALL_POINTS = Step.HINGE
_POINTS_HERE = Step.LEAD_IN
_BEFORE_LAST = "前【项数】"
"""前【项数】项议程 counts what is over, not the whole agenda."""


@dataclass(frozen=True, slots=True)
class Points:
    """How many headings of the first level the speech has, points this part has, items the agenda has.

    0 is not known.
    """

    whole: int = 0
    here: int = 0
    agenda: int = 0


def points_at(rows: Sequence[Row], line: int, key: str, plan: Plan | None, facts: Facts) -> Points:
    """The counts as the page has them; where it has no headings yet, as the plan has them."""
    whole = sum(row.kind is ParagraphKind.HEADING and row.level == 1 for row in rows)
    part = _part_around(rows, line)
    here = sum(row.kind is ParagraphKind.HEADING and row.level == 2 for row in part)
    planned = next((item for item in plan.sections if item.key == key), None) if plan else None
    agenda = facts.get("议程")
    return Points(
        whole or (len(plan.headings) if plan else 0),
        here or (planned.points if planned else 0),
        len(agenda) if isinstance(agenda, tuple) else 0,
    )


def counted(
    answer: Callable[[str], str | None], points: Points, phrase: Phrase
) -> Callable[[str], str | None]:
    """``answer``, which also knows 【点数】 and 【项数】 where ``phrase`` speaks of what is counted."""
    number = {_ALL_POINTS: points.whole, _POINTS_HERE: points.here}.get(phrase.step) if phrase.step else 0
    known = {"点数": number or 0, "项数": 0 if _BEFORE_LAST in phrase.text else points.agenda}
    words = {name: to_chinese(count) for name, count in known.items() if 1 < count < 100}
    return lambda name: words.get(name) or answer(name)


def numbered(headings: Sequence[str], rows: Sequence[Row], line: int) -> tuple[str, ...]:
    """Headings with the markers they get when put in at or behind ``line``: the level below the heading that
    holds the place, or beside it where it is a point already; counted on from those before.
    """
    holder = next((at for at in range(line, -1, -1) if rows[at].kind is ParagraphKind.HEADING), None)
    level = 1 if holder is None else min(max(rows[holder].level or 1, 2), _DEEPEST)
    before = _counted_before(rows, line + 1, level)
    return tuple(_marked(text, level, before + number) for number, text in enumerate(headings, 1))


def marked(heading: str, rows: Sequence[Row], line: int, level: int) -> str:
    """A heading without number, with the marker of a heading of ``level`` at ``line``."""
    return _marked(heading, level, _counted_before(rows, line, level) + 1)


def _marked(heading: str, level: int, number: int) -> str:
    return f"{marker_for(level, number)}{' ' if level == _DEEPEST else ''}{bare(heading)}"


def _counted_before(rows: Sequence[Row], line: int, level: int) -> int:
    """How many headings of ``level`` stand before ``line`` in the section that holds it."""
    before = 0
    for row in reversed(rows[:line]):
        if row.kind is ParagraphKind.HEADING and row.level is not None:
            if row.level < level:
                break
            before += row.level == level
    return before


def bare(heading: str) -> str:
    """A heading without its number."""
    marker = read_marker(heading)
    return heading[len(marker.text) :].lstrip() if marker is not None else heading


def _part_around(rows: Sequence[Row], line: int) -> Sequence[Row]:
    """The rows of the first-level section that holds ``line``; none before the first."""
    heads = [at for at, row in enumerate(rows) if row.kind is ParagraphKind.HEADING and row.level == 1]
    begun = [at for at in heads if at <= line]
    if not begun:
        return ()
    return rows[begun[-1] : next((at for at in heads if at > line), len(rows))]

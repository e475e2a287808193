"""Which planned part each row of the page belongs to.

A draft's comments name moves and steps; an outline may give one move to several parts (a duty report has two
reviews) or name a part otherwise (``learn`` for the situation of a commendation). Parts come in the plan's
order: a new move, a further first-level heading, or a step that only a later part has begins the next one.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.model import ParagraphKind, Plan, PlannedSection
from draftkit.session.manuscript import Row, places


def planned_keys(keys: Sequence[str], rows: Sequence[Row], plan: Plan | None) -> tuple[str, ...]:
    """The key of every row as the plan names its part; ``keys`` are those of the draft's own comments."""
    if plan is None or all(section.key == section.move.value for section in plan.sections):
        return tuple(keys)
    walk = _Walk(plan.sections)
    return tuple(
        walk.step(key, row, place.step.value if place.step else "")
        for key, row, place in zip(keys, rows, places(rows), strict=True)
    )


class _Walk:
    """Goes down the page, from part to part."""

    def __init__(self, sections: Sequence[PlannedSection]) -> None:
        self._sections = sections
        self._at = -1
        self._key = ""
        self._headed = False

    def step(self, key: str, row: Row, step: str) -> str:
        """The planned key of the next row."""
        head = row.kind is ParagraphKind.HEADING and row.level == 1
        if key != self._key:
            self._enter(key, step)
        elif (head and self._headed) or not self._has(self._at, step):
            self._go_on(key, step, by_heading=head and self._headed)
        self._headed |= head
        return self._sections[self._at].key if self._at >= 0 and key else key

    def _enter(self, key: str, step: str) -> None:
        self._key, self._headed = key, False
        order = [*range(self._at + 1, len(self._sections)), *range(self._at + 1)]
        fitting = [at for at in order if self._fits(at, key)]
        known = [at for at in fitting if step and self._has(at, step)]
        self._at = (known or fitting or [-1])[0]

    def _go_on(self, key: str, step: str, *, by_heading: bool) -> None:
        ahead = [at for at in range(self._at + 1, len(self._sections)) if self._fits(at, key)]
        wanted = [at for at in ahead if by_heading or self._has(at, step)]
        if wanted and self._at >= 0:
            self._at, self._headed = wanted[0], False

    def _fits(self, at: int, key: str) -> bool:
        return key in (self._sections[at].key, self._sections[at].move.value)

    def _has(self, at: int, step: str) -> bool:
        return not step or (at >= 0 and any(each.value == step for each in self._sections[at].steps))

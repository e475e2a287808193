"""The rules, in the order in which they run and are listed."""

from __future__ import annotations

from draftkit.checks import dated, length, marks, numbering, place, slots
from draftkit.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    slots.OPEN_SLOT,
    slots.REDACTION,
    place.FOREIGN_PLACE,
    place.LEVEL_WORD,
    dated.DATED_WORDING,
    dated.MISWORDED,
    numbering.PROMISED_COUNT,
    numbering.NUMBERING,
    numbering.NUMBERING_MARK,
    numbering.SERIES,
    marks.HALF_WIDTH,
    marks.UNPAIRED,
    marks.DOUBLED,
    length.LENGTH,
)


def rule_named(name: str) -> Rule | None:
    """The rule of that id, or None."""
    return next((rule for rule in RULES if rule.id == name), None)

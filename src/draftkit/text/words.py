"""Steps of the cursor through Chinese text without a dictionary: clause by clause, slots and words whole."""

from __future__ import annotations

import re

from draftkit.text.marks import HAN

_UNIT = re.compile(
    rf"[“‘（《〈(]*(?:【[^【】\n]*】|[{HAN}]+|[A-Za-z]+|\d+(?:[.,]\d+)*%?)|[^\s{HAN}A-Za-z0-9【“‘（《〈(]+|\s+|."
)


def next_stop(text: str, column: int) -> int:
    """Where the cursor lands going right from ``column``: past the clause and the marks that close it."""
    for match in _UNIT.finditer(text):
        if match.end() > column and not _closes_clause(text, match.end()):
            return match.end()
    return len(text)


def previous_stop(text: str, column: int) -> int:
    """Where the cursor lands going left from ``column``: the start of the clause before it."""
    stops = [0]
    stops.extend(match.start() for match in _UNIT.finditer(text) if not _is_marks(match.group()))
    return max((stop for stop in stops if stop < column), default=0)


def _closes_clause(text: str, end: int) -> bool:
    return end < len(text) and _is_marks(text[end])


def _is_marks(unit: str) -> bool:
    return not (unit[0].isalnum() or unit[0] in "【“‘（《〈(")

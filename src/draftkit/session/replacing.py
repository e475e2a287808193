"""A word replaced everywhere on the page, but in locked sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from draftkit.session.manuscript import Row

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Replaced:
    """The rows now, how many places were changed, how many were left because they are locked."""

    rows: tuple[Row, ...]
    changed: int
    held: int


def replaced(rows: Sequence[Row], wanted: str, given: str, locked: Mapping[int, Spans]) -> Replaced:
    """Put ``given`` for every ``wanted``; ``locked`` are columns by row that stay as they are."""
    now: list[Row] = []
    changed = held = 0
    for line, row in enumerate(rows):
        text, done, left = _replaced(row.text, wanted, given, locked.get(line, ()))
        now.append(replace(row, text=text) if done else row)
        changed, held = changed + done, held + left
    return Replaced(tuple(now), changed, held)


def _replaced(text: str, wanted: str, given: str, held: Spans) -> tuple[str, int, int]:
    """A row's text with ``wanted`` replaced outside of ``held``; how many were, how many were not."""
    parts: list[str] = []
    done = left = last = 0
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if any(at < stop and end > start for start, stop in held):
            left += 1
        else:
            parts += [text[last:at], given]
            last = end
            done += 1
        at = text.find(wanted, end)
    return "".join(parts) + text[last:], done, left

"""A rule: what it is called, how sure it is, why it exists, where it is known to be wrong, and its work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from draftkit.checks.subject import Subject
from draftkit.model import FindingLevel, Fix


@dataclass(frozen=True, slots=True)
class Hit:
    """One place a rule points at. ``level`` overrides the rule's own where a case is surer or less sure."""

    start: int
    end: int
    message: str
    fix: tuple[Fix, ...] | None = None
    level: FindingLevel | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue. ``blind_spots`` says where it is known to be wrong."""

    id: str
    title: str
    level: FindingLevel
    why: str
    source: str
    run: Callable[[Subject], Iterator[Hit]]
    blind_spots: str = ""


def replace(start: int, end: int, text: str) -> tuple[Fix, ...]:
    """A fix of one replacement."""
    return (Fix(start, end, text),)

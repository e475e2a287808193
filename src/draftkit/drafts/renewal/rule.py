"""What a renewal rule is: it finds stretches of the old text and says what stands there now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity


@dataclass(frozen=True, slots=True)
class Hit:
    """Code points ``start``..``end`` of the old text become ``now``; None keeps them as they are.

    What is kept is either common property (no ``note``) or must be looked at (``note`` says why).
    """

    start: int
    end: int
    now: str | None
    note: str = ""


Finder = Callable[[str, OldIdentity, NewMeeting], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; earlier rules of the table win where two find the same stretch."""

    name: str
    zh: str
    find: Finder

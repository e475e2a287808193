"""How two manuscripts were compared: the shape in which the redline and the take-back read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    GONE = "gone"
    COME = "come"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one paragraph and its fate."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class PassagePair:
    """A passage before and after, by index; None where it was not there yet, or no longer is.

    ``stretches`` without ``COME`` are the old text, without ``GONE`` the new one. A moved passage is two
    pairs: gone at one place, come at the other; ``moved_from`` then names its old index.
    """

    old: int | None
    new: int | None
    stretches: tuple[Stretch, ...]
    moved_from: int | None = None

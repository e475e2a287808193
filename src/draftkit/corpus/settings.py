"""What a caller may switch: rules by name, and whether moves are labelled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """``off`` names cleaning and dropping rules to leave out."""

    off: frozenset[str] = frozenset()
    moves: bool = True


DEFAULT = ReadSettings()

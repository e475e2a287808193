"""Canonical formulations, their common mistakes, and enumerations that are complete or not named out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from draftkit.lexicon.tables import rows, text, texts

_FILE = "canonical.yaml"


@dataclass(frozen=True, slots=True)
class Formulation:
    """A fixed wording, the ways it is commonly got wrong, and what looks wrong but is right."""

    right: str
    wrong: tuple[str, ...]
    note: str = ""
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A named group (四个意识) and its items in their fixed order."""

    name: str
    items: tuple[str, ...]


@lru_cache(maxsize=1)
def formulations() -> tuple[Formulation, ...]:
    """The shipped table of fixed wordings."""
    return tuple(
        Formulation(text(row, "right"), texts(row, "wrong"), text(row, "note"), texts(row, "except"))
        for row in rows(_FILE, "formulations")
    )


@lru_cache(maxsize=1)
def enumerations() -> tuple[Enumeration, ...]:
    """The shipped table of named groups."""
    return tuple(Enumeration(text(row, "name"), texts(row, "items")) for row in rows(_FILE, "enumerations"))

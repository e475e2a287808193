"""What a run did: how many candidates of each kind and step, what was refused and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MiningReport:
    """Counts of one run. ``refused`` maps a reason to the number of clauses or patterns it took out."""

    files: int = 0
    speeches: int = 0
    independent: int = 0
    characters: int = 0
    copies: tuple[tuple[str, str], ...] = ()
    untrusted: tuple[str, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    steps: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)
    single: int = 0

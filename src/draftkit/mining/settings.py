"""What one run of the miner is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LONE_UP_TO = 2
"""Who asks for more speeches than this wants no frame of one."""
VERSION = "2"
"""Changes whenever prepared speeches or candidates would come out differently; part of every cache key."""


@dataclass(frozen=True, slots=True)
class MiningSettings:
    """``min_speeches``: independent speeches a candidate needs (structural kinds may have one;
    so may frames that their structure alone shows, as long as no more than two are asked for).

    ``fast`` forces rjieba (True) or jieba (False); None takes what is there. ``limit`` keeps the best so
    many of every kind (0: all). ``scoring`` and ``words`` name edited tables in place of the shipped ones.
    """

    min_speeches: int = 2
    fast: bool | None = None
    limit: int = 0
    scoring: Path | None = None
    words: Path | None = None

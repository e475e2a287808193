"""What a check reports. Columns are 1-based code points; ``start``, ``end`` 0-based file offsets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingLevel(StrEnum):
    """How sure a rule is: certain, doubtful, or only a hint. A doubtful rule never blocks an export."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace ``start``..``end`` of the file's text by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One place a rule points at: where, why, what instead, and on which source it rests.

    ``key`` stays the same under edits elsewhere in the file, so that one place can be ignored for good.
    """

    rule: str
    level: FindingLevel
    path: str
    line: int
    col: int
    end_line: int
    end_col: int
    start: int
    end: int
    text: str
    message: str
    why: str = ""
    source: str = ""
    fix: tuple[Fix, ...] | None = None
    key: str = ""

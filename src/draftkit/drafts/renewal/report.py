"""What a renewal did, for the writer to go through: what became what, what is left, what is dated."""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.drafts.renewal.kinds import TypeGuess
from draftkit.drafts.renewal.meeting import OldIdentity


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """One stretch of the old text: ``line`` is where it stands in the new file; ``kind`` the rule's name.

    ``now`` None means that it was kept and ``note`` says why it should be looked at.
    """

    kind: str
    was: str
    now: str | None
    line: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class DatedNote:
    """Wording that is not current at the new meeting's date; ``now`` is what one says instead."""

    text: str
    line: int
    why: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class CopiedRun:
    """A stretch that is word for word the old text's: its length in characters and how it begins."""

    line: int
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class RenewalReport:
    """Everything about one renewal. ``copied`` holds runs of at least ``MIN_RUN`` characters."""

    source: str
    old: OldIdentity
    type: TypeGuess
    changes: tuple[ChangeNote, ...]
    kept: tuple[ChangeNote, ...]
    dated: tuple[DatedNote, ...]
    copied: tuple[CopiedRun, ...]
    characters: int
    slots: tuple[str, ...]
    moves: tuple[str, ...]

    @property
    def copied_share(self) -> float:
        """The part of the new text that is word for word the old one, 0..1."""
        return sum(run.length for run in self.copied) / self.characters if self.characters else 0.0

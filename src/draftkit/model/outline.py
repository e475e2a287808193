"""Outlines (per speech type) and plans (an outline fitted to rank, minutes and the writer's wishes)."""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.model.move import Move, Step
from draftkit.model.speech_type import Rank, SpeechType


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """One section of an outline.

    ``share`` is its part of the speech's length (0..1, sections sum to 1); ``points`` the usual count of
    sub-headings; ``ranks`` limits it to some speakers (empty: all). ``prompt`` says what it is for;
    ``step_prompts`` does so for single steps.
    """

    key: str
    move: Move
    steps: tuple[Step, ...]
    share: float
    heading: str = ""
    points: int = 0
    heading_frames: tuple[str, ...] = ()
    prompt: str = ""
    step_prompts: tuple[tuple[Step, str], ...] = ()
    ranks: tuple[Rank, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The front matter of ``templates/TYPE.md.j2`` and the Jinja body, loaded and checked."""

    type: SpeechType
    title: str
    sections: tuple[OutlineSection, ...]
    facts: tuple[str, ...] = ()
    minutes: tuple[int, int] = (5, 60)
    body: str = ""
    note: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section with its budget: ``characters`` as Word counts them, ``points`` sub-headings."""

    key: str
    move: Move
    steps: tuple[Step, ...]
    heading: str
    points: int
    characters: int
    prompt: str = ""
    heading_frames: tuple[str, ...] = ()
    step_prompts: tuple[tuple[Step, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Sections in order with their budgets, for one type, rank and length."""

    type: SpeechType
    rank: Rank
    minutes: int
    rate: int
    sections: tuple[PlannedSection, ...]
    warnings: tuple[str, ...] = ()

    @property
    def characters(self) -> int:
        """The budget of the whole speech."""
        return sum(section.characters for section in self.sections)

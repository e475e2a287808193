"""Outlines (per speech type) and plans (an outline fitted to rank, minutes and the writer's wishes)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from draftkit.model.move import Move, Step
from draftkit.model.speech_type import Rank, SpeechType


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """One section of an outline.

    ``share`` is its part of the speech's length (any positive weight; the plan makes them sum to 1);
    ``points`` the fewest sub-headings and ``most_points`` what a long speech may have; ``point_size`` the
    characters one point usually takes. ``point_step`` is the step that the points belong to; None with
    points means that every step is a point of its own. ``ranks`` limits the section to some speakers
    (empty: all). ``prompt`` says what it is for; ``step_prompts`` does so for single steps. ``least`` and
    ``most`` bound its characters however long the speech is (0: no bound): an opening does not grow.
    """

    key: str
    move: Move
    steps: tuple[Step, ...]
    share: float
    heading: str = ""
    points: int = 0
    most_points: int = 0
    point_size: int = 420
    point_step: Step | None = None
    heading_frames: tuple[str, ...] = ()
    prompt: str = ""
    step_prompts: tuple[tuple[Step, str], ...] = ()
    ranks: tuple[Rank, ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class RankView:
    """How one speaker's rank changes an outline: what is left out, other shares, and why."""

    rank: Rank
    omit: tuple[str, ...] = ()
    omit_steps: tuple[Step, ...] = ()
    shares: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The front matter of ``templates/TYPE.md.j2`` and the Jinja body, loaded and checked.

    ``heading_sets`` are whole sets of level-1 headings, section key to heading, of which a draft takes
    one, so that siblings stay parallel. ``variables`` are names of the outline's own with their default
    text. ``salutation`` is how such a speech usually begins. ``own_words`` keeps phrases of the bank out
    that do not name this very type. ``headings`` is False for kinds that have no level-1 headings, and
    ``headings_from`` the minutes below which others have none. ``minutes`` is the range the type makes
    sense for.
    """

    type: SpeechType
    title: str
    sections: tuple[OutlineSection, ...]
    facts: tuple[str, ...] = ()
    minutes: tuple[int, int] = (5, 60)
    usual_minutes: int = 20
    body: str = ""
    note: str = ""
    path: str = ""
    name: str = ""
    heading_sets: tuple[Mapping[str, str], ...] = ()
    headings_from: int = 6
    rank_views: tuple[RankView, ...] = ()
    variables: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    own_words: bool = False
    salutation: str = "同志们"
    headings: bool = True
    body_line: int = 1

    def view(self, rank: Rank) -> RankView:
        """How ``rank`` changes this outline (nothing, where it does not say)."""
        return next((view for view in self.rank_views if view.rank is rank), RankView(rank))


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
    point_step: Step | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Sections in order with their budgets, for one type, rank and length.

    ``order`` is what the writer asked to come first; the sections already stand that way.
    """

    type: SpeechType
    rank: Rank
    minutes: int
    rate: int
    sections: tuple[PlannedSection, ...]
    warnings: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    @property
    def characters(self) -> int:
        """The budget of the whole speech."""
        return sum(section.characters for section in self.sections)

    @property
    def headings(self) -> tuple[str, ...]:
        """The level-1 headings, in order."""
        return tuple(section.heading for section in self.sections if section.heading)

"""Type × rank × minutes → a plan: which sections and steps, how many points, how many characters each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from draftkit.errors import UsageError
from draftkit.model.draft import SectionPlan
from draftkit.model.move import Step
from draftkit.model.outline import Outline, OutlineSection, Plan, PlannedSection
from draftkit.model.speech_type import Rank
from draftkit.outlines.prompts import step_prompts
from draftkit.text.counts import DEFAULT_RATE

LOWEST_RATE = 120
HIGHEST_RATE = 300
LONGEST = 240
POINT_LIMIT = 12
NOTHING: Mapping[str, SectionPlan] = {}


def make_plan(
    outline: Outline,
    rank: Rank = Rank.PRINCIPAL,
    minutes: int | None = None,
    rate: int = DEFAULT_RATE,
    changes: Mapping[str, SectionPlan] = NOTHING,
    order: Sequence[str] = (),
    heading_set: int = 0,
) -> Plan:
    """Fit an outline to a speaker and a length.

    ``minutes`` None takes the usual length of the type; ``rate`` is characters a minute; ``changes`` are
    the writer's own, by section key (the front matter's ``plan``); ``order`` lists section keys that come
    first in that order; ``heading_set`` picks a set of level-1 headings. The sections' characters sum to
    minutes × rate, unless the writer's own numbers say otherwise.

    Raises:
        UsageError: minutes or rate that no speech has, or a change to a section that is not there.
    """
    minutes = outline.usual_minutes if minutes is None else minutes
    _check(outline, minutes, rate, changes, order)
    sections = _sections(outline, rank, changes, order)
    if not sections:
        raise UsageError("方案里一个部分也没有留下", remedy="请至少保留一个部分")
    budgets = _budgets(outline, rank, sections, minutes * rate, changes)
    headings = _headings(outline, minutes, heading_set)
    planned = [
        _planned(section, budgets[section.key], outline, rank, headings, changes.get(section.key))
        for section in sections
    ]
    return Plan(
        outline.type, rank, minutes, rate, tuple(planned), _warnings(outline, rank, minutes), tuple(order)
    )


def _check(
    outline: Outline, minutes: int, rate: int, changes: Mapping[str, SectionPlan], order: Sequence[str]
) -> None:
    if not 1 <= minutes <= LONGEST:
        raise UsageError(f"时长要在 1 到 {LONGEST} 分钟之间", remedy="请核对 --minutes")
    if not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise UsageError(f"语速要在每分钟 {LOWEST_RATE} 到 {HIGHEST_RATE} 字之间", remedy="一般为 160 到 240")
    keys = {section.key for section in outline.sections}
    unknown = sorted({*changes, *order} - keys)
    if unknown:
        raise UsageError(
            f"方案里没有“{'、'.join(unknown)}”这个部分",
            remedy=f"可用：{'、'.join(section.key for section in outline.sections)}",
        )


def _sections(
    outline: Outline, rank: Rank, changes: Mapping[str, SectionPlan], order: Sequence[str]
) -> list[OutlineSection]:
    view = outline.view(rank)
    kept = []
    for section in outline.sections:
        change = changes.get(section.key)
        left_out = section.key in view.omit or (section.ranks and rank not in section.ranks)
        if (change and change.omit) or (left_out and change is None):
            continue
        steps = tuple(step for step in section.steps if step not in view.omit_steps)
        if steps:
            kept.append(replace(section, steps=steps))
    place = {key: index for index, key in enumerate(order)}
    return sorted(kept, key=lambda section: place.get(section.key, len(place))) if order else kept


def _budgets(
    outline: Outline,
    rank: Rank,
    sections: Sequence[OutlineSection],
    total: int,
    changes: Mapping[str, SectionPlan],
) -> dict[str, int]:
    """Characters by section; what the writer fixed stays, the others share the rest by their shares."""
    view = outline.view(rank)
    fixed = {
        section.key: change.characters
        for section in sections
        if (change := changes.get(section.key)) is not None and change.characters is not None
    }
    open_sections = [section for section in sections if section.key not in fixed]
    shares = {section.key: view.shares.get(section.key, section.share) for section in open_sections}
    rest = max(total - sum(fixed.values()), 40 * len(open_sections))
    return {**_shared_out(open_sections, shares, rest), **fixed}


def _shared_out(sections: Sequence[OutlineSection], shares: Mapping[str, float], rest: int) -> dict[str, int]:
    """``rest`` characters by share; a section at its bound keeps it and the others take the difference."""
    bounded: dict[str, int] = {}
    while True:
        free = [section for section in sections if section.key not in bounded]
        left = rest - sum(bounded.values())
        whole = sum(shares[section.key] for section in free)
        budgets = {section.key: int(left * shares[section.key] / whole) for section in free}
        held = [section for section in free if _bound(section, budgets[section.key]) != budgets[section.key]]
        if not held or len(held) == len(free):
            break
        # One at a time, the farthest off first: holding one changes what is left for the others.
        worst = max(held, key=lambda each: abs(_bound(each, budgets[each.key]) - budgets[each.key]))
        bounded[worst.key] = _bound(worst, budgets[worst.key])
    if budgets:  # what rounding lost goes to the longest section
        longest = max(budgets, key=lambda key: budgets[key])
        budgets[longest] += left - sum(budgets.values())
    return {**budgets, **bounded}


def _bound(section: OutlineSection, characters: int) -> int:
    return max(section.least, min(characters, section.most or characters))


def _headings(outline: Outline, minutes: int, heading_set: int) -> Mapping[str, str]:
    if not outline.headings or minutes < outline.headings_from:
        return {}
    chosen = outline.heading_sets[heading_set % len(outline.heading_sets)] if outline.heading_sets else {}
    own = {section.key: section.heading for section in outline.sections if section.heading}
    return {**own, **chosen}


def _planned(
    section: OutlineSection,
    characters: int,
    outline: Outline,
    rank: Rank,
    headings: Mapping[str, str],
    change: SectionPlan | None,
) -> PlannedSection:
    heading = headings.get(section.key, "")
    points = points_for(section, characters)
    if change is not None:
        heading = change.heading if change.heading is not None else heading
        points = min(change.points, POINT_LIMIT) if change.points is not None else points
    return PlannedSection(
        key=section.key,
        move=section.move,
        steps=section.steps,
        heading=heading,
        points=points,
        characters=characters,
        prompt=section.prompt,
        heading_frames=section.heading_frames,
        step_prompts=_prompts(section),
        point_step=section.point_step,
    )


def _prompts(section: OutlineSection) -> tuple[tuple[Step, str], ...]:
    """What to ask for at each step: the outline's own word, else the general one."""
    own = dict(section.step_prompts)
    general = step_prompts()
    return tuple((step, own.get(step) or general.get(step, section.prompt)) for step in section.steps)


def points_for(section: OutlineSection, characters: int) -> int:
    """How many points a section of that length gets: longer speeches get more points, not more padding.

    A single point is none: （一） without （二） is no division.
    """
    if not section.most_points:
        return 0
    most = section.most_points
    if section.point_step is None:
        most = min(most, len(section.steps))
    points = max(min(section.points, most), min(most, round(characters / section.point_size)))
    return 0 if points == 1 else points


def _warnings(outline: Outline, rank: Rank, minutes: int) -> tuple[str, ...]:
    low, high = outline.minutes
    warnings = []
    if minutes > high:
        warnings.append(f"{outline.type.zh}一般讲 {low} 到 {high} 分钟，{minutes} 分钟偏长，宜压缩")
    elif minutes < low:
        warnings.append(f"{outline.type.zh}一般讲 {low} 到 {high} 分钟，{minutes} 分钟偏短，只够讲要点")
    note = outline.view(rank).note
    return (*warnings, note) if note else tuple(warnings)

"""Set-up of a new draft: what is asked, the live plan, and the first text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from draftkit.model import FACT_NAMES, FactName, Facts, FactValue, Plan, Rank, SlotType, SpeechType
from draftkit.text.counts import DEFAULT_RATE
from draftkit.text.slots import fill_slots

ASKED_FIRST = ("会议名称", "地名", "层级", "工作", "会议日期", "讲话人", "职务", "称谓", "上级", "年度")
"""What the first step asks, in this order. All of it may stay empty; the rest can be filled in later."""

ASKED_AGAIN = ("会议名称", "地名", "层级", "会议日期", "讲话人", "职务", "工作", "上级")
"""What is asked of the new meeting when an old speech is made new."""

_DATE = re.compile(r"(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})日?$")
_LIST_MARKS = re.compile(r"[、，,；;]")


@dataclass(frozen=True, slots=True)
class Answers:
    """What was typed, read as facts; ``complaints`` say by fact name what could not be understood."""

    facts: Facts
    complaints: Mapping[str, str]


def asked(kind: SpeechType) -> tuple[FactName, ...]:
    """The facts the first step asks for a type: the usual ones, then what its outline wants besides."""
    from draftkit.outlines.catalogue import load_outline  # deferred: reads YAML and Jinja

    wanted = [*ASKED_FIRST, *(name for name in load_outline(kind.value).facts if name not in ASKED_FIRST)]
    known = {fact.name: fact for fact in FACT_NAMES}
    left_out = {"身份", "时长", "语速"}  # asked in the second step, where their effect can be seen
    return tuple(known[name] for name in wanted if name in known and name not in left_out)


def read_answers(typed: Mapping[str, str], today: date | None = None) -> Answers:
    """Typed text → facts. Empty answers are left out; what cannot be understood is complained of."""
    known = {fact.name: fact for fact in FACT_NAMES}
    values: dict[str, FactValue] = {}
    complaints: dict[str, str] = {}
    for name, text in typed.items():
        text = text.strip()
        if not text:
            continue
        value = _read(known[name], text, today or date.today())
        if value is None:
            complaints[name] = known[name].prompt
        else:
            values[name] = value
    return Answers(Facts(values), complaints)


def inferred(typed: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
    """What follows for facts that were left empty: by name, the value and the fact it was taken from."""
    from draftkit.outlines.inference import INFERRED_FROM, infer  # deferred: reads place words

    facts = read_answers(typed).facts
    known = infer(facts).facts
    return {
        name: (known.text(name), source)
        for name, source in INFERRED_FROM.items()
        if facts.get(name) is None and known.get(name) is not None
    }


def levels_differ(typed: Mapping[str, str]) -> tuple[str, str] | None:
    """The level that the place's name tells and the one that was chosen, where they are not the same."""
    from draftkit.outlines.inference import level_of

    told, chosen = level_of(typed.get("地名", "").strip()), typed.get("层级", "")
    return (told.value, chosen) if told and chosen and told.value != chosen else None


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan as it stands, and the title of each of its sections as drafting would write it."""

    plan: Plan
    titles: tuple[str, ...]


def preview(
    kind: SpeechType, facts: Facts, rank: Rank, minutes: int | None, rate: int, *, fill: bool = False
) -> Preview:
    """The plan with these choices, its headings filled from the facts and from what follows of them.

    ``fill`` plans for a first text, which chooses among the outline's sets of headings.

    Raises:
        DraftkitError: the outline is broken, or minutes or rate that no speech has.
    """
    from draftkit.outlines.vocabulary import answers
    from draftkit.session.drafting import Request, gather
    from draftkit.session.drafting import plan_for as planned

    _, unit = gather(None, None)
    request = Request(kind.value, facts, unit, rank=rank, minutes=minutes, rate=rate, fill=fill)
    _, plan, known, _ = planned(request)
    answer = answers(known, unit)
    titles = (section.heading or section.move.zh for section in plan.sections)
    return Preview(plan, tuple(fill_slots(title, answer) for title in titles))


def warm(kind: SpeechType) -> None:
    """Read what the set-up of a type needs (outline, inference tables), so that it opens at once.

    Raises:
        DraftkitError: the outline is broken.
    """
    asked(kind)
    preview(kind, Facts(), Rank.PRINCIPAL, None, DEFAULT_RATE)


def usual_minutes(kind: SpeechType) -> tuple[int, int, int]:
    """Shortest, usual and longest sensible length of a type in minutes."""
    from draftkit.outlines.catalogue import load_outline

    outline = load_outline(kind.value)
    low, high = outline.minutes
    return low, outline.usual_minutes, high


def create_draft(
    kind: SpeechType,
    facts: Facts,
    rank: Rank,
    minutes: int,
    rate: int,
    place: Path,
    *,
    fill: bool,
) -> Path:
    """Write a new draft and return its path; ``fill`` asks for a first text.

    ``place`` is the file to write, or a folder in which the meeting's name makes a free file name.

    Raises:
        DraftkitError: the outline is broken, the folder cannot be written to.
    """
    from draftkit.session.desk import DRAFT_SUFFIXES, free_path
    from draftkit.session.drafting import Request, gather, new_draft, save_new

    _, unit = gather(None, None)
    is_folder = place.suffix.lower() not in DRAFT_SUFFIXES
    folder = place if is_folder else place.parent
    whole = facts.with_values({"身份": rank.value, "语速": rate})
    request = Request(
        kind.value, whole, unit, rank=rank, minutes=minutes, rate=rate, fill=fill, draft_folder=folder
    )
    draft = new_draft(request)
    path = free_path(place, file_title(kind, facts)) if is_folder else place
    save_new(path, draft)
    return path


def write_renewed(source: str, facts: Facts, old: Path, folder: Path) -> Path:
    """Write a renewed speech beside the writer's other drafts and return its path."""
    from draftkit.files.atomic import write_text
    from draftkit.session.desk import free_path

    title = facts.text("会议名称")
    path = free_path(folder, f"{title}讲话" if title else f"{old.stem}（新）")
    write_text(path, source)
    return path


def file_title(kind: SpeechType, facts: Facts) -> str:
    """What the file of a new draft is called."""
    meeting = facts.text("会议名称") or kind.zh
    return meeting if meeting.endswith(("讲话", "致辞", "主持词", "党课")) else f"{meeting}讲话"


def _read(fact: FactName, text: str, today: date) -> FactValue | None:
    if fact.type is SlotType.NUMBER:
        digits = re.match(r"\d{1,6}(?!\d)", text)
        return _bounded(fact, int(digits.group())) if digits else None
    if fact.type is SlotType.DATE:
        return _read_date(text, today)
    if fact.type is SlotType.LIST:
        return tuple(item.strip() for item in _LIST_MARKS.split(text) if item.strip())
    if fact.type is SlotType.CHOICE:
        return text if text in fact.choices else None
    return text


def _bounded(fact: FactName, number: int) -> int | None:
    from draftkit.outlines.facts import BOUNDS  # deferred with the rest of outlines

    low, high = BOUNDS.get(fact.name, (0, number))
    return number if low <= number <= high else None


def _read_date(text: str, today: date) -> str | None:
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        return date(int(year) if year else today.year, int(month), int(day)).isoformat()
    except ValueError:
        return None

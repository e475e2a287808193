"""A first draft: plan, facts, patterns and the bank → Markdown, the same call the same bytes."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from draftkit.model.draft import SectionPlan
from draftkit.model.facts import Facts, UnitProfile
from draftkit.model.outline import Outline, Plan
from draftkit.model.phrase import Phrase, PhraseStats
from draftkit.model.speech_type import SpeechType
from draftkit.outlines.body import SectionBody
from draftkit.outlines.choosing import Occasion, make_chooser
from draftkit.outlines.composing import Composer
from draftkit.outlines.facts import completed
from draftkit.outlines.joint_works import line_of
from draftkit.outlines.patterns import load_patterns
from draftkit.outlines.rendering import own_words, render, written_by_section
from draftkit.outlines.vocabulary import NOBODY, answers
from draftkit.outlines.works import GENERAL, load_works, words_of
from draftkit.text.slots import find_slots

NO_STATS: Mapping[str, PhraseStats] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Filled:
    """A first draft and what it is made of.

    ``written`` is the 字数 of text by section key; ``open_slots`` are names still to fill, in order.
    """

    text: str
    bodies: Mapping[str, SectionBody]
    open_slots: tuple[str, ...]
    written: Mapping[str, int]


def style_of(seed: int, kind: SpeechType, work: str = "") -> int:
    """Which style of sub-headings and which set of level-1 headings a seed takes for a type and its work."""
    return random.Random(f"style|{seed}|{kind}|{work}").randrange(1000)


def fill(
    outline: Outline,
    plan: Plan,
    facts: Facts,
    phrases: Iterable[Phrase],
    unit: UnitProfile = NOBODY,
    *,
    seed: int = 0,
    stats: Mapping[str, PhraseStats] = NO_STATS,
    changes: Mapping[str, SectionPlan] = MappingProxyType({}),
) -> Filled:
    """Write a first draft. Nothing is said twice; what only the writer can know stays an open slot.

    Raises:
        BadFileError, TooLargeError: from the outline's template or a pattern file.
    """
    known = completed(facts, unit)
    beside = Path(outline.path).parent if outline.path else None
    line = (
        GENERAL
        if outline.own_words
        else line_of(known.text("工作"), plan.type, load_works(beside), known.level, seed)
    )
    occasion = Occasion(
        type=plan.type,
        rank=plan.rank,
        date=known.text("会议日期"),
        work=known.text("工作"),
        level=known.level,
        line=line,
        seed=seed,
        minutes=plan.minutes,
        own_words=outline.own_words,
    )
    more = {**words_of(line, known, plan.rank), **own_words(outline, plan, known)}
    chooser = make_chooser(occasion, answers(known, unit, more), phrases, stats, load_patterns(beside))
    composer = Composer(chooser, style_of(seed, plan.type, occasion.work))
    bodies = {section.key: composer.section(section) for section in plan.sections}
    text = render(outline, plan, facts, unit, bodies, changes)
    names = dict.fromkeys(slot.name for slot in find_slots(text))
    written = written_by_section(outline, plan, known, unit, bodies)
    return Filled(text, MappingProxyType(bodies), tuple(names), written)

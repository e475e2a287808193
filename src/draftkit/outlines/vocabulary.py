"""What a slot means: facts and place words as answers, the same wherever a 【slot】 is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from draftkit.lexicon.place_words import place_words
from draftkit.model.facts import Facts, UnitProfile
from draftkit.model.speech_type import Rank
from draftkit.outlines.facts import completed
from draftkit.outlines.filters import FILTERS
from draftkit.outlines.values import shown

Answer = Callable[[str], str | None]
_PLACE_OF_ANOTHER = "我地"
NOBODY = UnitProfile()
_WORK = "工作"
_NAMES_ITSELF = ("工作", "行动", "活动", "工程", "任务", "事业", "战")
"""Ends of a line of work that can stand alone where a sentence says 做好【工作】."""
NO_MORE: Mapping[str, str] = MappingProxyType({})


def vocabulary(facts: Facts, unit: UnitProfile = NOBODY) -> Mapping[str, str]:
    """Slot name → text: every fact given (dates as 2026年3月12日) and every place word of the level.

    A speaker from the level above does not say 我县: there 【我地】 is the place's name, or 你县.
    """
    known = completed(facts, unit)
    words = {"群众": "群众"}
    if known.level is not None:
        words.update(place_words(known.level, known.text("地名")))
        if known.rank is Rank.SUPERIOR:
            words[_PLACE_OF_ANOTHER] = known.text("地名") or "你" + words[_PLACE_OF_ANOTHER].removeprefix(
                "我"
            )
    for name in known.values:
        words[name] = shown(FILTERS["日期"][0](known.text(name)))
    if known.get(_WORK):
        words[_WORK] = work_in_a_sentence(known.text(_WORK))
    return MappingProxyType(words)


def work_in_a_sentence(work: str) -> str:
    """A line of work as a sentence needs it: 防汛 → 防汛工作, so that 做好【工作】 reads well."""
    return work if work.endswith(_NAMES_ITSELF) else work + _WORK


def answers(facts: Facts, unit: UnitProfile = NOBODY, more: Mapping[str, str] = NO_MORE) -> Answer:
    """A look-up for ``text.slots.fill_slots``: the words for a slot, or None to leave it open.

    ``more`` are answers for this draft only, such as 【点数】; they win.
    """
    words = {**vocabulary(facts, unit), **more}
    return words.get

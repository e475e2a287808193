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
NO_MORE: Mapping[str, str] = MappingProxyType({})


def vocabulary(facts: Facts, unit: UnitProfile = NOBODY) -> Mapping[str, str]:
    """Slot name → text: every fact given (dates as 2026年3月12日) and every place word of the level.

    A speaker from the level above does not say 我县: there 【我地】 is the place's name, or 你县.
    """
    known = completed(facts, unit)
    words: dict[str, str] = {}
    if known.level is not None:
        words.update(place_words(known.level, known.text("地名")))
        if known.rank is Rank.SUPERIOR:
            words[_PLACE_OF_ANOTHER] = known.text("地名") or "你" + words[_PLACE_OF_ANOTHER].removeprefix(
                "我"
            )
    for name in known.values:
        words[name] = shown(FILTERS["日期"][0](known.text(name)))
    return MappingProxyType(words)


def answers(facts: Facts, unit: UnitProfile = NOBODY, more: Mapping[str, str] = NO_MORE) -> Answer:
    """A look-up for ``text.slots.fill_slots``: the words for a slot, or None to leave it open.

    ``more`` are answers for this draft only, such as 【点数】; they win.
    """
    words = {**vocabulary(facts, unit), **more}
    return words.get

"""Pattern → wording: names for the slots, and the text a writer inserts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from draftkit.mining.naming import SlotNamer
from draftkit.mining.slots import ANY, NAME_OF, is_slot, slot_type
from draftkit.model.phrase import SlotType
from draftkit.text.slots import find_slots

_MOSTLY = 0.6
_WORK = "工作"
_COMPOUND_ENDS = frozenset({"工作", "力度", "建设", "改革"})
"""Nouns that end a compound of two words or more after a slot (保护力度, 组织建设, 体制改革)."""


def worded(words: Sequence[str], namer: SlotNamer, fillers: Sequence[Mapping[str, int]] = ()) -> str:
    """The words as text, every slot as ``【名称】``; ``fillers`` is what stood in each slot, in order."""
    given = iter(fillers)
    return "".join(
        f"【{_name(words, place, namer, next(given, {}))}】" if is_slot(word) else word
        for place, word in enumerate(words)
    )


def _name(words: Sequence[str], place: int, namer: SlotNamer, fillers: Mapping[str, int]) -> str:
    told = _told(fillers) or NAME_OF[words[place]]
    return namer.name(words, place, fillers) if told == NAME_OF[ANY] else _apart(told, words, place, namer)


def _apart(name: str, words: Sequence[str], place: int, namer: SlotNamer) -> str:
    """加大【工作】工作力度 and 加强【工作】组织建设 name twice what is done: before a compound the slot tells
    of which sort it is."""
    rest = words[place + 1 :]
    told = any(word == "的" or is_slot(word) or word in namer.predicates for word in rest)
    if name != _WORK or len(rest) < 2 or told:
        return name
    modifier = namer.fallback.modifier
    return modifier if rest[0] == _WORK or (place and rest[-1] in _COMPOUND_ENDS) else name


def names_from(fillers: Sequence[Mapping[str, int]]) -> list[str]:
    """Names of slots told by what filled them: a line of work, or one sort of named thing."""
    return [_told(counter) for counter in fillers]


def _told(counter: Mapping[str, int]) -> str:
    total = sum(counter.values())
    if not total:
        return ""
    work = sum(count for text, count in counter.items() if text.endswith("工作") and len(text) > 2)
    if work >= _MOSTLY * total:
        return "工作"
    for char, name in NAME_OF.items():
        if char != ANY and counter.get(char, 0) >= _MOSTLY * total:
            return name
    return ""


def slot_types(text: str) -> dict[str, SlotType]:
    """The slots of a wording that are not plain text."""
    types = {span.name: slot_type(span.name) for span in find_slots(text)}
    return {name: kind for name, kind in types.items() if kind is not SlotType.TEXT}

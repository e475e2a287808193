"""Pattern → wording: names for the slots, and the text a writer inserts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import YamlMap, load
from draftkit.mining.slots import ANY, NAME_OF, slot_type
from draftkit.mining.words import SLOT_FIRST, SLOT_LAST
from draftkit.model.phrase import SlotType
from draftkit.text.slots import find_slots

SLOTS_FILE = "mining-slots.yaml"
_MOSTLY = 0.6
_WORK = "工作"
_COMPOUND_ENDS = frozenset({"工作", "力度", "建设", "改革"})
"""Nouns that end a compound of two words or more after a slot (保护力度, 组织建设, 体制改革)."""
_SKIPPED = frozenset({"的", "了", "地", "、"})


@dataclass(frozen=True, slots=True)
class SlotNamer:
    """Names open slots after the words beside them."""

    right: Mapping[str, str]
    left: Mapping[str, str]
    predicates: Mapping[str, str]
    subject: str
    doer: str
    modifier: str
    default: str

    def name(self, words: Sequence[str], place: int) -> str:
        """The name of the open slot ``words[place]``."""
        after = [word for word in words[place + 1 : place + 4] if word not in _SKIPPED]
        if after:
            found = self._before_noun(after)
            if found:
                return found
        if place == 0 and len(words) > 1:
            told = [self.predicates[word] for word in words[1:] if word in self.predicates]
            return told[0] if told else self.subject
        before = words[place - 1] if place else ""
        if before in _SKIPPED and place > 1:
            before = words[place - 2]
        return self.left.get(before) or self._unnamed(words[place + 1 : place + 2])

    def _unnamed(self, after: Sequence[str]) -> str:
        """A slot right before a verb is who or what does it, right before a noun which of them."""
        if not after or after[0] in _SKIPPED or is_slot(after[0]):
            return self.default
        return self.doer if after[0] in self.left or after[0] in self.predicates else self.modifier

    def _before_noun(self, after: Sequence[str]) -> str:
        """The name told by the words after a slot: 保障机制 tells what 机制 tells."""
        joined = "".join(after[:2])
        found = self.right.get(joined) or self.right.get(after[0])
        compound = after[0] if after[0] in self.left or after[0] in self.predicates else joined
        return found or next(
            (self.right[end] for size in (3, 2) if (end := compound[-size:]) in self.right), ""
        )


@lru_cache(maxsize=2)
def slot_namer(path: Path | None = None) -> SlotNamer:
    """The names of ``mining-slots.yaml``."""
    value = load(path or lexicon_dir() / SLOTS_FILE)
    fields = {str(key): each for key, each in value.items()} if isinstance(value, YamlMap) else {}
    return SlotNamer(
        _strings(fields.get("right")),
        _strings(fields.get("left")),
        _strings(fields.get("predicates")),
        str(fields.get("subject", "主体")),
        str(fields.get("doer", "对象")),
        str(fields.get("modifier", "哪方面")),
        str(fields.get("default", "内容")),
    )


def _strings(value: object) -> dict[str, str]:
    return {str(key): str(each) for key, each in value.items()} if isinstance(value, YamlMap) else {}


def worded(words: Sequence[str], namer: SlotNamer, known: Sequence[str] = ()) -> str:
    """The words as text, every slot as ``【名称】``; ``known`` names slots in order where not empty."""
    names = iter(known)
    return "".join(
        f"【{_undoubled(next(names, '') or _name(words, place, namer), words, place, namer)}】"
        if is_slot(word)
        else word
        for place, word in enumerate(words)
    )


def _undoubled(name: str, words: Sequence[str], place: int, namer: SlotNamer) -> str:
    """加大【工作】工作力度 and 加强【工作】组织建设 name twice what is done: before a compound the slot tells
    of which sort it is."""
    rest = words[place + 1 :]
    told = any(word == "的" or is_slot(word) or word in namer.predicates for word in rest)
    if name != _WORK or len(rest) < 2 or told:
        return name
    return namer.modifier if rest[0] == _WORK or (place and rest[-1] in _COMPOUND_ENDS) else name


def names_from(fillers: Sequence[Mapping[str, int]]) -> list[str]:
    """Names of slots told by what filled them: a line of work, or one sort of named thing."""
    return [_told(counter) for counter in fillers]


def _told(counter: Mapping[str, int]) -> str:
    total = sum(counter.values())
    work = sum(count for text, count in counter.items() if text.endswith("工作") and len(text) > 2)
    if work >= _MOSTLY * total:
        return "工作"
    for char, name in NAME_OF.items():
        if char != ANY and counter.get(char, 0) >= _MOSTLY * total:
            return name
    return ""


def _name(words: Sequence[str], place: int, namer: SlotNamer) -> str:
    return namer.name(words, place) if words[place] == ANY else NAME_OF[words[place]]


def is_slot(word: str) -> bool:
    """Whether a word is a slot character."""
    return len(word) == 1 and SLOT_FIRST <= word <= SLOT_LAST


def slot_types(text: str) -> dict[str, SlotType]:
    """The slots of a wording that are not plain text."""
    types = {span.name: slot_type(span.name) for span in find_slots(text)}
    return {name: kind for name, kind in types.items() if kind is not SlotType.TEXT}

"""Slots: the private-use character of every masked thing, and the name a writer sees for it."""

from __future__ import annotations

import re

from draftkit.lexicon.place_words import place_slots
from draftkit.mining.words import SLOT_FIRST, SLOT_LAST
from draftkit.model.phrase import SlotType

_MASKED = (
    "内容",
    "地名",
    "上级",
    "会议",
    "会议名称",
    "文件",
    "时间",
    "数量",
    "百分比",
    "金额",
    "名称",
    "提法",
    "单位",
    "领导同志",
    "工作",
    "地域",
)
SLOT_NAMES: tuple[str, ...] = tuple(dict.fromkeys((*_MASKED, *place_slots())))
CHAR_OF = {name: chr(ord(SLOT_FIRST) + number) for number, name in enumerate(SLOT_NAMES)}
NAME_OF = {char: name for name, char in CHAR_OF.items()}
ANY = CHAR_OF["内容"]
"""The slot whose name is still open: something of the topic, or something that varies."""
WORK, TIME, NUMBER = CHAR_OF["工作"], CHAR_OF["时间"], CHAR_OF["数量"]

_CHARACTERS = frozenset(map(chr, range(ord(SLOT_FIRST), ord(SLOT_LAST) + 1)))
NAMED_SLOT = re.compile("【[^】]*】")
"""A slot as it stands in a wording."""
_TYPES = {
    "数量": SlotType.NUMBER,
    "百分比": SlotType.PERCENT,
    "金额": SlotType.MONEY,
    "时间": SlotType.DATE,
    "领导同志": SlotType.PEOPLE,
}


def is_slot(word: str) -> bool:
    """Whether a word is a slot character."""
    return word in _CHARACTERS


def unslotted(text: str) -> str:
    """A wording without its slots."""
    return NAMED_SLOT.sub("", text)


def slot_type(name: str) -> SlotType:
    """What may stand in a slot of that name."""
    return _TYPES.get(name, SlotType.TEXT)

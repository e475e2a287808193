"""Slots ``【名称】`` in running text; ``【【`` is a literal opening bracket."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SLOT_RE = re.compile(r"【【|【([^【】\n]{1,30})】")


@dataclass(frozen=True, slots=True)
class SlotSpan:
    """One open slot: its name and the code points it covers, brackets included."""

    name: str
    start: int
    end: int


def find_slots(text: str) -> Iterator[SlotSpan]:
    """Every open slot of ``text`` in order; escaped brackets are skipped."""
    for match in SLOT_RE.finditer(text):
        if match.group(1) is not None:
            yield SlotSpan(match.group(1), match.start(), match.end())


def fill_slots(text: str, answer: Callable[[str], str | None]) -> str:
    """``text`` with every slot that ``answer`` knows replaced; the others stay visible."""

    def replaced(match: re.Match[str]) -> str:
        if match.group(1) is None:
            return match.group(0)
        value = answer(match.group(1))
        return match.group(0) if value is None else value

    return SLOT_RE.sub(replaced, text)

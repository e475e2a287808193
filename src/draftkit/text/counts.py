"""Length of a manuscript: as Word and WPS count it (字数), and as it is spoken (读字)."""

from __future__ import annotations

import re

from draftkit.text.comments import without_comments
from draftkit.text.marks import HAN

_WORD_UNIT = re.compile(r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ.,:/'%+-]*|[^\sA-Za-z0-9]")
_SPOKEN_UNIT = re.compile(rf"[{HAN}]|[A-Za-z]+|\d+(?:\.\d+)?%?")
_MARKDOWN = re.compile(r"^#{1,6} |\*\*", re.M)

DEFAULT_RATE = 200
"""Characters a minute when a manuscript is read aloud; 160 to 240 by speaker (GENRE)."""


def word_count(text: str) -> int:
    """字数 as Word and WPS show it: each Han character and mark is one, each Latin word or number one."""
    return len(_WORD_UNIT.findall(text))


def spoken_count(text: str) -> int:
    """读字: Han characters, plus numbers and Latin words as they are read."""
    total = 0
    for unit in _SPOKEN_UNIT.findall(text):
        if unit[0].isdigit():
            total += _spoken_digits(unit)
        else:
            total += 1 if len(unit) == 1 else max(1, len(unit) // 3)
    return total


def plain(markdown: str) -> str:
    """Markdown without comments, heading marks and bold marks: what counts as text."""
    return _MARKDOWN.sub("", without_comments(markdown))


def minutes_for(characters: int, rate: int = DEFAULT_RATE) -> float:
    """Minutes to read ``characters`` aloud at ``rate`` characters a minute."""
    return characters / rate


def _spoken_digits(number: str) -> int:
    percent = 3 if number.endswith("%") else 0
    whole = number.rstrip("%").split(".")
    spoken = len(whole[0]) * 2 - 1 if len(whole[0]) <= 4 else len(whole[0]) + 2
    return percent + spoken + (1 + len(whole[1]) if len(whole) > 1 else 0)

"""Readings that a page glued behind characters: ``機(jī)制`` becomes ``機制``.

Only a bracket that holds the reading of the very character before it is an annotation; ``(km)`` stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from draftkit.corpus.manuscript import Edit
from draftkit.corpus.tables import by_reading
from draftkit.text.marks import HAN

_LETTERS = "a-zāáǎàōóǒòēéěèīíǐìūúǔùüǖǘǚǜńňǹḿɡê"
_ANNOTATION = re.compile(rf"(?<=[{HAN}\ufffd?])\s?[(（]([{_LETTERS}]{{1,6}})[)）]")


def find(text: str) -> Iterator[Edit]:
    """One edit an annotation."""
    for match in _ANNOTATION.finditer(text):
        if is_reading(text[match.start() - 1], match.group(1)):
            yield match.start(), match.end(), ""


def is_reading(character: str, letters: str) -> bool:
    """Whether ``letters`` can be the annotation of ``character``; a broken character takes any reading."""
    if character in "\ufffd?":
        return letters in by_reading()
    known = _readings().get(character)
    if known is None:
        return letters in by_reading()
    return letters in known or (letters.isascii() and letters in {toneless(each) for each in known})


@cache
def toneless(reading: str) -> str:
    """The reading without its tone mark, ``ü`` kept as ``v`` has it in plain letters."""
    plain = unicodedata.normalize("NFD", reading)
    return "".join(each for each in plain if not unicodedata.combining(each))


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for reading, characters in by_reading().items():
        for character in characters:
            out[character] = (*out.get(character, ()), reading)
    return out

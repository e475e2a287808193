"""Quotation marks in the forms of the standard: low and reversed ones, straight ones, wrong turns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.corpus.manuscript import Edit
from draftkit.text.marks import HAN

_ODD = {
    "\u201a": "“", "\u201b": "”", "\u201e": "“", "\u201f": "”", "\u301d": "“", "\u301e": "”", "\u301f": "”",
    "＂": '"', "＇": "'",
}  # fmt: skip
_SEEN = re.compile('[\u201a\u201b\u201e\u201f\u301d-\u301f"＂“”]')
_HAN = re.compile(f"[{HAN}]")


def find(text: str) -> Iterator[Edit]:
    """One edit a mark; straight ones pair up within their line, curly ones are turned where the line's count
    is even and they do not alternate."""
    if _SEEN.search(text) is None:
        return
    start = 0
    for line in text.split("\n"):
        if _SEEN.search(line):
            yield from _in_line(line, start)
        start += len(line) + 1


def _in_line(line: str, base: int) -> Iterator[Edit]:
    places = [match.start() for match in _SEEN.finditer(line)]
    want = {place: _ODD.get(line[place], line[place]) for place in places}
    straight = [place for place in places if want[place] == '"']
    if straight and len(straight) % 2 == 0 and _HAN.search(line):
        want.update({place: "“”"[at % 2] for at, place in enumerate(straight)})
    doubles = [place for place in places if want[place] in "“”"]
    if len(doubles) % 2 == 0:
        want.update({place: "“”"[at % 2] for at, place in enumerate(doubles)})
    for place in places:
        if want[place] != line[place]:
            yield base + place, base + place + 1, want[place]

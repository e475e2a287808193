"""Roads, waters, markets, quarters and works of the old place: they belong to no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.names import name_boundary, toponym_characters, verb_before
from draftkit.drafts.renewal.rule import Hit
from draftkit.drafts.renewal.words import one_of, word_set


def find_landmarks(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every landmark of ``text``; one whose last character alone speaks for it is kept and told."""
    for number in _road_numbers().finditer(text):
        yield Hit(number.start(), number.end(), "【道路】")
    position = 0
    while match := _named().search(text, position):
        verb, kind = verb_before(match.group("stem")), match.group("kind")
        if _names_one(match.group("stem")[verb:], kind):
            sure = len(kind) > 1
            yield Hit(
                match.start() + verb,
                match.end(),
                "【地点】" if sure else None,
                "" if sure else "像是地名，请核",
            )
            position = match.end()
        else:
            position = match.start() + 1


@lru_cache(maxsize=1)
def _road_numbers() -> re.Pattern[str]:
    return re.compile(r"(?:国道|省道|县道|乡道)?(?<![A-Za-z\d])[GSXY]\d{2,4}(?:国道|省道|线)?(?![A-Za-z\d])")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"{name_boundary()}(?P<stem>[一-龥]{{1,5}}?)"
        rf"(?P<kind>(?:{one_of('landmark_kinds')})(?!区|路口)|[一二三四五六七八九][路街]|[路街河江湖山桥](?=$|[，。、；：）“”!?\s]|和|与|及|沿线|两岸|流域|段|棚改|改造|治理|扩建|整治|通车))"
    )


def _names_one(stem: str, kind: str) -> bool:
    common = word_set("not_landmarks")
    if stem in common or stem + kind in common or stem.endswith(tuple(w for w in common if len(w) > 1)):
        return False
    if (stem + kind).endswith(_EVERYDAY):
        return False
    if len(kind) == 1:
        return 2 <= len(stem) <= 3 and set(stem) <= toponym_characters()
    return len(stem) >= 2 and not set(stem) & _SPOKEN


_EVERYDAY = ("思路", "门路", "套路", "网路", "销路", "财路", "线路", "集成电路")
_SPOKEN = frozenset("的了是在把被让给以等各每这那其我你他们要更也都就已将使能可应须不没有全个条座处多")

"""Markers at the head of a paragraph that open no series: 最后，祝…; 首先，我代表…; 一是…，二是… at once.

A number counts only in company. What stands alone is the wording of a sentence, not a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from draftkit.corpus.structure.markers import NUMERAL, Marker, System, marker_at
from draftkit.corpus.structure.paragraphs import Paragraph
from draftkit.text.numerals import from_chinese

_SPOKEN = frozenset({System.ORDINAL, System.SERIES, System.ITEM_OF, System.NAMED})
_LAST = 9
_MEMBER = re.compile("(?<=[，；。：、,;])(?:第?[二三]|其[二三])")
_BETWEEN = (2, 3)
_OPEN = re.compile(
    rf"(?P<n>[{NUMERAL}]{{1,2}})(?P<verb>[\u4e00-\u9fff])|(?P<word>[\u4e00-\u9fff]{{2,3}})(?P<word_n>[{NUMERAL}])[：:]"
)
"""A series of any verb (一谢…, 二谢…) or any noun (承诺一：)."""
_COUNTS = frozenset(
    "年月日号天个位名次届人口心条件项种些般样旦直定切再起路面线时代级流季点半部分层边方座家户亩块元万千百农"
)
_LEAD = re.compile("[^，。：；！？]{2,18}[，。：]")
_MANY = 3


def heading_markers(paragraphs: Sequence[Paragraph]) -> dict[int, Marker]:
    """Index → marker of the paragraphs whose marker can head a series."""
    found = {
        at: marker
        for at, each in enumerate(paragraphs)
        if not each.gap and (marker := marker_at(each.text)) is not None
    }
    found |= _open_series(paragraphs, found)
    nexts = {marker.number for marker in found.values() if marker.system is System.FIRST_NEXT}
    has_middle = any(number in nexts for number in _BETWEEN)
    after = _followers(found)
    kinds = Counter(marker.verb for marker in found.values() if marker.system is System.NAMED)
    return {
        at: marker
        for at, marker in found.items()
        if not _is_lone_word(marker, after[at], has_middle=has_middle)
        and not (marker.system is System.NAMED and kinds[marker.verb] == 1)
        and not _holds_its_series(paragraphs[at].text, marker, after[at])
    }


def _open_series(paragraphs: Sequence[Paragraph], known: Mapping[int, Marker]) -> dict[int, Marker]:
    """Runs 1, 2, 3 … of paragraphs that begin with a numeral and any verb, or a noun and a numeral.

    Two members with the same word make a run; with different verbs (一治脏乱, 二改旧貌) it takes three.
    """
    out: dict[int, Marker] = {}
    run: dict[int, Marker] = {}
    for at, each in enumerate(paragraphs):
        marker = None if at in known or each.gap else _open_marker(each.text)
        if marker is None:
            continue
        if marker.number != len(run) + 1:
            out |= _believed(run)
            run = {}
        if marker.number == len(run) + 1:
            run[at] = marker
    return out | _believed(run)


def _open_marker(text: str) -> Marker | None:
    match = _OPEN.match(text)
    if match is None or _LEAD.match(text) is None or match.group("verb") in _COUNTS:
        return None
    if match.group("verb"):
        number = from_chinese(match.group("n")) or 0
        return Marker(System.SERIES, number, match.group(), match.group("verb"))
    return Marker(System.NAMED, from_chinese(match.group("word_n")) or 0, match.group(), match.group("word"))


def _believed(run: dict[int, Marker]) -> dict[int, Marker]:
    verbs = {marker.verb for marker in run.values()}
    return run if len(run) >= _MANY or (len(run) > 1 and len(verbs) == 1) else {}


def _followers(found: dict[int, Marker]) -> dict[int, Marker | None]:
    """For each marker the next one of a spoken series."""
    out: dict[int, Marker | None] = {}
    spoken: Marker | None = None
    for at in sorted(found, reverse=True):
        marker = found[at]
        out[at] = spoken
        if marker.system in _SPOKEN:
            spoken = marker
    return out


def _is_lone_word(marker: Marker, after: Marker | None, *, has_middle: bool) -> bool:
    """首先 wants a 其次 or a 第二, 最后 wants a 其次 before it."""
    if marker.system is not System.FIRST_NEXT or has_middle:
        return False
    return marker.number == _LAST or after is None or after.number not in _BETWEEN


def _holds_its_series(text: str, marker: Marker, after: Marker | None) -> bool:
    """Whether 一是 and 二是 stand in this very paragraph, and no paragraph goes on with 二是 or 三是."""
    if marker.system not in _SPOKEN or marker.number != 1:
        return False
    if after is not None and after.number > 1 and after.system is marker.system:
        return False
    return any(
        other.system is marker.system and other.number == 2 and other.verb == marker.verb
        for match in _MEMBER.finditer(text)
        if (other := marker_at(text, match.start())) is not None
    )

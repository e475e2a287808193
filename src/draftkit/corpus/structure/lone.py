"""Markers at the head of a paragraph that open no series: 最后，祝…; 首先，我代表…; 一是…，二是… at once.

A number counts only in company. What stands alone is the wording of a sentence, not a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from draftkit.corpus.structure.markers import Marker, System, marker_at
from draftkit.corpus.structure.paragraphs import Paragraph

_SPOKEN = frozenset({System.ORDINAL, System.SERIES, System.ITEM_OF, System.NAMED})
_LAST = 9
_MEMBER = re.compile("(?<=[，；。：、,;])(?:第?[二三]|其[二三])")
_BETWEEN = (2, 3)


def heading_markers(paragraphs: Sequence[Paragraph]) -> dict[int, Marker]:
    """Index → marker of the paragraphs whose marker can head a series."""
    found = {
        at: marker
        for at, each in enumerate(paragraphs)
        if not each.gap and (marker := marker_at(each.text)) is not None
    }
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

"""Which lines go on from the line before: hard wraps to rejoin, and places where text was lost.

A line that stops in mid-sentence is either wrapped or cut. The evidence is at the seam: a word that spans
it, a quotation that closes behind it, or two torn halves that belong to no word. Where torn seams are as
many as sound ones, the doubtful ones of that speech count as lost text too: better a gap than a false
sentence.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto

from draftkit.corpus.lines import Line
from draftkit.corpus.structure.front import is_salutation_line
from draftkit.corpus.structure.markers import NUMERAL, System, marker_at
from draftkit.corpus.tables import words

_FINISHED = "。！？；：…!?;:.”’）】》〕"
_OPENS_LINE = "，。、；：！？”’）》】〕％%,.;:"
_SINGLE_END = frozenset(
    "的了和与在为以是对把将向从到就也都要使让由于及或而等并被给着过不更最各个这那年月日有新大"
)
_SINGLE_START = frozenset(
    "的了和与在为以是对把将向从到就也都要使让由及或而等并被给不更最各个这那有以我全其该使较新大多"
)
_LONG = 50
_CALL = 20
_HALF = 26
_INDENTS = 3
_SERIES_TORN = re.compile(rf"(?:第|[{NUMERAL}])$|第[{NUMERAL}]{{1,3}}[、，,和至到]$")
"""A line that breaks off in the midst of numbers: 第三、第四、第 | 五、第六项."""
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("‘", "’"), ("【", "】"))


class Seam(Enum):
    """How a line stands to the one before it."""

    OWN = auto()
    WRAPPED = auto()
    LOST = auto()


class _Evidence(Enum):
    NONE = auto()
    SOUND = auto()
    LIKELY = auto()
    DOUBTFUL = auto()
    TORN = auto()


def seams(lines: Sequence[Line], *, is_wrapped: bool = False) -> list[Seam]:
    """The seam before each line of one speech; the first is always OWN.

    ``is_wrapped`` says that lines are those of a page, so the longest of them tell its measure.
    """
    measure = _measure(lines) or (_page_measure(lines) if is_wrapped else 0)
    indents = _indents(lines)
    evidence = [_Evidence.NONE]
    begun = next((at for at, line in enumerate(lines) if line.indented), len(lines))
    for at, (one, other) in enumerate(itertools.pairwise(lines)):
        inside = (
            indents
            and at >= begun
            and not other.indented
            and not _is_heading_line(one.text)
            and not is_salutation_line(other.text)
        )
        if at and evidence[-1] is not _Evidence.NONE and _ends_heading(lines[at - 1].text, one.text, measure):
            evidence.append(_Evidence.NONE)
            continue
        found = _evidence(
            one, other, measure, goes_on=inside or evidence[-1] is not _Evidence.NONE, inside=inside
        )
        evidence.append(found)
    counts = Counter(evidence)
    torn = counts[_Evidence.TORN] > 0 and counts[_Evidence.TORN] >= counts[_Evidence.SOUND]
    return [_seam(each, lost_text=torn and not measure) for each in evidence[: len(lines)]]


def _seam(evidence: _Evidence, *, lost_text: bool) -> Seam:
    if evidence is _Evidence.NONE:
        return Seam.OWN
    if evidence is _Evidence.SOUND:
        return Seam.WRAPPED
    return Seam.LOST if lost_text else Seam.WRAPPED


def _page_measure(lines: Sequence[Line]) -> int:
    """The length of a full line: what the longest tenth has, marks of half width left aside."""
    sizes = sorted(len(line.text) for line in lines)
    return min(90, sizes[int(len(sizes) * 0.9)] if len(sizes) > 9 else sizes[-1]) if sizes else 0


def _measure(lines: Sequence[Line]) -> int:
    """The line length of a hard-wrapped document, or 0 where lines are whole paragraphs."""
    sizes = Counter(len(line.text) for line in lines if 12 <= len(line.text) <= 90)
    if len(lines) < 5 or not sizes:
        return 0
    full = max(sizes, key=lambda size: (sum(sizes[size + near] for near in (-2, -1, 0, 1)), size))
    near_full = sum(count for size, count in sizes.items() if full - 3 <= size <= full + 2)
    longer = sum(len(line.text) > full + 6 for line in lines)
    unfinished = sum(
        full - 3 <= len(line.text) <= full + 2 and line.text[-1] not in _FINISHED for line in lines
    )
    wrapped = near_full >= 0.4 * len(lines) and unfinished >= 0.5 * near_full and longer <= 0.1 * len(lines)
    return full if wrapped else 0


def _indents(lines: Sequence[Line]) -> bool:
    """Whether paragraphs begin with an indent here: some lines do, the full ones below them do not."""
    indented = sum(line.indented for line in lines)
    runs = sum(one.indented and not other.indented for one, other in itertools.pairwise(lines))
    sound = sum(line.indented and marker_at(line.text) is None for line in lines)
    return indented >= _INDENTS and runs >= _INDENTS and sound > 0


def _is_heading_line(text: str) -> bool:
    """A heading or a call stands alone, so what follows it begins a paragraph whatever its indent."""
    return ("。" not in text and marker_at(text) is not None) or is_salutation_line(text)


def _ends_heading(above: str, text: str, measure: int) -> bool:
    """Whether ``text`` is the second half of a heading broken at its comma: short, and without any mark."""
    marker = marker_at(above)
    if marker is None or marker.system > System.HAN_BRACKET or above[-1] not in "，," or "。" in above:
        return False
    is_short = len(text) <= _HALF and not (measure and len(text) >= measure - 3)
    return is_short and not any(mark in text for mark in _FINISHED + "，,")


def _evidence(line: Line, after: Line, measure: int, *, goes_on: bool, inside: bool = False) -> _Evidence:
    left, right = line.text, after.text
    if len(right) <= 2 and len(left) < _LONG and left[-1] + right[0] in words() and left[-1] not in _FINISHED:
        return _Evidence.SOUND  # a word broken off by a line break in the page's markup
    bare = marker_at(left)
    if bare is not None and bare.length == len(left):
        return _Evidence.SOUND  # a marker set in a line of its own
    closes = _closes(left, right)
    if closes and not after.after_blank:
        return _Evidence.SOUND
    if inside and not after.after_blank and left[-1] not in _FINISHED:
        return _Evidence.SOUND
    if _is_own(left, after, measure, goes_on=goes_on):
        return _Evidence.NONE
    if measure:
        return _Evidence.SOUND
    found = _at_seam(left, right)
    return found if not after.after_blank or found is _Evidence.SOUND else _Evidence.NONE


def _is_own(left: str, after: Line, measure: int, *, goes_on: bool) -> bool:
    marker = marker_at(after.text)
    if _SERIES_TORN.search(left) and after.text[0] in NUMERAL + "第":
        marker = None
    if is_salutation_line(left) and len(left) <= _CALL:
        return True
    if measure:
        full = len(left) >= measure - 3
        if after.indented and after.text[0] not in _OPENS_LINE:
            return True
        if marker is not None and (marker.system <= System.LETTER or left[-1] in _FINISHED):
            return True
        is_body = left[-1] not in _FINISHED and (goes_on or "。" in left or left[-1] in "，、")
        return not (full or is_body)
    if marker is not None:
        return True
    if left[-1] in _FINISHED:
        return True
    is_body = goes_on or len(left) >= _LONG or "。" in left or left[-1] in "，、,"
    return not is_body


def _closes(left: str, right: str) -> bool:
    """Whether a quotation or bracket opened in ``left`` closes in ``right`` before another one opens."""
    for opener, closer in _PAIRS:
        if left.rfind(opener) > left.rfind(closer):
            close = right.find(closer)
            first_open = right.find(opener)
            if 0 <= close < 60 and (first_open < 0 or close < first_open):
                return True
    return False


def _at_seam(left: str, right: str) -> _Evidence:
    if right[0] in _OPENS_LINE or left[-1] in "，、,“《（" or left[-1] + right[0] in words():
        return _Evidence.SOUND
    ends_well = left[-2:] in words() or left[-1] in _SINGLE_END or not "\u4e00" <= left[-1] <= "\u9fff"
    begins_well = right[:2] in words() or right[0] in _SINGLE_START or not "\u4e00" <= right[0] <= "\u9fff"
    if ends_well and begins_well:
        return _Evidence.LIKELY
    return _Evidence.DOUBTFUL if ends_well or begins_well else _Evidence.TORN

"""One file, several speeches: where each begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.corpus.lines import Line
from draftkit.corpus.structure.front import (
    TITLE_WORDS,
    VOCATIVE,
    is_date,
    is_salutation_line,
    is_speaker,
    may_be_title,
)

_NUMBER = "[一二三四五六七八九十百\\d]{1,4}"
SPLITTER = re.compile(
    rf"^[【\[（(<《]?(?:第{_NUMBER}篇|篇{_NUMBER}|范文{_NUMBER}|例文{_NUMBER}|样本{_NUMBER}|讲话稿?{_NUMBER}(?=[：:]))"
    r"[】\])）>》]?(?:[：:、.\s\u3000]+|$)|^[【\[]\d{1,2}[】\]]\s*(?=\S.*(?:讲话|致辞|致词|发言|报告|主持词|党课)\S{0,6}$)"
)
_BODY_LINES_BETWEEN = 3
_LONGEST_TITLE = 75
_SURE_TITLE = re.compile(
    r"^(?:[×xX*某\u4e00-\u9fff]{0,12})?在[^。，；：！？]{4,50}(?:会|会议|大会|仪式|典礼|活动|党课|培训班|论坛|现场)上?的?"
    r"(?:讲话|致辞|致词|发言|报告|总结讲话|动员讲话|即席讲话|主持词|表态发言)(?:[（(].{1,8}[）)])?$"
)
_FRONT_REACH = 6


def starts_of_speeches(lines: Sequence[Line]) -> list[int]:
    """Indexes of the lines where a speech begins; the first is 0.

    A file says so itself (第二篇：…), or a title stands right before a second salutation.
    """
    marked = [at for at, line in enumerate(lines) if len(line.text) < 90 and SPLITTER.match(line.text)]
    if len(marked) > 1 or (marked and marked[0] > 0):
        has_own_head = marked[0] > _BODY_LINES_BETWEEN
        return ([0] if has_own_head or marked[0] > 0 else []) + marked if has_own_head else [0, *marked[1:]]
    starts = [0]
    for at, line in enumerate(lines):
        if at - starts[-1] > _BODY_LINES_BETWEEN and is_salutation_line(line.text):
            title = _title_before(lines, at, starts[-1])
            if title is not None:
                starts.append(title)
        elif at - starts[-1] > _BODY_LINES_BETWEEN and _is_title_of_more(lines, at):
            starts.append(at)
    return starts


def _is_title_of_more(lines: Sequence[Line], at: int) -> bool:
    """Whether 在…会上的讲话 stands between finished text and a speech: no link to one, no mention of one."""
    text = lines[at].text
    if len(text) > _LONGEST_TITLE or not _SURE_TITLE.match(text) or lines[at - 1].text[-1] not in "。！？”）":
        return False
    below = [line.text for line in lines[at + 1 : at + 1 + _FRONT_REACH]]
    body = next((text for text in below if not is_date(text) and not is_speaker(text)), "")
    return is_salutation_line(body) or (VOCATIVE.match(body) is not None and len(body) > len("同志们，"))


def _title_before(lines: Sequence[Line], at: int, floor: int) -> int | None:
    """The first title line directly above the salutation at ``at``, or None where body text stands there."""
    found = None
    for place in range(at - 1, max(floor, at - _FRONT_REACH), -1):
        text = lines[place].text
        if is_date(text) or is_speaker(text):
            continue
        if not may_be_title(text) or not TITLE_WORDS.search(text):
            break
        found = place
    if found is None or found <= floor + _BODY_LINES_BETWEEN - 1:
        return None
    between = (line.text for line in lines[floor:found])  # a title of many lines is not a second speech
    return found if any(not may_be_title(text) for text in between) else None

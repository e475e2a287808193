"""Years move with the meeting's year; days and months become open slots; history stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.rule import Hit
from draftkit.text.numerals import from_chinese

NEAR = 6
"""A year this close to the old meeting is the unit's own; an older one is history."""
MOVED = 1
"""A year at most this far from the old meeting's moves along with it (去年, 今年, 明年 by number)."""
_DIGITS = "〇零○一二三四五六七八九"
_YEAR = re.compile(
    rf"(?<![\d.])((?:19|20)\d\d)(?=年|[级届](?!别)|[－—~至-]+(?:19|20)\d\d年)|((?:一九|二[〇零○])[{_DIGITS}]{{2}})(?=年)"
)
_TITLE_YEAR = re.compile(r"(?<=[〔\[（(])((?:19|20)\d\d)(?=[〕\]）)])")
_RANGE = re.compile(r"((?:19|20)\d\d)年?[－—~至-]+((?:19|20)\d\d)(?=年)")
_DAY = re.compile(
    r"(?<![\d.])(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.]\d{1,2}(?!\d)"
    r"|(?<=[“\"])(?:0?[1-9]|1[0-2])[·.・]\d{1,2}(?=[”\"])|(?<![\d.])\d{1,2}月(?:\d{1,2}日|[上中下]旬|份|底|初)?(?:[至到—~-]\d{0,2}月?\d{0,2}日?)?|(?<![\d.])\d{1,2}日(?!报|常)|(?<![\d.])1[－—~-]\d{1,2}月"
)
_CLOCK = re.compile(r"(?:上午|下午|晚上)?(?<!\d)\d{1,2}(?:时|点)(?:\d{1,2}分|半|整)?(?!面)")


def find_dates(text: str, old: OldIdentity, new: NewMeeting) -> Iterator[Hit]:
    """Every year, day and hour written in numbers."""
    for span in _RANGE.finditer(text):  # a plan's span of years (2021—2035年) moves as a whole or not at all
        if old.year is not None and int(span.group(2)) - old.year > NEAR:
            yield Hit(span.start(), span.end(), None, "规划年份，请核")
    for pattern in (_YEAR, _TITLE_YEAR):
        for match in pattern.finditer(text):
            yield _year(match, old, new)
    for match in _DAY.finditer(text):
        yield Hit(match.start(), match.end(), "【日期】")
    for match in _CLOCK.finditer(text):
        yield Hit(match.start(), match.end(), "【时间】")


def _year(match: re.Match[str], old: OldIdentity, new: NewMeeting) -> Hit:
    spelled = match.group()
    year = int(spelled) if spelled.isdecimal() else from_chinese(spelled.replace("○", "〇")) or 0
    if old.year is None:
        return Hit(match.start(), match.end(), "【年份】")
    if not -NEAR <= year - old.year <= NEAR:
        return Hit(match.start(), match.end(), None, "历史年份或远期目标，请核")
    if new.year is None or abs(year - old.year) > MOVED:
        return Hit(match.start(), match.end(), "【年份】")
    moved = str(year - old.year + new.year)
    if not spelled.isdecimal():
        moved = "".join("〇一二三四五六七八九"[int(digit)] for digit in moved)
    return Hit(match.start(), match.end(), moved)

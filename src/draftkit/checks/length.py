"""Length: the whole speech and its sections against the plan."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.checks.rule import Hit, Rule
from draftkit.checks.subject import Subject
from draftkit.model import FindingLevel
from draftkit.text.counts import DEFAULT_RATE, minutes_for, spoken_count

_OVER = 1.1
_UNDER = 0.7


def _length(subject: Subject) -> Iterator[Hit]:
    minutes = subject.draft.minutes
    if minutes is None:
        return
    rate = _rate(subject)
    spoken = spoken_count(subject.body)
    taken, budget = minutes_for(spoken, rate), minutes * rate
    if spoken > budget * _OVER:
        message = f"全文读字 {spoken}，约 {taken:.0f} 分钟，超过定好的 {minutes} 分钟"
        yield Hit(0, 0, message)
    elif spoken < budget * _UNDER:
        message = f"全文读字 {spoken}，约 {taken:.0f} 分钟，离定好的 {minutes} 分钟还差一些"
        yield Hit(0, 0, message, level=FindingLevel.HINT)


def _rate(subject: Subject) -> int:
    rate = subject.facts.text("语速")
    return int(rate) if rate.isdigit() and int(rate) > 0 else DEFAULT_RATE


LENGTH = Rule(
    "length",
    "篇幅",
    FindingLevel.WARNING,
    "讲多久是定好的",
    "语速默认每分钟 200 字，可按讲话人设置",
    _length,
)

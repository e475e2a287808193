"""Dated wording and misworded formulations, judged by the meeting's date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.checks.rule import Hit, Rule, replace
from draftkit.checks.subject import Subject
from draftkit.lexicon.canonical import formulations
from draftkit.lexicon.dated_wording import DatedTerm, find_dated
from draftkit.model import FindingLevel

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年?")
_HISTORY = re.compile(
    r"期间|时期|以来|收官|末|圆满|历史|回顾|回望|曾|当年|那时|时提出|自从|成果|成就|精神|如期|胜利|已经|之后|衔接"
)
_CREED = re.compile(r"毛泽东思想|邓小平理论|马克思列宁主义|马克思主义")
"""The list of guiding thoughts names them all, whatever the year."""


def _dated_wording(subject: Subject) -> Iterator[Hit]:
    if not subject.date:
        return
    for span in find_dated(subject.plain):
        if span.term.current_in(subject.date):
            continue
        sentence = subject.sentence_at(span.start)
        early = bool(span.term.first) and subject.date[:7] < span.term.first
        if early:
            yield Hit(span.start, span.end, _too_early(span.term), level=FindingLevel.ERROR)
        elif not _is_history(sentence, subject.date):
            yield Hit(span.start, span.end, _too_late(span.term))


def _is_history(sentence: str, date: str) -> bool:
    if _CREED.search(sentence):
        return True
    years = [int(match.group(1)) for match in _YEAR.finditer(sentence)]
    return bool(_HISTORY.search(sentence)) or any(year < int(date[:4]) for year in years)


def _too_early(term: DatedTerm) -> str:
    return f"“{term.text}”{term.first[:4]}年才有，与会议日期不符"


def _too_late(term: DatedTerm) -> str:
    now = f"，现在说“{term.now}”" if term.now else ""
    return f"“{term.text}”用到{term.last[:4]}年为止{now}"


def _misworded(subject: Subject) -> Iterator[Hit]:
    for formulation in formulations():
        for wrong in formulation.wrong:
            for match in re.finditer(re.escape(wrong), subject.body):
                around = subject.body[max(0, match.start() - 12) : match.end() + 12]
                if formulation.right in around or any(each in around for each in formulation.exceptions):
                    continue
                message = f"“{wrong}”应为“{formulation.right}”（{formulation.note}）"
                yield Hit(
                    match.start(),
                    match.end(),
                    message,
                    replace(match.start(), match.end(), formulation.right),
                )


DATED_WORDING = Rule(
    "dated-wording",
    "过时提法",
    FindingLevel.WARNING,
    "提法有起止，按会议日期判断",
    "draftkit 提法表 phrasebank/lexicon/dated-wording.yaml，逐条注明依据",
    _dated_wording,
    "回顾历史、引文、文件标题不报；没有会议日期时不查",
)
MISWORDED = Rule(
    "misworded",
    "固定表述",
    FindingLevel.WARNING,
    "固定表述一字不能差",
    "draftkit 规范表述表 phrasebank/lexicon/canonical.yaml",
    _misworded,
    "只认表里列出的写错方式",
)

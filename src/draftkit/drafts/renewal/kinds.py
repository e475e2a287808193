"""What type of speech an old text is, told by its title and its opening."""

from __future__ import annotations

import re
from dataclasses import dataclass

from draftkit.model import BlockKind, Speech, SpeechType


@dataclass(frozen=True, slots=True)
class TypeGuess:
    """The type and the words that told it; ``why`` is empty where nothing did."""

    type: SpeechType
    why: str = ""


def guess_type(speech: Speech) -> TypeGuess:
    """The type of a speech; the title counts before the opening, an annual work meeting is the default."""
    body = "".join(block.text for block in speech.blocks if block.kind is not BlockKind.TITLE)[:300]
    meeting = _CALLED.search(body)
    for source, where in ((speech.title or "", "标题"), (meeting.group() if meeting else "", "开头")):
        for kind, pattern in _SIGNS:
            match = pattern.search(source)
            if match:
                return TypeGuess(kind, f"{where}里有“{match.group()}”")
    return TypeGuess(SpeechType.ANNUAL)


_CALLED = re.compile(r"(?:召开|举行|举办|参加|开)[^，。；]{2,40}")
_SIGNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (SpeechType.HOST_SCRIPT, "主持词|主持讲话"),
        (SpeechType.DUTY_REPORT, "述职|述责述廉"),
        (SpeechType.INAUGURAL, "任职|表态发言|就职|供职发言"),
        (SpeechType.PARTY_LECTURE, "党课"),
        (SpeechType.CEREMONY, "致辞|开幕|闭幕|开工|揭牌|揭幕|奠基|签约|典礼|仪式"),
        (SpeechType.RESEARCH_VISIT, "调研"),
        (SpeechType.SYMPOSIUM, "座谈会|座谈"),
        (SpeechType.ON_SITE, "现场会|现场推进|观摩|经验交流"),
        (SpeechType.COMMENDATION, "表彰|颁奖|庆祝|授奖"),
        (SpeechType.MOBILIZATION, "动员|部署会|启动|誓师|攻坚(?!成果)"),
        (SpeechType.PROGRESS, "推进会|调度|督查|督导|推进工作"),
        (SpeechType.STUDY, "传达|宣讲|学习贯彻.{0,20}会|专题学习"),
        (SpeechType.UNION, "工会|共青团|团代会|妇联|妇女|群团|工商联|文联|科协|残联"),
    )
)

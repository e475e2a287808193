"""Open slots and redactions: what is still to be filled, and what a source blacked out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.checks.rule import Hit, Rule
from draftkit.checks.subject import Subject
from draftkit.model import FindingLevel
from draftkit.text.slots import find_slots

_REDACTION = re.compile(
    r"\*{2,}"
    r"|(?<![A-Za-z])[xXＸｘ×]{2,8}(?![A-Za-z])"
    r"|(?<![A-Za-z\d])[xXＸｘ×](?=[%％市县区旗镇乡村局年月日])"
    r"|\d*[xX×*]+(?=年)"
    r"|[○〇Ｏ]{2,}(?=[省市县区旗镇乡村局校同志])"
    r"|某某|某(?=[省市县区旗镇乡局])"
    r"|_{2,}|#{2,}(?=[省市县区旗镇乡])|\{\{.*?\}\}|\{%.*?%\}"
)
_BOLD = re.compile(r"(?:^|(?<=\n))\*\*(?=\S)[^*\n]+?\*\*|\*\*(?=\S)[^*\n，。；：、]+?\*\*")
"""A run-in heading opens its line; emphasis in a sentence holds no clause mark, or it is two redactions."""


def _open_slots(subject: Subject) -> Iterator[Hit]:
    for slot in find_slots(subject.body):
        yield Hit(slot.start, slot.end, f"【{slot.name}】还没有填")


def _redactions(subject: Subject) -> Iterator[Hit]:
    without_bold = _BOLD.sub(lambda match: f"  {match.group()[2:-2]}  ", subject.body)
    without_heads = re.sub(r"^#+ ", lambda match: " " * len(match.group()), without_bold, flags=re.M)
    for match in _REDACTION.finditer(without_heads):
        yield Hit(match.start(), match.end(), f"“{match.group()}”是隐去的内容，要补上")


OPEN_SLOT = Rule(
    "open-slot",
    "待填",
    FindingLevel.ERROR,
    "空着的待填处念不出来，也不能印出来",
    "draftkit 待填约定",
    _open_slots,
)
REDACTION = Rule(
    "redaction",
    "隐去的内容",
    FindingLevel.ERROR,
    "旧稿里的星号、叉号代表被隐去的名字和数字",
    "语料实测：种子语料 80 处",
    _redactions,
    "X 射线、3×4 之类的写法不报；单独一个 x 不报",
)

"""Punctuation: half-width marks in Chinese text, unpaired marks, doubled characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.checks.rule import Hit, Rule, replace
from draftkit.checks.subject import Subject
from draftkit.model import FindingLevel
from draftkit.text.marks import HAN

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HALF = re.compile(rf"(?<=[{HAN}”’》）】])[,;:?!()]|[,;:?!()](?=[{HAN}“‘《（【])")
_STOP = re.compile(rf"(?<=[{HAN}])\.(?=\s|$|[{HAN}])")
_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_DOUBLED_MARK = re.compile(r"([，。、；：！？])\1+")
_DOUBLED_WORD = re.compile(
    r"(?<![目])的的(?!确)|(?<![不为受得到])了了(?!解)|(?<![需主重必首概只])要要(?![求素闻])"
    r"|(?<![总饱温缓祥])和和(?![美气睦])|(?<![服遵听])从从|(?<![参赋给授])与与"
    r"|(?<![实求就存所现内外正都也还只可凡若但总])(?:是是|在在)(?![非否])|(?<![应面针绝反相配校])对对(?!外|方|手|账)"
)
_DOUBLED_TERM = re.compile(rf"([{HAN}]{{3,6}})\1|(?<![{HAN}])([{HAN}]{{2}})\2|([{HAN}]{{2}})\3(?![{HAN}])")
_SAID_TWICE = re.compile(
    r"一.$|研究|讨论|商量|学习|锻炼|考虑|琢磨|反思|梳理|走访|慰问|打扫|整理|了解|体会|介绍|调研"
)


def _half_width(subject: Subject) -> Iterator[Hit]:
    for match in _HALF.finditer(subject.body):
        mark = match.group()
        yield Hit(
            match.start(),
            match.end(),
            f"半角“{mark}”应为全角",
            replace(match.start(), match.end(), _WIDE[mark]),
        )
    for match in _STOP.finditer(subject.body):
        yield Hit(match.start(), match.end(), "半角句点应为“。”", replace(match.start(), match.end(), "。"))
    for match in re.finditer('"', subject.body):
        yield Hit(match.start(), match.end(), "直引号应为弯引号“ ”")


def _unpaired(subject: Subject) -> Iterator[Hit]:
    for offset, paragraph in subject.paragraphs():
        open_marks: list[tuple[str, int]] = []
        for position, mark in enumerate(paragraph):
            if mark in _PAIRS:
                open_marks.append((mark, position))
            elif mark in _CLOSERS:
                if open_marks and open_marks[-1][0] == _CLOSERS[mark]:
                    open_marks.pop()
                else:
                    yield Hit(
                        offset + position, offset + position + 1, f"{mark} 前面没有配对的 {_CLOSERS[mark]}"
                    )
        for mark, position in open_marks:
            yield Hit(offset + position, offset + position + 1, f"{mark} 后面没有配对的 {_PAIRS[mark]}")


def _doubled(subject: Subject) -> Iterator[Hit]:
    for pattern in (_DOUBLED_MARK, _DOUBLED_WORD):
        for match in pattern.finditer(subject.body):
            single = replace(match.start(), match.end(), match.group()[0])
            yield Hit(match.start(), match.end(), f"“{match.group()}”重复了", single)
    for match in _DOUBLED_TERM.finditer(subject.plain):
        term = match.group()[: len(match.group()) // 2]
        if not _SAID_TWICE.search(term):
            yield Hit(match.start(), match.end(), f"“{term}”连着写了两遍", level=FindingLevel.WARNING)


HALF_WIDTH = Rule(
    "half-width",
    "半角标点",
    FindingLevel.ERROR,
    "中文里用全角标点",
    "GB/T 15834-2011",
    _half_width,
    "数字、时间、比例、网址里的半角标点不报",
)
UNPAIRED = Rule(
    "unpaired",
    "成对标点",
    FindingLevel.ERROR,
    "引号、括号、书名号要成对",
    "GB/T 15834-2011",
    _unpaired,
    "跨段的引文每段重开引号时会报",
)
DOUBLED = Rule(
    "doubled",
    "重字",
    FindingLevel.ERROR,
    "改稿时最容易留下的手误",
    "语料实测：种子语料 2 处",
    _doubled,
    "动词重叠（研究研究）不报，没列到的会报",
)

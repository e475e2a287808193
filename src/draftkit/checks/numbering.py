"""Numbering: order and level of headings, the mark behind a number, series in a paragraph, promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.checks.rule import Hit, Rule, replace
from draftkit.checks.subject import HeadingLine, Subject
from draftkit.model import FindingLevel
from draftkit.text.numerals import from_chinese, to_chinese

_RIGHT_MARK = {1: "、", 2: "", 3: ".", 4: ""}
_FORM = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
_SERIES = re.compile(r"(?:^|(?<=[，。；：、！？\s]))([一二三四五六七八九十])(是|要|必须)(?=[^否不])")
_PROMISE = re.compile(
    r"(?:讲|谈|提|说|强调|做好|抓好|把握|突出|有)(?:以下|下面|这|如下|出)?"
    r"([一二三四五六七八九十两]|\d{1,2})(?:个|点|条|项|件)"
    r"(?:方面|问题|意见|要求|看法|体会|希望|建议|工作|事|话|认识|特点)"
)


def _sequence(subject: Subject) -> Iterator[Hit]:
    counts: dict[int, int] = {}
    last_level = 0
    for heading in subject.headings:
        if heading.level is None or heading.ordinal is None:
            continue
        for deeper in [level for level in counts if level > heading.level]:
            del counts[deeper]
        expected = counts.get(heading.level, 0) + 1
        if heading.ordinal != expected:
            yield _wrong_ordinal(heading, expected)
        if last_level and heading.level > last_level + 1 and heading.level - 1 not in counts:
            message = f"{_FORM[heading.level]}上面缺“{_FORM[heading.level - 1]}”一级"
            yield Hit(heading.start, heading.marker_end, message, level=FindingLevel.WARNING)
        counts[heading.level] = heading.ordinal
        last_level = heading.level


def _wrong_ordinal(heading: HeadingLine, expected: int) -> Hit:
    number = to_chinese(expected) if heading.level in (1, 2) else str(expected)
    return Hit(heading.start, heading.marker_end, f"序号不连续：这里应是“{number}”")


def _marks(subject: Subject) -> Iterator[Hit]:
    for heading in subject.headings:
        if heading.level is None or heading.mark == _RIGHT_MARK[heading.level]:
            continue
        right = _RIGHT_MARK[heading.level]
        start = heading.marker_end - len(heading.mark)
        advice = f"应写作“{_FORM[heading.level]}”"
        yield Hit(
            heading.start,
            heading.marker_end,
            f"序号后的标点不对，{advice}",
            replace(start, heading.marker_end, right),
        )


def _series(subject: Subject) -> Iterator[Hit]:
    for offset, paragraph in subject.paragraphs():
        expected: dict[str, int] = {}
        for match in _SERIES.finditer(paragraph):
            ordinal, word = from_chinese(match.group(1)) or 0, match.group(2)
            due = expected.get(word)
            if due is not None and ordinal not in (due, 1):
                start = offset + match.start(1)
                message = f"“{match.group(1)}{word}”前面缺“{to_chinese(due)}{word}”"
                yield Hit(start, start + 1 + len(word), message)
            if due is not None or ordinal == 1:
                expected[word] = ordinal + 1


def _promises(subject: Subject) -> Iterator[Hit]:
    tops = [heading for heading in subject.headings if heading.level == 1]
    for match in _PROMISE.finditer(subject.plain):
        promised = from_chinese(match.group(1))
        if promised is None or promised < 2:
            continue
        found = _kept_by(subject, tops, match.end())
        if found and found != promised:
            yield Hit(match.start(1), match.end(), f"说是“{match.group()}”，后面数出 {found} 个")


def _kept_by(subject: Subject, tops: list[HeadingLine], offset: int) -> int:
    """How many points follow the promise at ``offset``; 0 where that cannot be told."""
    if tops and offset < tops[0].start:
        return len(tops)
    headings = [heading for heading in subject.headings if heading.level is not None]
    before = [heading for heading in headings if heading.start < offset]
    inside = before[-1] if before else None
    if inside is None or inside.depth == 0:
        return 0
    level = (inside.level or 0) + 1
    count = 0
    for heading in headings:
        if heading.start <= offset:
            continue
        if (heading.level or 0) < level:
            break
        count += heading.level == level
    first_paragraph = subject.body[inside.end : offset].strip()
    return count if "\n" not in first_paragraph else 0


NUMBERING = Rule(
    "numbering",
    "序号",
    FindingLevel.ERROR,
    "序号断了、重了、跳了级，一翻就看得见",
    "GB/T 9704-2012 7.3.3",
    _sequence,
    "附件里另起的序号会报",
)
NUMBERING_MARK = Rule(
    "numbering-mark",
    "序号标点",
    FindingLevel.ERROR,
    "一、（一）1.（1）各有各的标点",
    "GB/T 15834-2011 附录 B",
    _marks,
)
SERIES = Rule(
    "series",
    "段内序列",
    FindingLevel.WARNING,
    "一是、二是、三是要连着数",
    "GB/T 15834-2011",
    _series,
    "同一段里两套序列交叉时可能误报",
)
PROMISED_COUNT = Rule(
    "promised-count",
    "说几点就是几点",
    FindingLevel.ERROR,
    "“讲四点意见”后面必须是四个一级标题",
    "写作惯例；四篇种子讲话全部守约",
    _promises,
    "“几点”不查；一级标题以外的承诺只在紧跟着小标题时查",
)

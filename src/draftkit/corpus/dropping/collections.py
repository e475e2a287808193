"""What a collection puts between its speeches: its own title at the head, bare numbers that count them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from draftkit.corpus.lines import Line
from draftkit.corpus.splitting import SPLITTER
from draftkit.text.numerals import from_chinese

_COLLECTION = re.compile(
    r"(?:[（(【\[]?(?:精选|通用|推荐|最新|合集|优选|热门|汇总|实用|整理|优秀|必备|集合|共|多|锦集|集锦)*"
    r"\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[多几])\s*篇[）)】\]]?|(?:范文|讲话稿?|发言稿?|致辞)(?:大全|集锦|锦集|汇编|合集|汇总|模板))$"
)
_COUNT = re.compile(r"^[【\[〔]\s*(?:第|篇|范文)?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*篇?\s*[】\]〕]$")
_CONTENTS = re.compile(r"^[【\[]?目\s*[录錄][】\]]?[：:]?$")
_LEADERS = re.compile(r"[\s.．…·\-—_]*\d{0,4}\s*$")
_LINK = re.compile(
    "(?:讲话|发言|致辞|致词|报告|总结|心得|体会|范文|材料|稿件?|方案|计划|主持词|党课|演讲|篇|精选|大全|模板|合集|汇编|通知)[）)】》]?$"
)
_LONGEST = 60
_LONGEST_LINK = 45
_HEAD = 6
_CONTENTS_REACH = 15
_TAIL_REACH = 15


def collection_titles(lines: Sequence[Line]) -> list[int]:
    """Indexes of lines near the head that name a collection (…讲话范文（精选3篇）) and end with its size."""
    return [
        at
        for at, line in enumerate(lines[:_HEAD])
        if len(line.text) <= _LONGEST and _COLLECTION.search(line.text)
    ]


def bare_counts(lines: Sequence[Line]) -> list[int]:
    """Indexes of lines that hold nothing but a number in square brackets, where they count up from one."""
    found = [(at, match.group(1)) for at, line in enumerate(lines) if (match := _COUNT.match(line.text))]
    numbers = [int(said) if said.isdigit() else from_chinese(said) for _, said in found]
    return [at for at, _ in found] if numbers == list(range(1, len(found) + 1)) and len(found) > 1 else []


def contents(lines: Sequence[Line]) -> list[int]:
    """Indexes of 目录 and of the entries below it that stand again further down."""
    heads = (at for at, line in enumerate(lines[:_CONTENTS_REACH]) if _CONTENTS.match(line.text))
    head = next(heads, None)
    if head is None:
        return []
    last = head + 1
    while last < len(lines) and _is_repeated(lines, last):
        last += 1
    return list(range(head, last))


def _is_repeated(lines: Sequence[Line], at: int) -> bool:
    entry = _bare(_LEADERS.sub("", lines[at].text))
    return entry != "" and any(_bare(line.text) == entry for line in lines[at + 1 :])


def _bare(text: str) -> str:
    """The entry without its 第二篇： and without blanks."""
    return "".join(SPLITTER.sub("", text).split())


def links_behind(lines: Sequence[Line], dropped: Container[int]) -> list[int]:
    """Indexes of titles of other pages: behind the last text nothing follows but them and dropped lines."""
    out: list[int] = []
    for at in range(len(lines) - 1, max(0, len(lines) - _TAIL_REACH), -1):
        text = lines[at].text
        if at in dropped:
            if out:
                return out
        elif len(text) <= _LONGEST_LINK and _LINK.search(text):
            out.append(at)
        else:
            break
    return []

"""What a collection puts between its speeches: its own title at the head, bare numbers that count them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.corpus.lines import Line
from draftkit.text.numerals import from_chinese

_COLLECTION = re.compile(
    r"(?:[（(【\[]?(?:精选|通用|推荐|最新|合集|优选|热门|汇总|实用|整理|优秀|必备|集合|共|多|锦集|集锦)*"
    r"\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[多几])\s*篇[）)】\]]?|(?:范文|讲话稿?|发言稿?|致辞)(?:大全|集锦|锦集|汇编|合集|汇总|模板))$"
)
_COUNT = re.compile(r"^[【\[〔]\s*(?:第|篇|范文)?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*篇?\s*[】\]〕]$")
_LONGEST = 60
_HEAD = 6


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

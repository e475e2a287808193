"""The ordered table of cleaning rules. Order matters: each rule sees the text the ones before it left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from draftkit.corpus.cleaning import (
    entities,
    invisible,
    mojibake,
    pinyin,
    punctuation,
    quotes,
    traditional,
    widths,
)
from draftkit.corpus.manuscript import Edit, Manuscript


@dataclass(frozen=True, slots=True)
class CleaningRule:
    """A named rule: ``find`` gives its edits on a text, sorted and disjoint, never across a line end."""

    name: str
    zh: str
    find: Callable[[str], Iterator[Edit]]


_PASSES = 3
"""One mark can uncover another (``,,`` behind a character); texts written by people settle in two."""

RULES: tuple[CleaningRule, ...] = (
    CleaningRule("entities", "还原网页的转义符，去掉标签", entities.find),
    CleaningRule("invisible", "去掉看不见的字符，统一空格", invisible.find),
    CleaningRule("pinyin", "去掉字后括注的拼音", pinyin.find),
    CleaningRule("mojibake", "恢复错位字节造成的乱码", mojibake.find),
    CleaningRule("traditional", "繁体文稿转为简体", traditional.find),
    CleaningRule("widths", "全角数字字母改半角，部首字改常用字", widths.find),
    CleaningRule("quotes", "引号改为规范形式并成对", quotes.find),
    CleaningRule("punctuation", "中文里的半角标点改全角", punctuation.find),
)


def clean(manuscript: Manuscript, off: frozenset[str] = frozenset()) -> None:
    """Apply every rule that is not switched ``off``, each until it finds nothing more."""
    for rule in RULES:
        for _ in range(0 if rule.name in off else _PASSES):
            edits = list(rule.find(manuscript.text))
            if not edits:
                break
            manuscript.apply(rule.name, edits)

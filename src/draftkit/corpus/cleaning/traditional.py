"""Traditional to simplified script, only in documents written in traditional script.

Characters follow OpenCC's t2s table; where one traditional character has two simplified ones, the phrases
below decide. 著 is 着 except in the words that keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from draftkit.corpus.manuscript import Edit
from draftkit.corpus.tables import traditional
from draftkit.text.marks import HAN_RE

_LEGAL_IN_BOTH = "著乾於後裏徵瞭藉覆夥鍾麼餘並佈週係彙製裡昇祇雲復"
_SHARE = 0.04
_SAMPLE = 4000

_PHRASES = {
    "乾坤": "乾坤", "乾隆": "乾隆", "康乾": "康乾", "乾陵": "乾陵", "乾县": "乾县", "乾縣": "乾县",
    "瞭望": "瞭望", "瞭如": "了如", "計畫": "计划", "籌畫": "筹划", "規畫": "规划", "企畫": "企划",
    "反覆": "反复", "重覆": "重复", "答覆": "答复", "回覆": "回复", "批覆": "批复", "函覆": "函复",
    "狼藉": "狼藉", "慰藉": "慰藉", "憑藉": "凭借", "藉由": "借由", "藉此": "借此", "藉助": "借助",
    "藉口": "借口", "藉機": "借机", "沈默": "沉默", "沈重": "沉重", "沈著": "沉着", "深沈": "深沉",
    "情有獨鍾": "情有独钟", "彷彿": "仿佛",
}  # fmt: skip
_KEEPS_ZHU = "(?<![顯显卓昭名原專专編编論论巨土遺遗合譯译])著(?![名作述稱称書书者錄录])"


def find(text: str) -> Iterator[Edit]:
    """One edit a run of characters that change; none in a simplified document."""
    if not is_traditional(text):
        return
    table = traditional()
    for match in _changing().finditer(text):
        run = match.group()
        yield match.start(), match.end(), _PHRASES.get(run) or ("着" if run == "著" else run.translate(table))


def is_traditional(text: str) -> bool:
    """Whether the document is in traditional script: many characters that simplified never writes."""
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    sample = text[:_SAMPLE] + text[middle : middle + _SAMPLE] if len(text) > _SAMPLE else text
    han = len(HAN_RE.findall(sample))
    return han > 0 and len(_only_traditional().findall(sample)) >= max(2, _SHARE * han)


@cache
def _only_traditional() -> re.Pattern[str]:
    keys = (chr(code) for code in traditional())
    return re.compile("[" + "".join(each for each in keys if each not in _LEGAL_IN_BOTH) + "]")


@cache
def _changing() -> re.Pattern[str]:
    single = "".join(chr(code) for code in traditional())
    phrases = sorted(_PHRASES, key=len, reverse=True)
    guard = "|".join(phrases)
    return re.compile(f"{guard}|{_KEEPS_ZHU}|(?:(?!{guard})[{single}])+")

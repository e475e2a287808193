"""A Rime custom phrase table: the formulas offered by the input method itself, by their initials."""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.bank.exchange.triggers import code_of, insertable
from draftkit.bank.quality import static_quality
from draftkit.model.phrase import Phrase
from draftkit.text.slots import find_slots

_HEADER = """# Rime table
# coding: utf-8
#@/db_name\tcustom_phrase.txt
#@/db_type\ttabledb
# 由 draftkit bank export 生成：词条、编码、权重，以制表符分隔
"""
_LONGEST = 30


def to_rime(phrases: Sequence[Phrase]) -> str:
    """The whole table; phrases with slots are left out, an input method cannot fill them."""
    lines = [
        f"{phrase.text.replace('【【', '【')}\t{code}\t{round(static_quality(phrase, None) * 100)}"
        for phrase in insertable(phrases)
        if len(code := code_of(phrase)) >= 2
        and len(phrase.text) <= _LONGEST
        and next(find_slots(phrase.text), None) is None
    ]
    return _HEADER + "\n".join(dict.fromkeys(lines)) + "\n"

"""Every switchable rule of reading, for `draftkit rules` and for ``ReadSettings.off``."""

from __future__ import annotations

from draftkit.corpus.cleaning.table import RULES
from draftkit.corpus.dropping.table import DROPPING


def reading_rules() -> dict[str, str]:
    """Rule name → what it does, in Chinese, in the order of application."""
    cleaning = {rule.name: rule.zh for rule in RULES}
    return cleaning | DROPPING | {"hard-wrap": "接回被硬换行切断的段落", "blanks": "去掉汉字之间的空格"}

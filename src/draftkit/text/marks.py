"""Punctuation classes of Chinese text (GB/T 15834-2011) and the characters of the script."""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"
"""Inside of a regex character class: Han characters, the ideographic zero included."""

HAN_RE = re.compile(f"[{HAN}]")
SENTENCE_END = "。！？!?"
CLAUSE_END = "，。；：！？、,;:!?"
OPENERS = "“‘（《〈【〔「『("
CLOSERS = "”’）》〉】〕」』)"
NO_START = "。，、；：？！”’）》〉】〕」』…—～·%％‰,.;:?!)]}"
"""Marks that never begin a line (避头)."""
NO_END = "“‘（《〈【〔「『([{￥$"
"""Marks that never end a line (避尾)."""


def is_han(character: str) -> bool:
    """Whether one character is a Han character."""
    return HAN_RE.match(character) is not None

"""Fixed compounds of the dictionary (切实增强, 发挥作用) fall apart into the genre's words.

The dictionary keeps frequent word pairs as one entry; left whole, 切实增强 would be neither the verb 增强
nor the modifier 切实. A pair is split where both halves are words of the genre's table.
"""

from __future__ import annotations

import re

from draftkit.mining.preparing.remembered import Remembered
from draftkit.mining.segment import Cut
from draftkit.mining.words import WordTable

_OVERRUN = re.compile(r"上(?<= 上)([当用出求做下争抓谋有见走干树创打建显展])(?= )")
"""在…上当 好, 在…上出 实招: the postposition taken for the first half of a verb."""
_HALVED = re.compile(r"加强领导 (班子|干部|机关|小组|体制|方式|方法|力量|能力|水平|作风)(?= |$)")
"""加强领导 班子: the set phrase taken for the first half of a compound."""
_STRENGTH = re.compile(r"力 量(?= |$)")
"""凝聚力 量: the noun 凝聚力 taken out of 凝聚 力量."""
_COMPLEMENT = re.compile(r"得 (?=[住起破] )")
"""抗得 住: a verb and its complement are one word, as 抵得住 is in the dictionary."""
_PLACED = re.compile(r"(?:^| )(?:在|从) [^，。；：！？\n]*$")
_REACH = 40
"""So far back the 在 is looked for that a postposition belongs to."""
_SPLITS = {4: (2,), 5: (3, 2), 6: (3, 2, 4)}


class SplittingCut:
    """A segmenter whose compounds of genre words are split. Remembers every word it has judged."""

    def __init__(self, cut: Cut, table: WordTable) -> None:
        self._cut = cut
        self._table = table
        self._parts = Remembered(self._judge)

    def __call__(self, text: str) -> str:
        """The words of ``text``, one space between two; of white space only the line break is a word."""
        joined = " ".join(filter(None, self._parts.of(self._cut(text))))
        joined = _STRENGTH.sub(" 力量", _HALVED.sub(r"加强 领导\1", joined))
        return _OVERRUN.sub(_postposed, _COMPLEMENT.sub("得", joined))

    def _judge(self, word: str) -> str:
        if word.isspace():
            return "\n" if "\n" in word else ""
        known = self._table.anchors
        if word in known:
            return word
        for size in _SPLITS.get(len(word), ()):
            first, second = word[:size], word[size:]
            if (first in known or first in self._table.of("modifiers")) and second in known:
                return f"{first} {second}"
        return word


def _postposed(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    return f"上 {match.group(1)}" if _PLACED.search(before) else match.group()

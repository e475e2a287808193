"""Fixed compounds of the dictionary (切实增强, 发挥作用) fall apart into the genre's words.

The dictionary keeps frequent word pairs as one entry; left whole, 切实增强 would be neither the verb 增强
nor the modifier 切实. A pair is split where both halves are words of the genre's table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from draftkit.mining.segment import Cut
from draftkit.mining.words import WordTable

_LINE_END = "。"
_OVERRUN = re.compile(r"(?<= )上([当用出求做下争抓谋有见走干树创打建显展])(?= )")
"""在…上当 好, 在…上出 实招: the postposition taken for the first half of a verb."""
_HALVED = re.compile(r"加强领导 (班子|干部|机关|小组|体制|方式|方法|力量|能力|水平|作风)(?= |$)")
"""加强领导 班子: the set phrase taken for the first half of a compound."""
_PLACED = re.compile(r"(?:^| )(?:在|从) [^，。；：！？]*$")
_SPLITS = {4: (2,), 5: (3, 2), 6: (3, 2, 4)}


@dataclass(slots=True)
class SplittingCut:
    """A segmenter whose compounds of genre words are split. Remembers every word it has judged."""

    cut: Cut
    table: WordTable
    judged: dict[str, str] = field(default_factory=dict)

    def __call__(self, text: str) -> list[str]:
        """The words of ``text``, white space left out."""
        judged = self.judged
        joined = " ".join(
            [word if len(word) < 4 else judged.get(word) or self._judge(word) for word in self.cut(text)]
        )
        joined = joined.replace("\n", _LINE_END)
        joined = _HALVED.sub(r"加强 领导\1", joined)
        return _OVERRUN.sub(_postposed, joined).split()

    def _judge(self, word: str) -> str:
        parts = self._parts(word)
        self.judged[word] = parts
        return parts

    def _parts(self, word: str) -> str:
        known = self.table.anchors
        if word in known:
            return word
        for size in _SPLITS.get(len(word), ()):
            first, second = word[:size], word[size:]
            if (first in known or first in self.table.of("modifiers")) and second in known:
                return f"{first} {second}"
        return word


def _postposed(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    return f"上 {match.group(1)}" if _PLACED.search(before) else match.group()


_REACH = 40
"""So far back the 在 is looked for that a postposition belongs to."""

"""Fixed compounds of the dictionary (切实增强, 发挥作用) fall apart into the genre's words.

The dictionary keeps frequent word pairs as one entry; left whole, 切实增强 would be neither the verb 增强
nor the modifier 切实. A pair is split where both halves are words of the genre's table.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from draftkit.mining.segment import Cut
from draftkit.mining.words import WordTable

_LINE_END = "。"
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
        return joined.replace("\n", _LINE_END).split()

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

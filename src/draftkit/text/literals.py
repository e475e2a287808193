"""Finding any of many fixed strings in one scan of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby


class Literals:
    """Fixed strings of two characters or more, looked for all at once.

    One alternation of hundreds of strings tries them one after another wherever any of their first
    characters stands. Here two character classes decide first, whether the next two characters can begin a
    string at all, and a table by these two gives the few that do.
    """

    def __init__(self, words: Iterable[str]) -> None:
        ordered = sorted(set(words))
        self._by_start = {
            start: tuple(sorted(same, key=len, reverse=True))
            for start, same in groupby(ordered, key=lambda word: word[:2])
        }
        first, second = (
            "".join(map(re.escape, {start[place] for start in self._by_start})) for place in (0, 1)
        )
        self._starts = re.compile(f"[{first}](?=[{second}])") if ordered else None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of every string in ``text``, the longest at each place, not overlapping."""
        if self._starts is None:
            return
        by_start, reached = self._by_start, 0
        for match in self._starts.finditer(text):
            start = match.start()
            words = by_start.get(text[start : start + 2])
            if words is None or start < reached:
                continue
            for word in words:
                if text.startswith(word, start):
                    reached = start + len(word)
                    yield start, reached
                    break

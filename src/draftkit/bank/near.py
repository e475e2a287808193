"""Near-duplicates: phrases that say the same with a word more or less."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import PurePath

from draftkit.errors import Problem
from draftkit.model.phrase import Phrase
from draftkit.text.folding import fold

NEAR = 0.6
"""Share of character pairs two phrases must have in common (Jaccard) to be shown side by side."""


class NearPhrases:
    """A set of phrases that can be asked for those most like a text."""

    def __init__(self, phrases: Iterable[Phrase] = ()) -> None:
        self._phrases: list[Phrase] = []
        self._sizes: list[int] = []
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for phrase in phrases:
            self.add(phrase)

    def add(self, phrase: Phrase) -> None:
        """Take one more phrase in."""
        pairs = pairs_of(phrase.text)
        for pair in pairs:
            self._holders[pair].append(len(self._phrases))
        self._phrases.append(phrase)
        self._sizes.append(len(pairs))

    def like(self, text: str, *, least: float = NEAR, limit: int = 3) -> list[tuple[Phrase, float]]:
        """The phrases most like ``text`` with how like they are (0..1), best first."""
        pairs = pairs_of(text)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(self._holders.get(pair, ()))
        found = []
        for number, common in shared.items():
            likeness = common / (len(pairs) + self._sizes[number] - common)
            if likeness >= least:
                found.append((self._phrases[number], likeness))
        found.sort(key=lambda pair: (-pair[1], pair[0].id))
        return found[:limit]


def repeated(phrases: Iterable[Phrase]) -> Iterator[Problem]:
    """Phrases that say what an earlier one of the same kind and step says, other marks and widths aside.

    The same salutation in two steps is two formulas; a collocation is known by more than its text.
    """
    first: dict[tuple[object, ...], Phrase] = {}
    for phrase in phrases:
        parts = (phrase.text, *phrase.set, *phrase.units, *phrase.collocates)
        earlier = first.setdefault((phrase.kind, phrase.step, *map(fold, parts)), phrase)
        if earlier is not phrase:
            where = f"{PurePath(earlier.path).name}:{earlier.line}"
            yield Problem(phrase.path, phrase.line, 1, f"与“{earlier.text}”重复", f"{where} 已有，请留一条")


def pairs_of(text: str) -> frozenset[str]:
    """The character pairs of the folded text (a single character stands for itself)."""
    folded = fold(text)
    return frozenset(a + b for a, b in pairwise(folded)) or frozenset({folded} - {""})

"""Words for words: what can stand in for the word under the cursor, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from draftkit.bank.collocations import Partners, partners, stand_ins
from draftkit.bank.store import load_bank
from draftkit.model import Phrase, PhraseKind
from draftkit.session.wording import Wording

_LONGEST, _SHORTEST = 6, 2
_NAMED = 3
"""So many shared partners say why a word will do."""


class Thesaurus:
    """The collocations of the bank, read once (slow: not on the UI's path)."""

    def __init__(self, entries: tuple[Phrase, ...]) -> None:
        self._entries = entries
        self._known = frozenset(word for each in entries for word in (each.head, *each.collocates) if word)

    @classmethod
    def load(cls, folder: Path | None = None) -> Thesaurus:
        """Read every layer of the bank, the draft's own folder included."""
        phrases = load_bank((), folder).phrases
        return cls(tuple(each for each in phrases if each.kind is PhraseKind.COLLOCATION))

    def word_at(self, text: str, column: int) -> tuple[int, int] | None:
        """The longest word of the bank that a column of ``text`` stands in or right behind, or None."""
        for length in range(_LONGEST, _SHORTEST - 1, -1):
            for start in range(max(0, column - length), min(column, len(text) - length) + 1):
                if text[start : start + length] in self._known:
                    return start, start + length
        return None

    def ways(self, text: str, span: tuple[int, int]) -> list[Wording]:
        """Stand-ins for the word at ``span``, then what goes with it in place of what is beside it now."""
        start, end = span
        word = text[start:end]
        found = [
            Wording(start, end, other, f"也可接{'、'.join(shared[:_NAMED])}")
            for other, shared in stand_ins(word, self._entries)
        ]
        for group in partners(word, self._entries):
            found += _beside(group, text, start, end)
        return found


def _beside(group: Partners, text: str, start: int, end: int) -> Iterator[Wording]:
    """The partners of a word: each in the place of the one beside it, else put in beside it."""
    behind = group.joined("·").endswith("·")
    used = _used(group, text, start, end, behind=behind)
    at = end if behind else start
    span = used or (at, at)
    now = text[span[0] : span[1]]
    for partner in group.words:
        if partner != now:
            yield Wording(*span, partner, f"与“{group.word}”搭配，{group.title}")


def _used(group: Partners, text: str, start: int, end: int, *, behind: bool) -> tuple[int, int] | None:
    for partner in sorted(group.words, key=len, reverse=True):
        if behind and text.startswith(partner, end):
            return end, end + len(partner)
        if not behind and text.endswith(partner, 0, start):
            return start - len(partner), start
    return None

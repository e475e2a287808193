"""Ghost text: the rest of a formula of the bank, proposed as its beginning is typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from draftkit.model import Phrase, PhraseKind
from draftkit.text.marks import CLAUSE_END, OPENERS

_SHORTEST = 2
"""Characters that must be typed before anything is proposed."""
_LONGEST = 14
_LEAST_LEFT = 2
_NOT_PROPOSED = frozenset({PhraseKind.HEADING_SET, PhraseKind.COLLOCATION})
_BOUNDARY = frozenset(CLAUSE_END + OPENERS + "—…\n】")


@dataclass(frozen=True, slots=True)
class Ghost:
    """What is proposed and the phrase it comes from."""

    text: str
    phrase: Phrase


class Formulas:
    """Phrases sorted by text, so that what begins with a given text lies together."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        chosen = [phrase for phrase in phrases if phrase.kind not in _NOT_PROPOSED]
        chosen.sort(key=lambda phrase: phrase.text)
        self._phrases = chosen
        self._texts = [phrase.text for phrase in chosen]

    def propose(self, before: str, year: int | None = None) -> Ghost | None:
        """The rest of a formula that the text ``before`` the cursor has begun, or None.

        The begun part starts at a mark or at the line's start, or is the longest stretch that begins a
        formula. Wording out of date for ``year`` is never proposed.
        """
        for length in range(min(_LONGEST, len(before)), _SHORTEST - 1, -1):
            typed = before[-length:]
            if any(character in _BOUNDARY for character in typed):
                continue
            if length < 4 and len(before) > length and before[-length - 1] not in _BOUNDARY:
                continue  # two or three characters in mid-clause begin too many things
            found = self._beginning_with(typed, year)
            if found is not None:
                return Ghost(found.text[length:], found)
        return None

    def _beginning_with(self, typed: str, year: int | None) -> Phrase | None:
        best: Phrase | None = None
        at = bisect_left(self._texts, typed)
        for index in range(at, min(at + 200, len(self._texts))):
            phrase = self._phrases[index]
            if not phrase.text.startswith(typed):
                break
            if len(phrase.text) - len(typed) < _LEAST_LEFT or not _in_date(phrase, year):
                continue
            if best is None or len(phrase.text) < len(best.text):
                best = phrase
        return best


def _in_date(phrase: Phrase, year: int | None) -> bool:
    if year is None:
        return phrase.until is None
    return (phrase.since is None or phrase.since <= year) and (phrase.until is None or year <= phrase.until)

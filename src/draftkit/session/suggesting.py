"""Ghost text: the rest of a formula of the bank, proposed as its beginning is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from draftkit.model import Phrase, PhraseKind
from draftkit.text.marks import CLAUSE_END, OPENERS

Find = Callable[[str], Iterable[Phrase]]

_SHORTEST = 2
"""Characters of a clause that must be typed before anything is proposed."""
_MID_CLAUSE = 4
"""As many are needed where the formula begins in mid-clause."""
_LONGEST = 16
_LEAST_LEFT = 2
_NOT_PROPOSED = frozenset({PhraseKind.HEADING_SET, PhraseKind.COLLOCATION})
_BOUNDARY = frozenset(CLAUSE_END + OPENERS + "—…】")


@dataclass(frozen=True, slots=True)
class Ghost:
    """What is proposed and the phrase it comes from."""

    text: str
    phrase: Phrase


def propose(find: Find, before: str) -> Ghost | None:
    """The rest of a formula that the text ``before`` the cursor has begun, or None.

    ``find`` searches the bank for a stretch of text and leaves out what is dated. The shortest formula
    wins: it commits the writer least.
    """
    for typed in _beginnings(before):
        begun = [
            phrase
            for phrase in find(typed)
            if phrase.kind not in _NOT_PROPOSED
            and phrase.text.startswith(typed)
            and len(phrase.text) - len(typed) >= _LEAST_LEFT
        ]
        if begun:
            phrase = min(begun, key=lambda phrase: len(phrase.text))
            return Ghost(phrase.text[len(typed) :], phrase)
    return None


def _beginnings(before: str) -> Iterator[str]:
    """What a formula may have begun with: the whole clause so far, else its last few characters."""
    start = max((before.rfind(mark) for mark in _BOUNDARY), default=-1) + 1
    clause = before[start:]
    if _SHORTEST <= len(clause) <= _LONGEST:
        yield clause
    if len(clause) > _MID_CLAUSE:
        yield clause[-_MID_CLAUSE:]

"""Short codes to type a phrase by: the initials of its beginning, told apart where two are alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from draftkit.model.phrase import Phrase, PhraseKind
from draftkit.text.folding import fold
from draftkit.text.initials import initials
from draftkit.text.slots import SLOT_RE

LONGEST = 8
_NOT_TYPED = frozenset({PhraseKind.COLLOCATION, PhraseKind.HEADING_SET})
_LETTERS = re.compile(r"[^a-z0-9]")


def insertable(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases that are inserted as one text."""
    return (phrase for phrase in phrases if phrase.kind not in _NOT_TYPED)


def code_of(phrase: Phrase) -> str:
    """The initials of the first characters outside slots; may be empty."""
    return _LETTERS.sub("", initials(fold(SLOT_RE.sub("", phrase.text))[:LONGEST]))


def coded(phrases: Sequence[Phrase]) -> Iterator[tuple[str, Phrase]]:
    """Every insertable phrase with a code of its own: ``mxcx``, ``mxcx2``, …"""
    seen: Counter[str] = Counter()
    for phrase in insertable(phrases):
        code = code_of(phrase)
        if len(code) < 2:
            continue
        seen[code] += 1
        yield (code if seen[code] == 1 else f"{code}{seen[code]}"), phrase

"""Another way to say it: the collocates of a word under the cursor, and other phrases of the same step."""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.bank.collocations import HEAD_FIRST
from draftkit.model import Facts, Move, Phrase, PhraseKind, Step
from draftkit.session.phrasing import Answer, PhraseShelf, filled
from draftkit.text.words import next_stop, previous_stop

_HEAD_LENGTHS = (4, 3, 2)
_MOST = 40


@dataclass(frozen=True, slots=True)
class Wording:
    """One other way: columns ``start``..``end`` of the row become ``text``; ``why`` says what it is."""

    start: int
    end: int
    text: str
    why: str
    phrase: Phrase | None = None


def clause_at(text: str, column: int) -> tuple[int, int]:
    """The clause that holds a column, without the marks around it."""
    end = next_stop(text, min(column, max(0, len(text) - 1)))
    start = previous_stop(text, end)
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "】"):
        end -= 1
    return start, end


def other_wordings(
    shelf: PhraseShelf,
    text: str,
    span: tuple[int, int],
    place: tuple[Move | None, Step | None],
    facts: Facts,
    answer: Answer,
) -> list[Wording]:
    """Other ways to say columns ``span`` of ``text``: collocates first, then phrases of the step."""
    start, end = span
    found = list(_collocates(shelf, text, start, end))
    move, step = place
    for hit in shelf.find(move=move, step=step, facts=facts, limit=_MOST):
        if hit.phrase.kind in (PhraseKind.HEADING_SET, PhraseKind.COLLOCATION):
            continue
        words = filled(hit.phrase, answer)
        if words.rstrip("。") != text[start:end]:
            found.append(Wording(start, end, words, hit.phrase.kind.zh, hit.phrase))
    return found


def _collocates(shelf: PhraseShelf, text: str, start: int, end: int) -> list[Wording]:
    found: list[Wording] = []
    seen: set[str] = set()
    for length in _HEAD_LENGTHS:
        for at in range(start, end - length + 1):
            head = text[at : at + length]
            if head in seen or not head.isalpha():
                continue
            seen.add(head)
            for hit in shelf.find(head, kind=PhraseKind.COLLOCATION, limit=5):
                if hit.phrase.head == head:
                    found += _swaps(hit.phrase, text, at, start, end)
    return found


def _swaps(phrase: Phrase, text: str, at: int, start: int, end: int) -> list[Wording]:
    """The collocates of a head at ``at``: each in the place of the one used now, or beside the head."""
    used = next((word for word in phrase.collocates if word in text[start:end]), "")
    if used:
        left = text.index(used, start)
        span = (left, left + len(used))
    elif phrase.relation and phrase.relation not in HEAD_FIRST:
        span = (at, at)
    else:
        span = (at + len(phrase.head), at + len(phrase.head))
    why = f"与“{phrase.head}”搭配"
    return [Wording(*span, word, why, phrase) for word in phrase.collocates if word != used]


def source_of(shelf: PhraseShelf, text: str) -> tuple[Phrase, tuple[str, ...]] | None:
    """The phrase of the bank nearest to a clause, and where it comes from; None where nothing is near."""
    from draftkit.session.phrasing import origin

    for wanted in (text, text[:6], text[-6:]):
        hits = shelf.find(wanted, limit=1) if len(wanted) >= 4 else []
        if hits:
            return hits[0].phrase, origin(hits[0].phrase, hits[0])
    return None

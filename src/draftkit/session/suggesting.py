"""Ghost text: the rest of a formula of the bank, proposed as its beginning is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from draftkit.model import Move, Phrase, PhraseKind, Step
from draftkit.text.marks import CLAUSE_END, CLOSERS, OPENERS, SENTENCE_END

Find = Callable[[str], Iterable[Phrase]]
Say = Callable[[Phrase], str]

SHORTEST = 2
"""Characters to be typed before anything is proposed, where a clause or a sentence begins with them."""
MID_CLAUSE = 4
"""As many are needed where the formula begins in mid-clause."""
_LONGEST = 32
_LEAST_LEFT = 2
_LOOK_UP = (6, 4)
"""Characters by which a formula is looked up whose later words were a slot: the bank knows only its name."""
_NOT_PROPOSED = frozenset({PhraseKind.HEADING_SET, PhraseKind.COLLOCATION, PhraseKind.HEADING})
_BOUNDARY = CLAUSE_END + OPENERS + "—…】"


@dataclass(frozen=True, slots=True)
class Ghost:
    """What is proposed and the phrase it comes from."""

    text: str
    phrase: Phrase


def propose(
    find: Find, before: str, say: Say, move: Move | None = None, step: Step | None = None
) -> Ghost | None:
    """The rest of a formula that the text ``before`` the cursor has begun, or None.

    ``find`` searches the bank for a stretch of text and leaves out what is dated; ``say`` is the phrase as it
    would be inserted. What belongs to the step being written goes before what belongs to the part, and that
    before the rest; then what leaves least open; then the shortest: it commits the writer least.
    """
    for typed in _beginnings(before):
        begun = [
            (phrase, text)
            for phrase in _looked_up(find, typed)
            if phrase.kind not in _NOT_PROPOSED
            and (text := say(phrase)).startswith(typed)
            and len(text) - len(typed) >= _LEAST_LEFT
        ]
        if begun:
            phrase, text = min(
                begun,
                key=lambda each: (
                    step is None or each[0].step is not step,
                    move is None or each[0].move is not move,
                    each[1].count("【"),
                    len(each[1]),
                ),
            )
            return Ghost(text[len(typed) :], phrase)
    return None


def overlap(before: str, text: str) -> int:
    """How many characters of ``text`` stand at the end of ``before`` already: the writer had begun it."""
    for length in range(min(len(before), len(text) - 1), SHORTEST - 1, -1):
        if before.endswith(text[:length]):
            rest = before[: len(before) - length]
            if length >= MID_CLAUSE or not rest or rest[-1] in _BOUNDARY:
                return length
    return 0


def place_for(line: str, column: int, text: str) -> int:
    """Where ``text`` goes into ``line``: at the cursor, but no whole sentence into the middle of a clause."""
    within = column > 0 and line[column - 1] not in _BOUNDARY
    if not within or text[-1:] not in SENTENCE_END:
        return column
    ends = [at for mark in SENTENCE_END if (at := line.find(mark, column)) >= 0]
    if not ends:
        return column
    end = min(ends) + 1
    while end < len(line) and line[end] in CLOSERS:
        end += 1
    return end


def _looked_up(find: Find, typed: str) -> Iterator[Phrase]:
    seen: set[str] = set()
    for wanted in dict.fromkeys([typed, *(typed[:length] for length in _LOOK_UP)]):
        for phrase in find(wanted):
            if phrase.id not in seen:
                seen.add(phrase.id)
                yield phrase


def _beginnings(before: str) -> Iterator[str]:
    """What a formula may have begun with: the sentence so far, the clause so far, its last few characters."""
    sentence = before[_after(before, SENTENCE_END) :]
    clause = before[_after(before, _BOUNDARY) :]
    for typed in dict.fromkeys((sentence, clause)):
        if SHORTEST <= len(typed) <= _LONGEST:
            yield typed
    if len(clause) > MID_CLAUSE:
        yield clause[-MID_CLAUSE:]


def _after(text: str, marks: str) -> int:
    return max((text.rfind(mark) for mark in marks), default=-1) + 1

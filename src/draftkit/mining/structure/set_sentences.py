"""Whole sentences every speech has in one form or another, told by how they begin.

下面，我就＿讲＿点意见：   ·   让我们在＿的坚强领导下，鼓足干劲、真抓实干，为＿作出新的更大贡献！
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.mining.preparing.prepared import Clause, PreparedSpeech
from draftkit.mining.slots import NUMBER
from draftkit.mining.structure.noun_slots import Slotted, slotted
from draftkit.mining.words import Classifier, WordTable
from draftkit.model.phrase import PhraseKind

MAX_CLAUSES = 5
_COUNT = re.compile("[二三四五六七八九十几]+([个点条句项]?)")
_SPEAKER = frozenset({"我", "我们"})
_TAIL = 0.2
"""The share of a speech, from its end, that closes it."""


@dataclass(frozen=True, slots=True)
class SetSentence:
    """A sentence as slotted clauses with their marks; ``first`` is a clause number of the speech."""

    kind: PhraseKind
    clauses: tuple[Slotted, ...]
    marks: tuple[str, ...]
    first: int

    @property
    def words(self) -> list[str]:
        """The words of all clauses."""
        return [word for clause in self.clauses for word in clause.words]


def set_sentences(speech: PreparedSpeech, classifier: Classifier) -> Iterator[SetSentence]:
    """The hinges and closing calls of one speech."""
    clauses = speech.clauses
    for place, clause in enumerate(clauses):
        if not _starts(clauses, place):
            continue
        kind = _kind(clause, place, len(clauses), classifier.table)
        end = _end(clauses, place) if kind else 0
        if kind is None or not end:
            continue
        sentence = clauses[place:end]
        if kind is PhraseKind.TRANSITION and not _announces(sentence, classifier.table):
            continue
        yield SetSentence(
            kind,
            tuple(slotted(_counted(each.words), classifier) for each in sentence),
            tuple(each.mark for each in sentence),
            place,
        )


def _starts(clauses: tuple[Clause, ...], place: int) -> bool:
    before = clauses[place - 1] if place else None
    return before is None or before.block != clauses[place].block or before.mark in "。！？："


def _kind(clause: Clause, place: int, count: int, table: WordTable) -> PhraseKind | None:
    words = clause.words
    if words[0] in table.of("turning"):
        return PhraseKind.TRANSITION
    closes = words[:2] == ["让", "我们"] and place >= (1 - _TAIL) * count
    return PhraseKind.FRAME if closes else None


def _end(clauses: tuple[Clause, ...], place: int) -> int:
    """The clause number after a sentence; 0 where it is too long, or cut off, or a series begins in it."""
    for at in range(place, min(place + MAX_CLAUSES, len(clauses))):
        if clauses[at].block != clauses[place].block or (at > place and clauses[at].series):
            return 0
        if clauses[at].mark in "。！：":
            return at + 1 if clauses[at].mark else 0
    return 0


def _announces(sentence: tuple[Clause, ...], table: WordTable) -> bool:
    words = {word for clause in sentence for word in clause.words}
    return not _SPEAKER.isdisjoint(words) and not table.of("speaking").isdisjoint(words)


def _counted(words: list[str]) -> list[str]:
    """The words with every count (三个, 四点) as the slot for a number and its measure."""
    out: list[str] = []
    for word in words:
        match = _COUNT.fullmatch(word)
        out += [NUMBER, match.group(1)] if match else [word]
    return [word for word in out if word]

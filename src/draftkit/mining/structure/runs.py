"""Runs of equal shape: 排比 of three clauses or more, and runs of four-character phrases.

Two neighbours belong together when they begin or end with the same word, share a word at the same place,
or have the same length and the same word classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from draftkit.mining.preparing.prepared import Clause, PreparedSpeech
from draftkit.mining.words import IDIOM, MARK, NAME, OPEN, OTHER, SLOT, TOPIC, VERB

MIN_RUN = 3
"""Members of a run."""
MIN_UNIT, MAX_UNIT = 3, 24
"""Characters of a member."""
SHORT = 4
"""Characters up to which neighbours must be of one length."""
_MODAL = frozenset({"要", "也要", "还要", "就要", "都要", "必须", "务必"})
_COUNT = re.compile("[一二两三四五六七八九十]+[项个条点]?")
_MAX_STEP = 2
"""How many characters neighbours may differ in length."""


class Unit(NamedTuple):
    """One member: words, classes, characters, clause number and the mark after it."""

    words: tuple[str, ...]
    classes: str
    length: int
    clause: int
    mark: str


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring units of one sentence; ``shared`` are the words all of them have."""

    units: tuple[Unit, ...]
    shared: frozenset[str]

    @property
    def four(self) -> bool:
        """Whether every unit has four characters."""
        return all(unit.length == 4 for unit in self.units)


def units_of(speech: PreparedSpeech) -> Iterator[list[Unit]]:
    """The units of every sentence: clauses, and the parts of a clause between 、 marks."""
    sentence: list[Unit] = []
    block = -1
    for number, clause in enumerate(speech.clauses):
        if clause.block != block and sentence:
            yield sentence
            sentence = []
        block = clause.block
        sentence.extend(_parts(clause, number))
        if clause.mark in "。！？":
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _parts(clause: Clause, number: int) -> list[Unit]:
    words, classes = clause.words, clause.classes
    length = len(clause.text) - (len(words) - 1)
    if words[0] in _MODAL and len(words) > 1:
        length -= len(words[0])
        words, classes = words[1:], classes[1:]
    if MARK not in classes:
        return [Unit(tuple(words), classes, length, number, clause.mark)]
    if "“" in words or "”" in words:
        return []
    parts: list[Unit] = []
    begin = 0
    for place in range(len(words) + 1):
        if place == len(words) or words[place] == "、":
            part = tuple(words[begin:place])
            if part:
                ending = clause.mark if place == len(words) else "、"
                parts.append(Unit(part, classes[begin:place], sum(map(len, part)), number, ending))
            begin = place + 1
    return parts


def runs_of(sentence: list[Unit]) -> Iterator[Run]:
    """Maximal runs of one sentence."""
    start = 0
    while start < len(sentence):
        end = start + 1
        while end < len(sentence) and alike(sentence[end - 1], sentence[end]):
            end += 1
        units = tuple(sentence[start:end])
        if not _speaks(units[0]):
            start = end
            continue
        if len(units) >= MIN_RUN or (len(units) == 2 and all(unit.length == 4 for unit in units)):
            yield Run(units, frozenset.intersection(*(frozenset(unit.words) for unit in units)))
        start = end


def alike(first: Unit, second: Unit) -> bool:
    """Whether two neighbours have the same shape."""
    if not (MIN_UNIT <= first.length <= MAX_UNIT and abs(first.length - second.length) <= _MAX_STEP):
        return False
    if min(first.length, second.length) <= SHORT:
        return first.length == second.length and (first.length == SHORT or _verb_first(first, second))
    if _speaks(first) != _speaks(second):
        return False
    if first.words[0] == second.words[0] or first.words[-1] == second.words[-1]:
        return True
    if first.length == second.length and first.classes == second.classes:
        return True
    return any(a == b for a, b in zip(first.words, second.words, strict=False))


def _speaks(unit: Unit) -> bool:
    """Whether something happens in a unit; a list of noun phrases is an enumeration, not a run."""
    return VERB in unit.classes or OTHER in unit.classes or IDIOM in unit.classes


def _verb_first(first: Unit, second: Unit) -> bool:
    """Units of three characters (讲党性、重品行) count only as verb and object."""
    return first.classes[0] == VERB == second.classes[0] and len(first.words) == len(second.words) > 1


def clean(unit: Unit) -> bool:
    """Whether a unit can be printed: no name, no unknown word."""
    return NAME not in unit.classes


def even_joints(run: Run) -> bool:
    """Whether the run is whole: the same mark between all units, and no 、 that carries its last unit on."""
    joints = {unit.mark for unit in run.units[:-1]}
    return len(joints) == 1 and (run.units[-1].mark != "、" or "、" in joints)


def counted(run: Run) -> bool:
    """Whether the members count things off (实施一项工程，做好两项工作): the numbers are of their place."""
    counts = {word for unit in run.units for word in unit.words if _COUNT.fullmatch(word)}
    return len(counts) > 1


def slogan(run: Run) -> bool:
    """Whether all members have three characters (保基本，兜底线，建机制), a series' slogan of its time."""
    return all(unit.length == MIN_UNIT for unit in run.units)


def of_fields(run: Run, tags: Mapping[str, str]) -> bool:
    """Whether half of the members or more name a field of their own (经济, 政治, 文化)."""
    named = sum(any(map(partial(_names_field, tags), u.words, u.classes)) for u in run.units)
    return 2 * named >= len(run.units)


def _names_field(tags: Mapping[str, str], word: str, kind: str) -> bool:
    return kind in OPEN and tags.get(word, "n").startswith("n")


def topical(run: Run) -> float:
    """Share of the characters of a run that belong to the topic or are masked."""
    total = sum(unit.length for unit in run.units)
    open_characters = sum(
        len(word)
        for unit in run.units
        for word, kind in zip(unit.words, unit.classes, strict=True)
        if kind in OPEN
    )
    return open_characters / total


def regularity(run: Run) -> float:
    """How even a run is: lengths, shared words at the edges, equal classes."""
    lengths = [unit.length for unit in run.units]
    even = 1 - (max(lengths) - min(lengths)) / max(lengths)
    heads = len({unit.words[0] for unit in run.units})
    tails = len({unit.words[-1] for unit in run.units})
    shape = len({unit.classes.replace(TOPIC, "n").replace(SLOT, "n") for unit in run.units})
    count = len(run.units)
    echo = max(1 - (heads - 1) / count, 1 - (tails - 1) / count)
    return round(0.4 * even + 0.35 * echo + 0.25 * (1 - (shape - 1) / count), 4)

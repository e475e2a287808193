"""Parallel headings (对仗): score a set of siblings, say which one breaks it, propose more of the same make.

Four things make a set parallel: length, the class of the opening word, the structure (clauses and their
lengths), and the key words that all share. No segmenter is needed: opening words are a table people edit
(``templates/headings/openers.yaml``), the frame is what the headings have in common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from draftkit.files import strict_yaml
from draftkit.files.resources import templates_dir
from draftkit.files.strict_yaml import YamlList, YamlMap
from draftkit.text.slots import SLOT_RE

LENGTH_SLACK = 2
"""Siblings within this many characters of the middle one are of one length."""
CLAUSE_SLACK = 2
_CLAUSE = re.compile(r"[，、；：,;]")
_SLOT_WIDTH = 4
"""Characters a slot is taken to hold when lengths are compared."""
_LONGEST_OPENING = 4
NO_CLASS = "其他"
EITHER_CLASS = "兼类"
"""Words such as 服务 and 建设 that open with an action or name a thing; they suit any class."""
_WEIGHTS = {"length": 0.25, "opening": 0.25, "structure": 0.3, "frame": 0.2}


@dataclass(frozen=True, slots=True)
class Make:
    """How one heading is made: its length, clause lengths, the class of its opening word, that word."""

    length: int
    clauses: tuple[int, ...]
    opening: str
    word: str


@dataclass(frozen=True, slots=True)
class Break:
    """A heading that breaks the set: its 0-based place, the heading, and why."""

    index: int
    heading: str
    why: str


@dataclass(frozen=True, slots=True)
class SetScore:
    """How parallel a set is. ``score`` and each of ``parts`` run from 0 to 1.

    ``frame`` is the words all headings share; ``repeated`` words that some but not all of them repeat.
    """

    score: float
    parts: dict[str, float]
    breaks: tuple[Break, ...]
    frame: tuple[str, ...]
    repeated: tuple[str, ...]


def make_of(heading: str) -> Make:
    """The make of a heading; slots count as four characters."""
    text = SLOT_RE.sub("某" * _SLOT_WIDTH, heading).strip("。 　")
    clauses = [each for each in _CLAUSE.split(text) if each]
    opening, _, word = _opening(text)
    return Make(sum(map(len, clauses)), tuple(map(len, clauses)), opening, word)


def score_set(headings: Sequence[str]) -> SetScore:
    """Score sibling headings (without their numbers). One heading alone is parallel to itself."""
    makes = [make_of(each) for each in headings]
    frame, repeated = _shared(headings)
    if len(headings) < 2:
        return SetScore(1.0, dict.fromkeys(_WEIGHTS, 1.0), (), frame, ())
    middle = median(make.length for make in makes)
    clauses = Counter(len(make.clauses) for make in makes).most_common(1)[0][0]
    shape = [make.clauses for make in makes if len(make.clauses) == clauses]
    usual = [median(lengths) for lengths in zip(*shape, strict=True)]
    opening = _usual_opening(makes)
    breaks: list[Break] = []
    good = Counter(dict.fromkeys(_WEIGHTS, 0))
    for index, (heading, make) in enumerate(zip(headings, makes, strict=True)):
        lacks = [word for word in frame if word not in heading]
        wrong = {
            "length": _length_wrong(make, middle),
            "structure": _structure_wrong(make, clauses, usual),
            "opening": _opening_wrong(make, opening),
            "frame": f"没有共同的“{lacks[0]}”" if lacks else "",
        }
        good.update(name for name, why in wrong.items() if not why)
        breaks.extend(Break(index, heading, why) for why in wrong.values() if why)
    parts = {name: good[name] / len(headings) for name in _WEIGHTS}
    if not frame:
        # Without a shared word a set can still be parallel by its make, but it is the weaker kind.
        parts["frame"] = 0.5
    score = sum(_WEIGHTS[name] * part for name, part in parts.items())
    return SetScore(round(score, 3), parts, tuple(breaks), frame, repeated)


def propose(heading: str, candidates: Iterable[str], count: int = 5) -> list[str]:
    """Siblings for a heading or a frame out of ``candidates``, the most parallel first.

    A frame with slots also yields itself with another opening word of the same class and length.
    """
    pool = dict.fromkeys(each for each in candidates if each and each != heading)
    if SLOT_RE.search(heading):
        pool.update(dict.fromkeys(_with_other_openings(heading)))
    ranked = []
    for each in pool:
        scored = score_set([heading, each])
        if scored.breaks or not _alike_enough(heading, each):
            continue
        ranked.append((_closeness(heading, each), each))
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    return [each for _, each in ranked[:count]]


def _length_wrong(make: Make, middle: float) -> str:
    if abs(make.length - middle) <= LENGTH_SLACK:
        return ""
    return f"{make.length} 字，其他标题约 {middle:g} 字"


def _usual_opening(makes: Sequence[Make]) -> str:
    """The class that more than half of the opening words are of, or ``NO_CLASS``."""
    told = [make.opening for make in makes if make.opening != EITHER_CLASS]
    opening, times = Counter(told).most_common(1)[0] if told else (NO_CLASS, 0)
    return opening if times * 2 > len(told) else NO_CLASS


def _opening_wrong(make: Make, usual: str) -> str:
    if usual in (make.opening, NO_CLASS) or make.opening == EITHER_CLASS:
        return ""
    return f"起头是“{make.word}”，与其他标题不是一类词"


def _structure_wrong(make: Make, clauses: int, usual: Sequence[float]) -> str:
    if len(make.clauses) != clauses:
        return f"分 {len(make.clauses)} 段，其他标题分 {clauses} 段"
    far = [
        (have, want)
        for have, want in zip(make.clauses, usual, strict=True)
        if abs(have - want) > CLAUSE_SLACK
    ]
    return f"有一段 {far[0][0]} 字，其他标题同一处约 {far[0][1]:g} 字" if far else ""


def _shared(headings: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The frame, and words that only some repeat.

    The frame is every word of two characters in all headings, and in sets of four or more every run of three
    in all but one: a single shared word such as 着力 makes no frame.
    """
    count = Counter(pair for each in headings for pair in _runs(each, 2))
    threes = Counter(run for each in headings for run in _runs(each, 3))
    whole = {pair for pair, times in count.items() if times == len(headings) > 1}
    nearly = {run for run, times in threes.items() if times == len(headings) - 1 > 2}
    some = sorted(pair for pair, times in count.items() if 1 < times < len(headings))
    return tuple(sorted(whole | nearly)), tuple(some)


def _pairs(heading: str) -> set[str]:
    return _runs(heading, 2)


def _runs(heading: str, length: int) -> set[str]:
    """Every run of that many characters within one clause, slots left out."""
    text = SLOT_RE.sub("，", heading)
    runs = (text[at : at + length] for at in range(len(text) - length + 1))
    return {run for run in runs if not _CLAUSE.search(run)}


def _opening(text: str) -> tuple[str, str, str]:
    """The class of the opening word, the group it is in, the word; longest words first."""
    for length in range(_LONGEST_OPENING, 0, -1):
        found = _openers().get(text[:length])
        if found:
            return (*found, text[:length])
    return NO_CLASS, NO_CLASS, text[:2]


def _with_other_openings(heading: str) -> list[str]:
    kind, group, word = _opening(heading)
    same = [each for each, place in _openers().items() if place == (kind, group)]
    others = [each for each in same if len(each) == len(word) and each != word]
    return [each + heading[len(word) :] for each in others]


def _alike_enough(one: str, other: str) -> bool:
    """At least one word in common, or a frame of slots: mere equal length is no kinship."""
    return bool(_pairs(one) & _pairs(other)) or bool(SLOT_RE.search(one) and SLOT_RE.search(other))


def _closeness(one: str, other: str) -> float:
    a, b = make_of(one), make_of(other)
    shared = len(_pairs(one) & _pairs(other))
    return shared + 2 * (a.word == b.word) + 2 * (a.clauses == b.clauses) - abs(a.length - b.length)


@lru_cache(maxsize=1)
def _openers() -> dict[str, tuple[str, str]]:
    """Opening word → its class and its group; a word in two groups belongs to the first."""
    value = strict_yaml.load(templates_dir() / "headings" / "openers.yaml")
    found: dict[str, tuple[str, str]] = {}
    for kind, groups in value.items() if isinstance(value, YamlMap) else ():
        for group, words in groups.items() if isinstance(groups, YamlMap) else ():
            for word in words if isinstance(words, YamlList) else ():
                found.setdefault(str(word), (str(kind), str(group)))
    return found

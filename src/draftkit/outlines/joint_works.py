"""The line of work one draft is about: two named together (安全生产和信访维稳) take turns in it.

What is made for a place or a seed is made here, once a draft: the names of bodies a town has, and the order
in which problems are told.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType

from draftkit.model.move import Step
from draftkit.model.speech_type import PlaceLevel, SpeechType
from draftkit.outlines.patterns import Pattern, Wording
from draftkit.outlines.works import LEAD, Work, has_departments, problem_pattern, work_for

_AND = re.compile("和|与|及|暨|、")
"""What stands between two works of one meeting; a comma ends the phrase."""
_SHARED = frozenset({Step.MEASURE, Step.ACHIEVEMENT})
"""Steps of which two works both bring their own; one guiding idea or goal for both is nobody's."""
TOWNS = frozenset({PlaceLevel.TOWN, PlaceLevel.TOWNSHIP, PlaceLevel.SUBDISTRICT})
_BODY = "[^，。；、：【】由][^，。；：【】由]{0,15}(?:部门|机关)"
_IN_A_TOWN = (
    (re.compile(f"会同{_BODY}(?:共同)?(?=负责|牵头|分头)"), "会同有关站所"),
    (re.compile(f"由{_BODY}分[头工]负责"), "由各站所按职责分头负责"),
    (re.compile(f"由{_BODY}(?:共同)?负责、【牵头单位】协调"), "由【牵头单位】负责"),
    (re.compile(f"由{_BODY}(?:共同)?(?=负责|牵头)"), "由【牵头单位】"),
    (re.compile("各?(?:行业)?主管部门|各?行业部门"), "各有关站所"),
    (re.compile("公安机关|公安部门"), "派出所"),
)
"""What a county says of its departments and what a town says instead, in order: it has stations and posts."""


def line_of(said: str, kind: SpeechType, works: Sequence[Work], level: PlaceLevel | None, seed: int) -> Work:
    """The line of work of a draft, fit for the level; works named side by side are joined.

    A name that has the conjunction in it (文化和旅游) is one work. Seed 0
    tells problems in the order of the file, another seed in another.
    """
    one = any(name in said and _AND.search(name) for work in works for name in work.names)
    named = [] if one else [work_for(part, kind, works, level) for part in _AND.split(said)]
    whole = work_for(said, kind, works, level)
    distinct = list({work.name: work for work in named if work.name}.values())
    if len(distinct) > 1 and not any(kind in work.types for work in distinct):
        whole = joined([_in_order(work, seed) for work in distinct], level)
    elif whole.name:
        whole = _in_order(whole, seed)
    return _reworded(whole, town_wording) if level in TOWNS else _for_departments(whole)


def joined(works: Sequence[Work], level: PlaceLevel | None) -> Work:
    """Several lines of work as one: their measures, results and problems, each led by its own body."""
    own = [_reworded(work, _lead_named(work, level)) for work in works]
    name = "、".join(work.name for work in works)
    problems = tuple(
        each for group in zip_longest(*(work.problems for work in own)) for each in group if each is not None
    )
    patterns = [each for work in own for each in work.patterns if each.step in _SHARED]
    if problems:
        patterns.append(problem_pattern(problems, name, f"{name}/problems"))
    sentences: dict[Step, tuple[Wording, ...]] = {}
    for work in own:
        for step, ways in work.sentences.items():
            sentences[step] = (*sentences.get(step, ()), *ways)
    tags = tuple(dict.fromkeys(tag for work in works for tag in work.tags))
    return Work(
        name,
        tags=tags,
        patterns=tuple(patterns),
        problems=problems,
        sentences=MappingProxyType(sentences),
    )


def _lead_named(work: Work, level: PlaceLevel | None) -> Callable[[str], str]:
    """Two works are not led by one body: the slot of each says whose it is."""
    words: Mapping[str, str] = work.words if has_departments(level) or level in work.levels else {}
    body = words.get(LEAD) or f"【{work.name}{LEAD}】"
    return lambda text: text.replace(f"【{LEAD}】", body)


def _in_order(work: Work, seed: int) -> Work:
    if not seed or not work.problems:
        return work
    order = list(work.problems)
    random.Random(f"problems|{seed}|{work.name}").shuffle(order)
    return _with_problems(work, tuple(order))


def _with_problems(work: Work, problems: tuple[str, ...]) -> Work:
    patterns = tuple(
        problem_pattern(problems, each.work, each.name) if each.step is Step.PROBLEM else each
        for each in work.patterns
    )
    return replace(work, patterns=patterns, problems=problems)


def _for_departments(work: Work) -> Work:
    """Outside of towns no measure comes after the others for needing departments."""
    return replace(work, patterns=tuple(replace(each, county=False) for each in work.patterns))


def town_wording(text: str) -> str:
    """A sentence on a county's departments as a town says it: 由住建部门负责 → 由【牵头单位】负责."""
    for pattern, instead in _IN_A_TOWN:
        text = pattern.sub(instead, text)
    return text


def _reworded(work: Work, change: Callable[[str], str]) -> Work:
    def said(ways: tuple[Wording, ...]) -> tuple[Wording, ...]:
        return tuple(replace(way, text=change(way.text)) for way in ways)

    def pattern(each: Pattern) -> Pattern:
        return replace(each, parts=tuple(replace(part, wordings=said(part.wordings)) for part in each.parts))

    return replace(
        work,
        patterns=tuple(pattern(each) for each in work.patterns),
        problems=tuple(change(each) for each in work.problems),
        sentences=MappingProxyType({step: said(ways) for step, ways in work.sentences.items()}),
    )

"""Facts files and the unit profile: strict YAML in, typed facts out, every problem reported at once."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.files import strict_yaml
from draftkit.files.locations import config_dir
from draftkit.files.reading import read_text
from draftkit.files.strict_yaml import YamlValue
from draftkit.model.facts import FACT_NAMES, FactName, Facts, FactValue, Person, UnitProfile
from draftkit.model.phrase import SlotType
from draftkit.outlines.limits import FILE_LIMIT
from draftkit.outlines.shape import Shape

UNIT_FILE = "unit.yaml"
_CHINESE_DATE = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_LOWEST_RATE, _HIGHEST_RATE = 120, 300
BOUNDS = {"时长": (1, 240), "语速": (_LOWEST_RATE, _HIGHEST_RATE), "年度": (1900, 2100)}


def load_facts(path: Path, extra: Iterable[FactName] = ()) -> Facts:
    """Read a facts file. One file may serve several texts of a meeting; every fact is optional.

    Raises:
        BadFileError: with every problem found.
        MissingFileError, UnreadableError: as ``files.reading``.
    """
    problems: list[Problem] = []
    value = strict_yaml.parse(read_text(path, limit=FILE_LIMIT), str(path))
    facts = read_facts(value, str(path), problems, extra)
    if problems:
        raise BadFileError(sorted(problems, key=_place))
    return facts


def load_unit(path: Path) -> UnitProfile:
    """Read a unit profile: ``facts``, ``leaders`` (name, post, rate), ``words``, ``declare``.

    Raises:
        BadFileError: with every problem found.
    """
    problems: list[Problem] = []
    shape = Shape(strict_yaml.parse(read_text(path, limit=FILE_LIMIT), str(path)), str(path), problems)
    shape.only(("facts", "leaders", "words", "declare"))
    declared = tuple(_declared(each) for each in shape.shapes("declare"))
    profile = UnitProfile(
        facts=read_facts(shape.get("facts"), str(path), problems, declared),
        leaders=tuple(_leader(each) for each in shape.shapes("leaders")),
        house_words=MappingProxyType(shape.pairs("words")),
        extra_facts=declared,
    )
    if problems:
        raise BadFileError(sorted(problems, key=_place))
    return profile


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.col


def own_unit() -> UnitProfile:
    """The profile in the settings folder, or an empty one where there is none."""
    path = config_dir() / UNIT_FILE
    return load_unit(path) if path.is_file() else UnitProfile()


def read_facts(
    value: YamlValue | None, path: str, problems: list[Problem], extra: Iterable[FactName] = ()
) -> Facts:
    """Facts out of a parsed mapping (a facts file, or ``facts`` of a front matter)."""
    names = {fact.name: fact for fact in (*FACT_NAMES, *extra)}
    shape = Shape(value, path, problems)
    if any(str(key) not in names for key in shape.map):
        names.update((fact.name, fact) for fact in _declared_elsewhere() if fact.name not in names)
    shape.only(names)
    values: dict[str, FactValue] = {}
    for key in shape.map:
        fact = names.get(str(key))
        found = _typed(fact, shape) if fact else None
        if found is not None and found not in ("", ()):
            values[str(key)] = found
    return Facts(MappingProxyType(values))


def _declared_elsewhere() -> Iterator[FactName]:
    """Names the office or an outline declares: one facts file serves a meeting's several texts."""
    from draftkit.outlines.catalogue import outlines  # reads every outline (50 ms), only when it is needed

    with contextlib.suppress(BadFileError):  # a broken profile is told where it is used, not here
        yield from own_unit().extra_facts
    for name in sorted({name for outline in outlines() for name in outline.variables}):
        yield FactName(name, SlotType.TEXT, name)


def _typed(fact: FactName, shape: Shape) -> FactValue | None:
    if fact.type in (SlotType.LIST, SlotType.PEOPLE):
        return tuple(text for text in shape.texts(fact.name) if text.strip())
    text = shape.text(fact.name).strip()
    if not text:
        return None
    if fact.type is SlotType.NUMBER:
        return _number(fact, text, shape)
    if fact.type is SlotType.DATE:
        return _date(fact, text, shape)
    if fact.type is SlotType.CHOICE and text not in fact.choices:
        shape.complain(
            shape.get(fact.name), f"“{fact.name}”不能是“{text}”", f"可用：{'、'.join(fact.choices)}"
        )
        return None
    if "\n" in text:
        shape.complain(shape.get(fact.name), f"“{fact.name}”应写在一行里", "")
        return None
    return text


def _number(fact: FactName, text: str, shape: Shape) -> int | None:
    low, high = BOUNDS.get(fact.name, (0, 10**9))
    digits = text.removesuffix("年").removesuffix("分钟").strip()
    if digits.isascii() and digits.isdigit() and len(digits) < 10 and low <= int(digits) <= high:
        return int(digits)
    shape.complain(shape.get(fact.name), f"“{fact.name}”应是 {low} 到 {high} 的整数", f"现在是“{text}”")
    return None


def _date(fact: FactName, text: str, shape: Shape) -> str | None:
    match = _CHINESE_DATE.fullmatch(text)
    try:
        if match:
            return date(*map(int, match.groups())).isoformat()
    except ValueError:
        pass
    shape.complain(shape.get(fact.name), f"“{fact.name}”不是日期", "写成 2026-03-12")
    return None


def _leader(shape: Shape) -> Person:
    shape.only(("name", "post", "rate"))
    if not shape.text("name"):
        shape.complain(None, "缺少 name", "写出姓名，例如 {name: 周启明, post: 县委书记, rate: 190}")
    rate = int(shape.number("rate", 0, _LOWEST_RATE, _HIGHEST_RATE))
    return Person(shape.text("name", most=40), shape.text("post", most=60), rate or None)


def _declared(shape: Shape) -> FactName:
    shape.only(("name", "type", "ask", "choices"))
    name = shape.text("name", most=30)
    if not name.isidentifier() or name in {fact.name for fact in FACT_NAMES}:
        shape.complain(shape.get("name"), f"“{name}”不能作事实名", "用汉字，不带标点，不与已有的重复")
    kind = shape.choice("type", SlotType, SlotType.TEXT) or SlotType.TEXT
    return FactName(name, kind, shape.text("ask", name), shape.texts("choices"))


def completed(facts: Facts, unit: UnitProfile) -> Facts:
    """Facts with the unit's own beneath them, and the speaker's post and rate from the list of leaders."""
    values: Mapping[str, FactValue] = {**unit.facts.values, **facts.values}
    speaker = next((each for each in unit.leaders if each.name == values.get("讲话人")), None)
    known: dict[str, FactValue] = {}
    if speaker and speaker.post:
        known["职务"] = speaker.post
    if speaker and speaker.rate:
        known["语速"] = speaker.rate
    return Facts(MappingProxyType({**known, **values}))

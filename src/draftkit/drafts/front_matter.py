"""The front matter: strict YAML between ``---`` fences, read into fields and edited in place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem, UsageError
from draftkit.files import yaml_map_edit
from draftkit.files.strict_yaml import YamlList, YamlMap, YamlText, YamlValue, parse
from draftkit.model import FACT_NAMES, Facts, FactValue, SectionPlan, SlotType, SpeechType

FORMAT_VERSION = 1
MINUTES_BOUND = 600


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of the front matter; absent ones have their defaults."""

    type: SpeechType | None = None
    facts: Facts = field(default_factory=Facts)
    minutes: int | None = None
    plan: Mapping[str, SectionPlan] = field(default_factory=lambda: MappingProxyType({}))
    order: tuple[str, ...] = ()
    locks: tuple[str, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


_FRONT = re.compile(
    "(?P<bom>\ufeff?)(?P<open>---[ \t]*(?:\r\n|\n|\r))(?P<yaml>.*?)"
    "(?P<close>(?<![^\r\n])---[ \t]*(?:\r\n|\n|\r|\\Z))(?P<after>\\s*(?:(?<=[\r\n])|\\Z))",
    re.S,
)
_UNCLOSED = re.compile(
    "\ufeff?---[ \t]*(?:\r\n|\n|\r)"
    "(?:(?:[A-Za-z_-]+[ \t]*:|[ \t]+\\S|- )[^\r\n]*(?:\r\n|\n|\r))+(?:[^\\S\r\n]*(?:\r\n|\n|\r))*"
)
"""Settings whose closing fence someone deleted: they are no part of the speech."""
_LEADING = re.compile("\ufeff?(?:[^\\S\r\n]*(?:\r\n|\n|\r))*")


def split_front(source: str) -> tuple[str, str]:
    """The source before the first paragraph (front matter and blank lines), and the rest."""
    match = _FRONT.match(source) or _UNCLOSED.match(source) or _LEADING.match(source)
    end = match.end() if match else 0
    return source[:end], source[end:]


def read_front(front: str, path: str, problems: list[Problem]) -> FrontMatter:
    """The fields of ``front``; everything wrong goes to ``problems`` and leaves its default."""
    match = _FRONT.match(front)
    if not match:
        if _UNCLOSED.match(front):
            problems.append(Problem(path, 1, 1, "开头的设置没有收尾", "请在设置的下一行补上 ---"))
        return FrontMatter()
    try:
        # One line in the fence's place keeps line numbers those of the file.
        value = parse("\n" + match.group("yaml"), path)
    except BadFileError as error:
        problems.extend(error.problems)
        return FrontMatter()
    if value is None:
        return FrontMatter()
    if not isinstance(value, YamlMap):
        problems.append(
            Problem(path, value.line, value.col, "稿子开头的设置要写成“键: 值”", "如 type: annual")
        )
        return FrontMatter()
    return _Reader(path, problems).fields(value)


def set_in_front(front: str, keys: Sequence[str], value: yaml_map_edit.Plain | None) -> str:
    """``front`` with one key set, or removed where ``value`` is None; all other bytes stay.

    Raises:
        UsageError: the front matter cannot be read, so that no single key of it can be changed.
    """
    match = _FRONT.match(front)
    if match is None:
        if value is None:
            return front
        if _UNCLOSED.match(front):
            raise _unreadable()
        bom = "\ufeff" if front.startswith("\ufeff") else ""
        yaml = yaml_map_edit.set_value(f"draftkit: {FORMAT_VERSION}\n", keys, value)
        return f"{bom}---\n{yaml}---\n\n{front.removeprefix(bom)}"
    yaml = match.group("yaml")
    try:
        parse(yaml, "")
        yaml = (
            yaml_map_edit.remove(yaml, keys) if value is None else yaml_map_edit.set_value(yaml, keys, value)
        )
    except (BadFileError, ValueError) as error:
        raise _unreadable() from error
    if yaml and not yaml.endswith(("\n", "\r")):
        yaml += "\n"
    return front[: match.start("yaml")] + yaml + front[match.end("yaml") :]


def with_block(front: str, block: str) -> str:
    """``front`` with whole lines of YAML put before its closing fence; unchanged where there is none."""
    match = _FRONT.match(front)
    return front if match is None else front[: match.end("yaml")] + block + front[match.end("yaml") :]


def _unreadable() -> UsageError:
    return UsageError("稿子开头的设置读不通，改不了其中一项", remedy="请先改好开头两行 --- 之间的内容")


_TYPES = {name.name: name.type for name in FACT_NAMES}
_CHOICES = {name.name: name.choices for name in FACT_NAMES if name.choices}


class _Reader:
    """Turns the YAML map into fields, collecting every problem with its place."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self._path = path
        self._problems = problems

    def fields(self, root: YamlMap) -> FrontMatter:
        """The fields of the whole map; unknown keys are other tools' and are left alone."""
        version = self._whole(root.get(YamlText("draftkit")), "draftkit", 1, 99)
        if version is not None and version > FORMAT_VERSION:
            self._say(root[YamlText("draftkit")], "这篇稿子是更新版本的 draftkit 写的", "请先升级")
        return FrontMatter(
            type=self._type(root.get(YamlText("type"))),
            facts=self._facts(root.get(YamlText("facts"))),
            minutes=self._whole(root.get(YamlText("minutes")), "minutes", 1, MINUTES_BOUND),
            plan=self._plan(root.get(YamlText("plan"))),
            order=self._texts(root.get(YamlText("order")), "order"),
            locks=self._texts(root.get(YamlText("locks")), "locks"),
            phrases=MappingProxyType(
                {
                    str(key): self._texts(value, f"phrases.{key}")
                    for key, value in self._map(root.get(YamlText("phrases")), "phrases").items()
                }
            ),
        )

    def _say(self, at: YamlValue, message: str, hint: str = "") -> None:
        self._problems.append(Problem(self._path, at.line, at.col, message, hint))

    def _type(self, value: YamlValue | None) -> SpeechType | None:
        if value is None or value == "":
            return None
        names = {kind.value: kind for kind in SpeechType} | {kind.zh: kind for kind in SpeechType}
        if isinstance(value, YamlText) and value in names:
            return names[value]
        close = get_close_matches(str(value), names, n=1)
        self._say(
            value,
            f"没有“{value}”这种稿子",
            f"是不是 {close[0]}" if close else "用 draftkit outline ls 看有哪些",
        )
        return None

    def _whole(self, value: YamlValue | None, key: str, low: int, high: int) -> int | None:
        if value is None or value == "":
            return None
        if isinstance(value, YamlText) and value.isdecimal() and low <= int(value) <= high:
            return int(value)
        self._say(value, f"{key} 要填 {low} 到 {high} 的整数")
        return None

    def _map(self, value: YamlValue | None, key: str) -> YamlMap:
        if isinstance(value, YamlMap):
            return value
        if value is not None and value != "":
            self._say(value, f"{key} 要写成“键: 值”")
        return YamlMap()

    def _texts(self, value: YamlValue | None, key: str) -> tuple[str, ...]:
        if value is None or value == "":
            return ()
        if isinstance(value, YamlText):
            return (str(value),)
        if isinstance(value, YamlList) and all(isinstance(each, YamlText) for each in value):
            return tuple(str(each) for each in value)
        self._say(value, f"{key} 要写成一串文字", "如 [甲, 乙]")
        return ()

    def _plan(self, value: YamlValue | None) -> Mapping[str, SectionPlan]:
        plan = {}
        for key, section in self._map(value, "plan").items():
            entry = self._map(section, f"plan.{key}")
            heading = entry.get(YamlText("heading"))
            plan[str(key)] = SectionPlan(
                points=self._whole(entry.get(YamlText("points")), f"plan.{key}.points", 0, 99),
                characters=self._whole(
                    entry.get(YamlText("characters")), f"plan.{key}.characters", 0, 999_999
                ),
                heading=str(heading) if isinstance(heading, YamlText) else None,
                omit=str(entry.get(YamlText("omit"), "")) in {"true", "yes", "是"},
            )
        return MappingProxyType(plan)

    def _facts(self, value: YamlValue | None) -> Facts:
        values = {}
        for name, given in self._map(value, "facts").items():
            fact = self._fact(str(name), given)
            if fact is not None:
                values[str(name)] = fact
        return Facts(MappingProxyType(values))

    def _fact(self, name: str, given: YamlValue) -> FactValue | None:
        if given == "":
            return None
        kind = _TYPES.get(name, SlotType.TEXT)
        if kind is SlotType.LIST or isinstance(given, YamlList):
            return self._texts(given, name) or None
        if isinstance(given, YamlMap):
            self._say(given, f"{name} 要填一段文字")
            return None
        if kind is SlotType.NUMBER:
            return self._whole(given, name, 0, 9999)
        if name in _CHOICES and given not in _CHOICES[name]:
            self._say(given, f"{name} 不能填“{given}”", "可填 " + "、".join(_CHOICES[name]))
            return None
        return str(given)

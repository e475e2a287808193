"""Reading a mapping of strict YAML into known shapes, collecting every problem instead of stopping at one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from draftkit.errors import Problem
from draftkit.files.strict_yaml import YamlList, YamlMap, YamlText, YamlValue

E = TypeVar("E", bound=StrEnum)
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–~到至]\s*(\d{1,5}))?")
MAX_NUMBER = 100_000


class Shape:
    """One mapping being read. ``problems`` is shared by all shapes of a file."""

    def __init__(self, value: YamlValue | None, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.map = value if isinstance(value, YamlMap) else YamlMap()
        if value is not None and not isinstance(value, YamlMap):
            self.complain(value, "这里应是“键: 值”", "每行一个键，冒号用半角，后面空一格")

    def complain(self, value: YamlValue | None, message: str, hint: str = "") -> None:
        """Note a problem at the place of ``value`` (the mapping's own place for None)."""
        place = value if value is not None else self.map
        self.problems.append(Problem(self.path, place.line, place.col, message, hint))

    def only(self, known: Iterable[str]) -> None:
        """Complain of every key that is not known, naming the nearest one."""
        names = list(known)
        for key in self.map:
            if key not in names:
                near = difflib.get_close_matches(key, names, 1, 0.4)
                hint = f"是不是“{near[0]}”" if near else f"可用的键：{'、'.join(names)}"
                self.complain(key, f"没有“{key}”这个键", hint)

    def get(self, key: str) -> YamlValue | None:
        """The raw value of a key, or None."""
        return self.map.get(YamlText(key))

    def text(self, key: str, default: str = "", *, most: int = 2000) -> str:
        """A text of at most ``most`` characters."""
        value = self.get(key)
        if value is None:
            return default
        if not isinstance(value, YamlText):
            self.complain(value, f"“{key}”应是一段文字")
            return default
        if len(value) > most:
            self.complain(value, f"“{key}”超过 {most} 字")
            return default
        return str(value)

    def texts(self, key: str, *, most: int = 200) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self.get(key)
        if value is None:
            return ()
        if isinstance(value, YamlText):
            return (str(value),) if value else ()
        if isinstance(value, YamlMap) or len(value) > most:
            self.complain(value, f"“{key}”应是列表，最多 {most} 项", "写成 [甲, 乙]，或一行一项、前面加“- ”")
            return ()
        wrong = [each for each in value if not isinstance(each, YamlText)]
        for each in wrong:
            self.complain(each, f"“{key}”的每一项应是一段文字")
        return tuple(str(each) for each in value if isinstance(each, YamlText))

    def choice(self, key: str, kinds: type[E], default: E | None = None) -> E | None:
        """One value of an enumeration."""
        value = self.get(key)
        if value is None:
            return default
        return self._one_of(value, kinds) or default

    def choices(self, key: str, kinds: type[E]) -> tuple[E, ...]:
        """A list of values of an enumeration."""
        value = self.get(key)
        items = [value] if isinstance(value, YamlText) else value if isinstance(value, YamlList) else []
        if value is not None and isinstance(value, YamlMap):
            self.complain(value, f"“{key}”应是列表", "写成 [甲, 乙]")
        found = (self._one_of(each, kinds) for each in items)
        return tuple(each for each in found if each is not None)

    def _one_of(self, value: YamlValue, kinds: type[E]) -> E | None:
        options = [kind.value for kind in kinds]
        if isinstance(value, YamlText) and value in options:
            return kinds(str(value))
        near = difflib.get_close_matches(str(value), options, 1, 0.4) if isinstance(value, YamlText) else []
        hint = f"是不是 {near[0]}" if near else f"可用：{'、'.join(options)}"
        self.complain(value, f"“{value if isinstance(value, YamlText) else '…'}”不在可选范围", hint)
        return None

    def number(self, key: str, default: float, low: float, high: float) -> float:
        """A number within ``low``..``high``."""
        value = self.get(key)
        if value is None:
            return default
        try:
            number = float(str(value)) if isinstance(value, YamlText) and len(value) < 12 else None
        except ValueError:
            number = None
        if number is None or not low <= number <= high:
            self.complain(value, f"“{key}”应是 {low:g} 到 {high:g} 的数字")
            return default
        return number

    def span(self, key: str, default: tuple[int, int]) -> tuple[int, int]:
        """A range such as ``15-60``; a single number is both ends."""
        value = self.get(key)
        if value is None:
            return default
        match = _RANGE.fullmatch(str(value).strip()) if isinstance(value, YamlText) else None
        low, high = (int(match.group(1)), int(match.group(2) or match.group(1))) if match else (1, 0)
        if low > high or high > MAX_NUMBER:
            self.complain(value, f"“{key}”应是一个范围", "例如 15-60")
            return default
        return low, high

    def flag(self, key: str, default: bool) -> bool:
        """``是`` or ``否``."""
        value = self.get(key)
        if value is None:
            return default
        if isinstance(value, YamlText) and value in ("是", "否"):
            return value == "是"
        self.complain(value, f"“{key}”应是“是”或“否”")
        return default

    def shape(self, key: str) -> Shape:
        """A mapping within this one (empty where it is not there)."""
        value = self.get(key)
        inner = Shape(value, self.path, self.problems)
        if value is None:
            inner.map.line, inner.map.col = self.map.line, self.map.col
        return inner

    def shapes(self, key: str) -> tuple[Shape, ...]:
        """A list of mappings."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, YamlList):
            self.complain(value, f"“{key}”应是列表", "一项一组，前面加“- ”")
            return ()
        return tuple(Shape(each, self.path, self.problems) for each in value)

    def pairs(self, key: str) -> dict[str, str]:
        """A mapping of texts to texts."""
        inner = self.shape(key)
        return {str(name): inner.text(name) for name in inner.map}

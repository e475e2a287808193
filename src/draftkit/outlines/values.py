"""What a template can hold: text, whole numbers, lists, items with named parts, and facts not given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Scalar = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A known fact that was not given: it prints as its visible slot and is false in a condition."""

    name: str

    def __str__(self) -> str:
        return f"【{self.name}】"

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a given list with named parts, such as a section of the plan."""

    parts: Mapping[str, Value]
    label: str = ""

    def __str__(self) -> str:
        return self.label


Value = Scalar | Missing | Item | tuple["Value", ...]
Filter = Callable[..., Value]


def shown(value: Value) -> str:
    """A value as running text: nothing for None, a list joined with 、."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "、".join(shown(each) for each in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)

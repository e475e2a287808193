"""Facts of a meeting: one closed Chinese vocabulary for facts files, slots and outline variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from draftkit.model.phrase import SlotType
from draftkit.model.speech_type import PlaceLevel, Rank


@dataclass(frozen=True, slots=True)
class FactName:
    """One name of the vocabulary: its type, what to ask, and the choices where it is a choice."""

    name: str
    type: SlotType
    prompt: str
    choices: tuple[str, ...] = ()


FACT_NAMES: tuple[FactName, ...] = (
    FactName("地名", SlotType.TEXT, "本地或本单位的全称，如：望川县"),
    FactName("层级", SlotType.CHOICE, "本地或本单位的层级", tuple(level.value for level in PlaceLevel)),
    FactName("会议名称", SlotType.TEXT, "会议全称，如：全县组织工作会议"),
    FactName("会议日期", SlotType.DATE, "开会日期，如：2026-03-12"),
    FactName("会议地点", SlotType.TEXT, "在哪里开"),
    FactName("讲话人", SlotType.TEXT, "谁讲"),
    FactName("职务", SlotType.TEXT, "讲话人的职务，如：县委书记"),
    FactName("身份", SlotType.CHOICE, "以什么身份讲", tuple(rank.value for rank in Rank)),
    FactName("上级", SlotType.TEXT, "上级党委政府或上级会议，如：市委、市政府"),
    FactName("工作", SlotType.TEXT, "讲的是哪项工作，如：组织工作"),
    FactName("牵头单位", SlotType.TEXT, "这项工作由哪个单位牵头，如：县委组织部"),
    FactName("年度", SlotType.NUMBER, "总结的是哪一年"),
    FactName("称谓", SlotType.TEXT, "开头怎么称呼，如：同志们"),
    FactName("与会单位", SlotType.LIST, "哪些单位参加"),
    FactName("前面发言", SlotType.LIST, "前面谁发了言"),
    FactName("主持人", SlotType.TEXT, "谁主持"),
    FactName("议程", SlotType.LIST, "会议议程，一项一行"),
    FactName("时长", SlotType.NUMBER, "讲多少分钟"),
    FactName("语速", SlotType.NUMBER, "每分钟多少字，160 到 240"),
    FactName("密级", SlotType.TEXT, "密级，没有就留空"),
)
"""The closed list of DESIGN section 3. An office may declare more in its unit profile."""


@dataclass(frozen=True, slots=True)
class Person:
    """A leader in the unit profile: name, post, and reading rate in characters a minute."""

    name: str
    post: str = ""
    rate: int | None = None


FactValue = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts given for a meeting. Missing ones are simply absent; they render as visible slots.

    ``values`` maps a fact name to a string, a whole number or a tuple of strings (list facts).
    """

    values: Mapping[str, FactValue] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, name: str) -> FactValue | None:
        """The value of a fact, or None where it was not given."""
        return self.values.get(name)

    def text(self, name: str, default: str = "") -> str:
        """The fact as running text (a list is joined with 、), or ``default``."""
        value = self.values.get(name)
        if value is None:
            return default
        return "、".join(value) if isinstance(value, tuple) else str(value)

    @property
    def level(self) -> PlaceLevel | None:
        """The level of the place, where it was given."""
        value = self.values.get("层级")
        return PlaceLevel(value) if isinstance(value, str) and value in set(PlaceLevel) else None

    @property
    def rank(self) -> Rank | None:
        """The speaker's rank, where it was given."""
        value = self.values.get("身份")
        return Rank(value) if isinstance(value, str) and value in set(Rank) else None

    def with_values(self, values: Mapping[str, FactValue]) -> Facts:
        """These facts with ``values`` added or replaced."""
        return Facts(MappingProxyType({**self.values, **values}))


@dataclass(frozen=True, slots=True)
class UnitProfile:
    """What never changes between meetings (``unit.yaml``): facts, leaders, house words, extra fact names."""

    facts: Facts = field(default_factory=Facts)
    leaders: tuple[Person, ...] = ()
    house_words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    extra_facts: tuple[FactName, ...] = ()

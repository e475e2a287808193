"""An entry as one file has it, before the layers are laid over each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from draftkit.errors import Problem
from draftkit.model.phrase import PhraseStats

Fields = Mapping[str, Any]
"""Field name to value: str, int (years), tuples of str or of members, a member, or a map (slots)."""

NO_FIELDS: Fields = MappingProxyType({})


class Layer(StrEnum):
    """Where a bank comes from; a later layer lies over an earlier one."""

    BUILTIN = "builtin"
    OFFICE = "office"
    PERSONAL = "personal"
    DRAFT = "draft"
    EXTRA = "extra"

    @property
    def zh(self) -> str:
        """The name a writer uses."""
        return _LAYER_ZH[self]


_LAYER_ZH = {
    Layer.BUILTIN: "内置",
    Layer.OFFICE: "单位",
    Layer.PERSONAL: "个人",
    Layer.DRAFT: "稿旁",
    Layer.EXTRA: "另给",
}
LAYER_ORDER = tuple(Layer)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one file: the fields written there and nothing from ``defaults``.

    ``id`` is the stored id, or the hash id of its text where ``stored`` is False.
    """

    id: str
    fields: Fields
    line: int
    col: int
    stored: bool = True


@dataclass(frozen=True, slots=True)
class BankFile:
    """One phrase file: what it offers and everything wrong with it."""

    path: str
    layer: Layer
    defaults: Fields = field(default_factory=lambda: NO_FIELDS)
    entries: tuple[Entry, ...] = ()
    stats: Mapping[str, PhraseStats] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()

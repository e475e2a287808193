"""Canonical formulations, their common mistakes, and enumerations that are complete or not named out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import YamlList, YamlMap, YamlValue, load


@dataclass(frozen=True, slots=True)
class Formulation:
    """A fixed wording, the ways it is commonly got wrong, and what looks wrong but is right."""

    right: str
    wrong: tuple[str, ...]
    note: str = ""
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A named group (四个意识) and its items in their fixed order."""

    name: str
    items: tuple[str, ...]


@lru_cache(maxsize=1)
def _entries() -> dict[str, list[dict[str, YamlValue]]]:
    value = load(lexicon_dir() / "canonical.yaml")
    if not isinstance(value, YamlMap):
        return {}
    return {
        str(key): [{str(k): v for k, v in each.items()} for each in entries if isinstance(each, YamlMap)]
        for key, entries in value.items()
        if isinstance(entries, YamlList)
    }


def _strings(value: YamlValue | None) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, YamlList) else ()


@lru_cache(maxsize=1)
def formulations() -> tuple[Formulation, ...]:
    """The shipped table of fixed wordings."""
    return tuple(
        Formulation(
            str(each["right"]),
            _strings(each.get("wrong")),
            str(each.get("note", "")),
            _strings(each.get("except")),
        )
        for each in _entries().get("formulations", [])
    )


@lru_cache(maxsize=1)
def enumerations() -> tuple[Enumeration, ...]:
    """The shipped table of named groups."""
    return tuple(
        Enumeration(str(each["name"]), _strings(each.get("items")))
        for each in _entries().get("enumerations", [])
    )

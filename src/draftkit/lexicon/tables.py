"""Reading the tables of the lexicon: a YAML map whose keys hold lists of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import YamlList, YamlMap, YamlText, YamlValue, load

Row = Mapping[str, YamlValue]


def rows(file: str, key: str) -> Iterator[Row]:
    """The rows under ``key`` of a shipped table; none where it has been left out.

    Raises:
        BadFileError: the file was edited into something that is no YAML.
    """
    table = load(lexicon_dir() / file)
    listed = table.get(YamlText(key)) if isinstance(table, YamlMap) else None
    for each in listed if isinstance(listed, YamlList) else ():
        if isinstance(each, YamlMap):
            yield {str(name): value for name, value in each.items()}


def text(row: Row, name: str, default: str = "") -> str:
    """One field of a row."""
    return str(row.get(name, default))


def texts(row: Row, name: str) -> tuple[str, ...]:
    """A field that lists texts; empty where it does not."""
    value = row.get(name)
    return tuple(map(str, value)) if isinstance(value, YamlList) else ()

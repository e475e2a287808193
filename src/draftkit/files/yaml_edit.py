"""Changing one item of a YAML list in place: every byte that is not touched stays as the person wrote it.

The item is cut out by its lines, parsed alone for the positions of its keys and values, changed as text,
and parsed again: what comes out must be what went in plus the change, or nothing is changed at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from draftkit.errors import BadFileError
from draftkit.files.strict_yaml import parse
from draftkit.files.yaml_nodes import Loader, end_of, newline_of
from draftkit.files.yaml_values import YamlList, YamlMap, YamlText, YamlValue

_DASH = re.compile(r"([ ]*)-(?=[ \t\r\n]|$)")

Render = Callable[[str, bool], str]
"""Gives the YAML of a field's new value on one line; the flag says whether it stands inside { }."""


class CannotEdit(Exception):
    """The item is written in a way that cannot be changed in place."""


@dataclass(frozen=True, slots=True)
class Item:
    """One list item as lines of the file: code points ``start``..``end``, the dash in column ``indent``."""

    start: int
    end: int
    indent: int


def find_item(text: str, line: int, starts: list[int] | None = None) -> Item:
    """The list item whose value begins on the 1-based ``line``; ``starts`` are ``line_starts`` if at hand.

    Raises:
        CannotEdit: no item begins there, such as in a list written between brackets.
    """
    starts = line_starts(text) if starts is None else starts
    number = line - 1
    while max(0, line - 4) <= number < len(starts) - 1:  # the value may begin a little below its dash
        match = _DASH.match(text, starts[number])
        if match is not None:
            indent = len(match.group(1))
            return Item(starts[number], _end_of_item(text, starts, number, indent), indent)
        number -= 1
    raise CannotEdit


def line_starts(text: str) -> list[int]:
    """Where every line begins, and where the last one ends."""
    return [0, *(match.end() for match in re.finditer(r"\n", text)), len(text)]


def _end_of_item(text: str, starts: list[int], number: int, indent: int) -> int:
    """Where the item's own lines end: comments and blank lines behind it belong to what follows."""
    end = starts[number + 1]
    for at in range(number + 1, len(starts) - 1):
        line = text[starts[at] : starts[at + 1]]
        stripped = line.strip()
        if not stripped:
            continue
        depth = len(line) - len(line.lstrip(" "))
        if depth <= indent and not (stripped.startswith("#") and depth > indent):
            break
        if not stripped.startswith("#") or depth > indent:
            end = starts[at + 1]
    return end


def set_fields(text: str, item: Item, changes: Mapping[str, YamlValue | None], render: Render) -> str:
    """``text`` with fields of one item set, added or (where the value is None) taken out.

    A plain string becomes a map when it gets its first field. ``render`` writes the new values.

    Raises:
        CannotEdit: the item is written in a way that cannot be changed in place; ``text`` is unharmed.
    """
    return text[: item.start] + edited(text[item.start : item.end], changes, render) + text[item.end :]


def edited(piece: str, changes: Mapping[str, YamlValue | None], render: Render) -> str:
    """``set_fields`` for the lines of one item cut out of their file.

    Raises:
        CannotEdit: as ``set_fields``.
    """
    before = _value_of(piece)
    wanted = YamlMap(before) if isinstance(before, YamlMap) else YamlMap({YamlText("text"): before})
    for name, value in changes.items():
        piece = _set_field(piece, name, value, render)
        if value is None:
            wanted.pop(YamlText(name), None)
        else:
            wanted[YamlText(name)] = value
    after = _value_of(piece)
    if (after if isinstance(after, YamlMap) else {"text": after}) != wanted:
        raise CannotEdit
    return piece


def _value_of(piece: str) -> YamlText | YamlMap:
    try:
        value = parse(piece, "")
    except BadFileError as error:
        raise CannotEdit from error
    if not isinstance(value, YamlList) or len(value) != 1 or isinstance(value[0], YamlList):
        raise CannotEdit
    return value[0]


def _set_field(piece: str, name: str, value: YamlValue | None, render: Render) -> str:
    node = _root(piece)
    if isinstance(node, yaml.ScalarNode):
        if name == "text" and value is not None:
            return _replaced(piece, node, render(name, False))
        return piece if value is None else _widened(piece, node, name, render)
    if not isinstance(node, yaml.MappingNode):
        raise CannotEdit
    pairs = node.value
    at = next((index for index, (key, _) in enumerate(pairs) if key.value == name), None)
    if value is None:
        return piece if at is None else _without(piece, node, at)
    if at is not None:
        return _replaced(piece, pairs[at][1], render(name, bool(node.flow_style)))
    return _with_added(piece, node, name, render)


def _root(piece: str) -> Any:
    loader = Loader(piece)
    try:
        sequence = loader.get_single_node()
    except yaml.YAMLError as error:
        raise CannotEdit from error
    finally:
        loader.dispose()
    if not isinstance(sequence, yaml.SequenceNode) or len(sequence.value) != 1:
        raise CannotEdit
    return sequence.value[0]


def _replaced(piece: str, node: Any, new: str) -> str:
    start, end = node.start_mark.index, end_of(node)
    if isinstance(node, yaml.SequenceNode | yaml.MappingNode) and not node.flow_style:
        start = len(piece[:start].rstrip(" -\t\r\n")) + 1  # back to just behind the key's colon
        return piece[:start].rstrip() + " " + new + piece[end:]
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return piece[:start] + new + newline_of(piece) + piece[end:]
    gap = "" if start == 0 or piece[start - 1] in " \t\n" else " "
    return piece[:start] + gap + new + piece[end:]


def _widened(piece: str, node: Any, name: str, render: Render) -> str:
    """A plain string made a map: its own text stays as it is behind ``text:``, an id goes above it."""
    start, lead = node.start_mark.index, " " * node.start_mark.column
    new = f"{name}: {render(name, False)}"
    if name == "id":
        return f"{piece[:start]}{new}{newline_of(piece)}{lead}text: {piece[start:]}"
    at = _line_end(piece, end_of(node))
    glue = "" if piece[:at].endswith("\n") else newline_of(piece)
    close = "" if glue else newline_of(piece)
    return f"{piece[:start]}text: {piece[start:at]}{glue}{lead}{new}{close}{piece[at:]}"


def _with_added(piece: str, node: Any, name: str, render: Render) -> str:
    pairs = node.value
    new = f"{name}: {render(name, bool(node.flow_style))}"
    if node.flow_style:
        if not pairs:
            raise CannotEdit
        if name == "id":
            at = pairs[0][0].start_mark.index
            return f"{piece[:at]}{new}, {piece[at:]}"
        at = end_of(pairs[-1][1])
        return f"{piece[:at]}, {new}{piece[at:]}"
    first = pairs[0][0].start_mark
    lead = " " * first.column
    if name == "id":
        return f"{piece[: first.index]}{new}{newline_of(piece)}{lead}{piece[first.index :]}"
    at = _line_end(piece, end_of(pairs[-1][1]))
    glue = "" if piece[:at].endswith("\n") else newline_of(piece)
    return f"{piece[:at]}{glue}{lead}{new}{newline_of(piece) if not glue else ''}{piece[at:]}"


def _without(piece: str, node: Any, at: int) -> str:
    pairs = node.value
    if len(pairs) == 1:
        raise CannotEdit
    key, value = pairs[at]
    if node.flow_style:
        if at + 1 < len(pairs):
            return piece[: key.start_mark.index] + piece[pairs[at + 1][0].start_mark.index :]
        return piece[: end_of(pairs[at - 1][1])] + piece[end_of(value) :]
    if at == 0:
        return piece[: key.start_mark.index] + piece[pairs[1][0].start_mark.index :]
    start = piece.rfind("\n", 0, key.start_mark.index) + 1
    return piece[:start] + piece[_line_end(piece, end_of(value)) :]


def _line_end(piece: str, position: int) -> int:
    """Behind the line break of the line that ``position`` is on (a block scalar already ends behind it)."""
    if piece[:position].endswith("\n"):
        return position
    found = piece.find("\n", position)
    return len(piece) if found < 0 else found + 1

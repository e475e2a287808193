"""Byte-preserving edits of a YAML mapping: one value set or removed, every other byte stays as typed.

Works on YAML that ``strict_yaml`` accepts. A path is a sequence of mapping keys from the root.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from draftkit.files.yaml_nodes import Loader, end_of, newline_of

Plain = str | int | Sequence["Plain"] | Mapping[str, "Plain"]


def set_value(text: str, path: Sequence[str], value: Plain) -> str:
    """``text`` with the value at ``path`` replaced or added (missing parents are made).

    New values are written in flow style on one line; a comment behind the key stays.

    Raises:
        ValueError: a parent of ``path`` is there but is not a mapping.
    """
    root = _compose(text)
    if root is None:
        return _ending_in_newline(text) + _entry(path, value) + newline_of(text)
    mapping, depth = _deepest(root, path)
    if depth == len(path):
        return _replace(text, _pair(mapping, path[-1]), value)
    return _add(text, mapping, path[depth:], value)


def remove(text: str, path: Sequence[str]) -> str:
    """``text`` without the key at ``path``; unchanged where it is not there."""
    root = _compose(text)
    if root is None:
        return text
    mapping, depth = _deepest(root, path)
    if depth < len(path):
        return text
    if len(mapping.value) == 1 and len(path) > 1:
        return remove(text, path[:-1])
    index = next(i for i, (key, _) in enumerate(mapping.value) if key.value == path[-1])
    return _cut_flow(text, mapping, index) if mapping.flow_style else _cut_block(text, *mapping.value[index])


def flow(value: Plain) -> str:
    """One value in flow style, quoted only where YAML needs it."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, str):
        return value if value.isprintable() and _PLAIN.fullmatch(value) else _quoted(value)
    if isinstance(value, int):
        return str(value)
    return "[" + ", ".join(flow(each) for each in value) + "]"


_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<.][^\t:#,\[\]{}\"']*(?<!\s)")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ODD = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')


def _quoted(value: str) -> str:
    return '"' + _ODD.sub(lambda m: _ESCAPES.get(m.group(), f"\\u{ord(m.group()):04x}"), value) + '"'


def _compose(text: str) -> Any:
    loader = Loader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise ValueError("the root is not a mapping")
    return node


def _pair(mapping: Any, key: str) -> tuple[Any, Any]:
    return next((k, v) for k, v in mapping.value if k.value == key)


def _deepest(root: Any, path: Sequence[str]) -> tuple[Any, int]:
    """The mapping that holds the deepest existing key of ``path``, and how many keys exist."""
    mapping = root
    for depth, key in enumerate(path):
        found = [value for name, value in mapping.value if name.value == key]
        if not found:
            return mapping, depth
        if depth == len(path) - 1:
            return mapping, len(path)
        if not isinstance(found[0], yaml.MappingNode):
            if isinstance(found[0], yaml.ScalarNode) and not found[0].value:
                return mapping, depth  # `plan:` with nothing behind it: the value is filled in
            raise ValueError(f"{key} is not a mapping")
        mapping = found[0]
    return mapping, 0


def _replace(text: str, pair: tuple[Any, Any], value: Plain) -> str:
    key, value_node = pair
    end = max(end_of(value_node), key.end_mark.index)
    colon = text.index(":", key.end_mark.index) + 1
    between = text[colon : max(colon, value_node.start_mark.index)]
    comment = re.match(r"[ \t]*#[^\r\n]*", between)
    tail = "  " + comment.group().strip() if comment else ""
    return f"{text[:colon]} {flow(value)}{tail}{text[max(end, colon) :]}"


def _add(text: str, mapping: Any, path: Sequence[str], value: Plain) -> str:
    existing = [pair for pair in mapping.value if pair[0].value == path[0]]
    if existing:
        return _replace(text, existing[0], _nested(path[1:], value))
    if mapping.flow_style:
        close = mapping.end_mark.index - 1
        last = end_of(mapping.value[-1][1]) if mapping.value else mapping.start_mark.index + 1
        comma = ", " if mapping.value and "," not in text[last:close] else ""
        at = last if comma or not mapping.value else close
        return f"{text[:at]}{comma}{_entry(path, value)}{text[at:]}"
    key, last_value = mapping.value[-1]
    at = _line_end(text, max(end_of(last_value), key.end_mark.index))
    newline = newline_of(text)
    lead = "" if text[:at].endswith(("\n", "\r")) else newline
    indent = " " * mapping.value[0][0].start_mark.column
    return f"{text[:at]}{lead}{indent}{_entry(path, value)}{newline}{text[at:]}"


def _entry(path: Sequence[str], value: Plain) -> str:
    return f"{flow(path[0])}: {flow(_nested(path[1:], value))}"


def _nested(path: Sequence[str], value: Plain) -> Plain:
    for key in reversed(path):
        value = {key: value}
    return value


def _cut_flow(text: str, mapping: Any, index: int) -> str:
    start = mapping.value[index][0].start_mark.index
    end = end_of(mapping.value[index][1])
    if index + 1 < len(mapping.value):
        return text[:start] + text[mapping.value[index + 1][0].start_mark.index :]
    if index:
        start = end_of(mapping.value[index - 1][1])
    return text[:start] + text[end:]


def _cut_block(text: str, key: Any, value: Any) -> str:
    start = key.start_mark.index - key.start_mark.column
    return text[:start] + text[_line_end(text, max(end_of(value), key.end_mark.index)) :]


def _line_end(text: str, at: int) -> int:
    match = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)").match(text, at)
    return match.end() if match else len(text)


def _ending_in_newline(text: str) -> str:
    return text if not text or text.endswith(("\n", "\r")) else text + newline_of(text)

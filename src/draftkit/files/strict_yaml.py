"""Strict YAML: strings only, no anchors, no tags, no duplicate keys, every problem with its place.

A value is a ``YamlText`` (a ``str`` that knows its place), a ``YamlList`` or a ``YamlMap``. Numbers, dates
and booleans stay the strings that were typed: ``2026-03-12`` is that text, ``no`` is the word no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from draftkit.errors import BadFileError, Problem
from draftkit.files.reading import read_text

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 20


class YamlText(str):
    """A scalar as typed, with its 1-based place."""

    line: int
    col: int

    def __new__(cls, value: str, line: int = 0, col: int = 0) -> YamlText:
        text = super().__new__(cls, value)
        text.line = line
        text.col = col
        return text


class YamlList(list["YamlValue"]):
    """A sequence with its 1-based place."""

    line: int = 0
    col: int = 0


class YamlMap(dict[YamlText, "YamlValue"]):
    """A mapping with its 1-based place; its keys know theirs."""

    line: int = 0
    col: int = 0

    def key_place(self, key: str) -> tuple[int, int]:
        """The place of a key (the mapping's own place where the key is not there)."""
        for each in self:
            if each == key:
                return each.line, each.col
        return self.line, self.col


YamlValue = YamlText | YamlList | YamlMap


def load(path: Path) -> YamlValue | None:
    """Read and parse one YAML file; None for an empty one.

    Raises:
        BadFileError: with every problem found; plus all of ``read_text``.
    """
    return parse(read_text(path), str(path))


def parse(text: str, path: str) -> YamlValue | None:
    """Parse YAML text; ``path`` is what problems name.

    Raises:
        BadFileError: the text is not YAML, or uses what strict YAML leaves out.
    """
    problems: list[Problem] = []
    loader = _Loader(text.removeprefix("﻿"))
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        raise BadFileError([_syntax_problem(error, text, path)]) from error
    except RecursionError as error:
        raise BadFileError([Problem(path, 1, 1, "嵌套太深", f"最多 {MAX_DEPTH} 层")]) from error
    finally:
        loader.dispose()
    value = None if node is None else _value(node, path, problems, set(), 0)
    problems.extend(_silent_traps(text, path))
    if problems:
        raise BadFileError(sorted(problems, key=lambda problem: (problem.line, problem.col)))
    return value


def _value(node: Any, path: str, problems: list[Problem], seen: set[int], depth: int) -> YamlValue:
    line, col = node.start_mark.line + 1, node.start_mark.column + 1
    if id(node) in seen:
        problems.append(Problem(path, line, col, "不支持锚点和引用（& 和 *）", "请把内容写全"))
        return YamlText("", line, col)
    if depth > MAX_DEPTH:
        problems.append(Problem(path, line, col, "嵌套太深", f"最多 {MAX_DEPTH} 层"))
        return YamlText("", line, col)
    if isinstance(node, yaml.ScalarNode):
        if node.style is None and not node.tag.startswith("tag:yaml.org,2002:"):
            problems.append(Problem(path, line, col, f"不支持标签 {node.tag}", "请去掉感叹号"))
        return YamlText(node.value, line, col)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        items = YamlList(_value(item, path, problems, seen, depth + 1) for item in node.value)
        items.line, items.col = line, col
        return items
    mapping = YamlMap()
    mapping.line, mapping.col = line, col
    for key_node, value_node in node.value:
        key_line, key_col = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(
                Problem(path, key_line, key_col, "键必须是一个词", "以 [ 或 { 开头的文字请加引号")
            )
            continue
        key = YamlText(key_node.value, key_line, key_col)
        if key in mapping:
            problems.append(Problem(path, key_line, key_col, f"键“{key}”重复", "请只留一个"))
            continue
        mapping[key] = _value(value_node, path, problems, seen, depth + 1)
    return mapping


_MEANING = (
    ("found character '\\t'", "不能用制表符缩进", "请改用空格"),
    ("mapping values are not allowed", "值里有半角冒号加空格", "请把值放进引号，或改用全角冒号"),
    ("did not find expected ',' or ']'", "方括号没有配对", "以 [ 开头的文字请加引号"),
    ("did not find expected ',' or '}'", "花括号没有配对", "以 { 开头的文字请加引号"),
    ("did not find expected key", "这一行不成“键: 值”", "引号后面不能再接文字；整句请放进一对引号"),
    ("found undefined alias", "* 开头被当作引用", "请给文字加引号"),
    ("did not find expected alphabetic or numeric character", "* 或 & 开头的文字要加引号", ""),
    ("found character that cannot start any token", "这个符号不能放在开头", "请给文字加引号"),
    ("could not find expected ':'", "键后面缺半角冒号", "冒号要用半角，后面空一格"),
    ("found unexpected end of stream", "引号没有收尾", "请补上另一半引号"),
)


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", "") or error)
    line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for fragment, message, hint in _MEANING:
        if fragment in said:
            return Problem(path, line, col, message, hint)
    return Problem(path, line, col, "YAML 写法有误", said)


_FULLWIDTH_COLON = re.compile(r"^\s*(?:- )?([A-Za-z][A-Za-z_-]*)：")


def _silent_traps(text: str, path: str) -> Iterator[Problem]:
    """Traps that YAML accepts silently and that change what the person meant."""
    for number, line in enumerate(text.splitlines(), 1):
        colon = _FULLWIDTH_COLON.match(line)
        if colon:
            hint = f"请写成 {colon.group(1)}: "
            yield Problem(path, number, colon.end(), f"“{colon.group(1)}”后面用了全角冒号", hint)

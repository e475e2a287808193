"""Strict YAML: strings only, no anchors, no tags, no duplicate keys, every problem with its place.

A value is a ``YamlText`` (a ``str`` that knows its place), a ``YamlList`` or a ``YamlMap``. Numbers, dates
and booleans stay the strings that were typed: ``2026-03-12`` is that text, ``no`` is the word no.

Values are built straight from libyaml's events: composing nodes first costs twice the time, and most of
that is the garbage collector walking over young objects, so it rests while a file is read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from draftkit.errors import BadFileError, Problem
from draftkit.files.reading import read_text
from draftkit.files.resting import resting_collector
from draftkit.files.yaml_nodes import Loader
from draftkit.files.yaml_traps import (
    BREAK,
    RUN_TOGETHER,
    explain,
    fullwidth_colons,
    glued_hashes,
    hash_problem,
)
from draftkit.files.yaml_values import YamlList, YamlMap, YamlText, YamlValue

__all__ = ["MAX_DEPTH", "YamlList", "YamlMap", "YamlText", "YamlValue", "load", "parse"]

_BEGAN_EARLIER = re.compile("scanning a simple key|parsing a flow (?:sequence|mapping)")
MAX_DEPTH = 20
MAX_PROBLEMS = 200
"""A file that is no YAML at all need not be quoted line by line."""


def load(path: Path) -> YamlValue | None:
    """Read and parse one YAML file; None for an empty one.

    Raises:
        BadFileError: with every problem found; plus all of ``read_text``.
    """
    return parse(read_text(path), str(path))


def parse(text: str, path: str, *, first_line: int = 1) -> YamlValue | None:
    """Parse YAML text; ``path`` is what problems name, ``first_line`` the number of its first line.

    Raises:
        BadFileError: the text is not YAML, or uses what strict YAML leaves out.
    """
    builder = _Builder(text.removeprefix("\ufeff"), path, first_line)
    with resting_collector():
        value = builder.document()
    problems = builder.problems
    problems.extend(
        Problem(each.path, each.line + first_line - 1, each.col, each.message, each.hint)
        for each in fullwidth_colons(text, path)
    )
    if problems:
        raise BadFileError(sorted(problems, key=lambda each: (each.line, each.col))[:MAX_PROBLEMS])
    return value


class _TooDeep(Exception):
    pass


class _Builder:
    """One pass over the events of one document."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._offset = first_line
        self._hashes = glued_hashes(text)
        self._text = text

    def document(self) -> YamlValue | None:
        """The value of the only document, or None where there is none or it is broken."""
        loader = None
        try:
            loader = Loader(self._text)
            self._next = loader.get_event
            self._next()  # stream start
            if isinstance(self._next(), yaml.StreamEndEvent):
                return None
            value = self._value(self._next(), 0)
            self._next()  # document end
            self._refuse_second(self._next())
            return value
        except yaml.YAMLError as error:
            self._syntax(error)
        except UnicodeEncodeError as error:  # half a surrogate pair, which no file in UTF-8 can hold
            self._complain(
                self._text.count("\n", 0, error.start) + self._offset, 1, "有不成字的编码", "请删去重打"
            )
        except _TooDeep:
            pass
        finally:
            if loader is not None:
                loader.dispose()
        return None

    def _value(self, event: Any, depth: int) -> YamlValue:
        kind = type(event)
        mark = event.start_mark
        line, col = mark.line + self._offset, mark.column + 1
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._decorated(event, line, col)
            if not event.style and (self._hashes or event.end_mark.line != mark.line):
                self._check_plain(event, line, col)
            return YamlText(event.value, line, col)
        if kind is yaml.AliasEvent:
            self._complain(line, col, "不支持锚点和引用（& 和 *）", "请把内容写全；* 开头的文字请加引号")
            return YamlText("", line, col)
        if depth >= MAX_DEPTH:
            self._complain(line, col, "嵌套太深", f"最多 {MAX_DEPTH} 层")
            raise _TooDeep
        if event.anchor is not None or event.tag is not None:
            self._decorated(event, line, col)
        if kind is yaml.SequenceStartEvent:
            return self._list(line, col, depth)
        return self._map(line, col, depth)

    def _list(self, line: int, col: int, depth: int) -> YamlList:
        items = YamlList()
        items.line, items.col = line, col
        event = self._next()
        while type(event) is not yaml.SequenceEndEvent:
            items.append(self._value(event, depth + 1))
            event = self._next()
        return items

    def _map(self, line: int, col: int, depth: int) -> YamlMap:
        mapping = YamlMap()
        mapping.line, mapping.col = line, col
        event = self._next()
        while type(event) is not yaml.MappingEndEvent:
            key = self._value(event, depth + 1)
            value = self._value(self._next(), depth + 1)
            if not isinstance(key, YamlText):
                self._complain(key.line, key.col, "键必须是一个词", "以 [ 或 { 开头的文字请加引号")
            elif key in mapping:
                self._complain(key.line, key.col, f"键“{key}”重复", "请只留一个")
            else:
                mapping[key] = value
            event = self._next()
        return mapping

    def _decorated(self, event: Any, line: int, col: int) -> None:
        if event.anchor is not None:
            self._complain(line, col, "不支持锚点和引用（& 和 *）", "& 开头的文字请加引号")
        if event.tag is not None:
            written = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            self._complain(line, col, f"不支持标签 {written}", "! 开头的文字请加引号")

    def _check_plain(self, event: Any, line: int, col: int) -> None:
        self._check_cut(event.end_mark)
        if event.end_mark.line != event.start_mark.line and RUN_TOGETHER.search(event.value):
            self._complain(line, col, "两行并成了一条", "每条都以半角 - 开头，后面空一格；缩进用半角空格")

    def _check_cut(self, end: Any) -> None:
        hash_col = self._hashes.get(end.line)
        if hash_col is None or end.column > hash_col:
            return
        line = self._line(end.line)
        if not line[end.column : hash_col].strip():
            self.problems.append(hash_problem(self.path, end.line + self._offset, hash_col + 1))
            del self._hashes[end.line]

    def _refuse_second(self, event: Any) -> None:
        if not isinstance(event, yaml.StreamEndEvent):
            mark = event.start_mark
            self._complain(mark.line + self._offset, 1, "一个文件只放一份 YAML", "请去掉中间的 ---")

    def _syntax(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if _BEGAN_EARLIER.search(str(getattr(error, "context", ""))):
            earlier = error.context_mark  # type: ignore[attr-defined]
            # What is not closed on its line is complained of where it opens, not where the parser gave up.
            mark = earlier if mark is None or earlier.line < mark.line else mark
        said = str(getattr(error, "problem", "") or getattr(error, "reason", "") or error)
        line, col = (mark.line + self._offset, mark.column + 1) if mark else self._unmarked(error)
        self.problems.append(explain(said, self.path, line, col, self._line(line - self._offset)))

    def _line(self, number: int) -> str:
        lines = BREAK.split(self._text)
        return lines[number] if number < len(lines) else ""

    def _unmarked(self, error: yaml.YAMLError) -> tuple[int, int]:
        position = getattr(error, "position", 0) or 0
        before = self._text[:position]
        return before.count("\n") + self._offset, position - before.rfind("\n")

    def _complain(self, line: int, col: int, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, col, message, hint))

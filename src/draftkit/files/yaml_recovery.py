"""Reading the good entries of a file whose YAML is broken somewhere.

libyaml stops at its first complaint. A phrase file is a list of entries, so a broken file is cut at the
entries and each is read on its own: one stray bracket costs one entry, and every problem is reported.
"""

from __future__ import annotations

import re
from itertools import pairwise

from draftkit.errors import BadFileError, Problem
from draftkit.files.strict_yaml import MAX_PROBLEMS, parse
from draftkit.files.yaml_values import YamlList, YamlMap, YamlText, YamlValue

_LIST = re.compile(r"^entries:[ \t]*(?:#.*)?\r?$", re.M)
_ITEM = re.compile(r"^([ ]*)-(?=[ \t\r\n])", re.M)


def parse_recovering(text: str, path: str) -> tuple[YamlValue | None, list[Problem]]:
    """The value of ``text`` and its problems; after a problem, a map with the ``entries`` still readable."""
    try:
        return parse(text, path), []
    except BadFileError as error:
        whole = list(error.problems)
    start = _LIST.search(text)
    if start is None:
        return None, whole
    head, head_problems = _piece(text[: start.start()], path, 1)
    entries, problems = _entries(text, start.end(), path)
    mapping = head if isinstance(head, YamlMap) else YamlMap()
    mapping[YamlText("entries", _line_of(text, start.start()), 1)] = entries
    found = head_problems + problems
    # A complaint that only the whole shows (a key given twice) must not get lost on the way.
    return mapping, (found if found else whole)[:MAX_PROBLEMS]


def _entries(text: str, start: int, path: str) -> tuple[YamlList, list[Problem]]:
    items = YamlList()
    items.line, items.col = _line_of(text, start), 1
    problems: list[Problem] = []
    marks = list(_ITEM.finditer(text, start))
    if not marks:
        return items, problems
    indent = marks[0].group(1)
    cuts = [mark.start() for mark in marks if mark.group(1) == indent] + [len(text)]
    line = _line_of(text, cuts[0])
    for begin, end in pairwise(cuts):
        value, found = _piece(text[begin:end], path, line)
        problems += found
        if isinstance(value, YamlList) and not found:
            items.extend(value)
        line += text.count("\n", begin, end)
    return items, problems


def _piece(text: str, path: str, first_line: int) -> tuple[YamlValue | None, list[Problem]]:
    try:
        return parse(text, path, first_line=first_line), []
    except BadFileError as error:
        return None, list(error.problems)


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1

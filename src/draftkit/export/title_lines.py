"""Breaking a long title into lines by sense, in a trapezoid or diamond (GB/T 9704-2012 7.3.1).

Every way of breaking is weighed: words stay whole, brackets stay together, and the outline is a trapezoid
or diamond rather than a rectangle or an hourglass. A title of very many lines is broken by its words
alone, in lines as full as they allow.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.errors import BadFileError, Problem
from draftkit.export.cells import cells
from draftkit.files import strict_yaml
from draftkit.files.strict_yaml import YamlList, YamlMap, YamlText
from draftkit.text.marks import NO_END, NO_START

_FORBIDDEN = 1000.0
_INSIDE_BRACKETS = 16.0
_NO_WORD_EDGE = 2.0
_GOOD_START = -1.5
_BEST_START = -4.0
_TOO_UNEVEN = 1.5
_RECTANGLE = 2.0
_HOURGLASS = 5.0
_ONE_MORE_LINE = 5.0
_BAD_END = 6.0
_SLACK = 0.1
_SHORTEST = 2
_MOST_BREAKS_WEIGHED = 4
_BLANKS = " \u3000"
_LISTS = ("words", "best_starts", "line_starts", "never_starts", "bad_ends")
_GROUPED = re.compile(r"《[^》]*》|“[^”]*”|（[^）]*）|\([^)]*\)")
_WHOLE = re.compile(
    r"[0-9A-Za-z.%]+[年月日号届次周个]?|——|……|第[一二三四五六七八九十百]+[届次](?:全体会议|会议|全会)?"
)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words kept whole, that begin a line best or well, that never begin one, that end one badly."""

    words: tuple[str, ...]
    best_starts: tuple[str, ...]
    line_starts: tuple[str, ...]
    never_starts: tuple[str, ...]
    bad_ends: tuple[str, ...]


def title_lines(title: str, most: int) -> tuple[str, ...]:
    """The lines of a title when a line holds at most ``most`` Han characters.

    A line feed in ``title`` is the writer's own break and is kept.
    """
    return tuple(line for stated in title.split("\n") for line in _break(stated.strip(), most))


def _break(title: str, most: int) -> Sequence[str]:
    if cells(title) <= most:
        return (title,)
    costs = _break_costs(title)
    fewest = math.ceil(cells(title) / most)
    if fewest > _MOST_BREAKS_WEIGHED:
        return _by_words(title, costs, most)
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    for count in range(fewest, min(fewest + 1, _MOST_BREAKS_WEIGHED) + 1):
        for breaks, lengths in _ways(title, costs, count - 1, most):
            cost = sum(costs[at] for at in breaks) + _shape(lengths) + _ONE_MORE_LINE * (count - fewest)
            best = min(best, (cost, breaks))
    if not best[1]:
        return _by_words(title, costs, most)
    edges = (0, *best[1], len(title))
    return [title[start:end] for start, end in itertools.pairwise(edges)]


Way = tuple[tuple[int, ...], tuple[float, ...]]


def _ways(title: str, costs: Sequence[float], count: int, most: int) -> list[Way]:
    """Every choice of ``count`` breaks at places that are not forbidden, the lines all fitting."""
    allowed = [at for at in range(1, len(title)) if costs[at] < _FORBIDDEN]
    return list(_fitting(title, 0, allowed, count, most))


def _fitting(title: str, start: int, allowed: Sequence[int], count: int, most: int) -> Iterator[Way]:
    """Ways to break ``title[start:]``; one that leaves too much for the lines to come is not followed."""
    if count == 0:
        width = cells(title[start:])
        if _SHORTEST <= width <= most:
            yield (), (width,)
        return
    for at in allowed:
        width = cells(title[start:at])
        if width > most:
            return
        if width >= _SHORTEST and cells(title[at:]) <= count * most:
            for breaks, widths in _fitting(title, at, [a for a in allowed if a > at], count - 1, most):
                yield (at, *breaks), (width, *widths)


def _by_words(title: str, costs: Sequence[float], most: int) -> list[str]:
    """The cheapest lines of a title too long, or too full of long words, for every way to be weighed.

    Forbidden places are taken only when nothing else fits.
    """
    best: list[tuple[float, int]] = [
        (0.0, 0)
    ]  # of the title up to here: its cost, where its last line starts
    for end in range(1, len(title) + 1):
        edge = costs[end] if end < len(title) else 0.0
        best.append(
            min(
                (best[start][0] + edge + _ONE_MORE_LINE + _SLACK * (most - width) ** 2, start)
                for start in range(end - 1, max(-1, end - 2 * most - 1), -1)
                if (width := cells(title[start:end])) <= most or start == end - 1
            )
        )
    edges = [len(title)]
    while edges[0]:
        edges.insert(0, best[edges[0]][1])
    return [title[start:end] for start, end in itertools.pairwise(edges)]


def _shape(lengths: Sequence[float]) -> float:
    longest, shortest = max(lengths), min(lengths)
    cost = _TOO_UNEVEN * max(0, longest - 2 * shortest) / 2
    cost += (longest - shortest) / 8
    if longest == shortest:
        cost += _RECTANGLE
    inner = lengths[1:-1]
    if inner and min(inner) < min(lengths[0], lengths[-1]):
        cost += _HOURGLASS
    return cost


def _break_costs(title: str) -> list[float]:
    """The cost of breaking before each character of ``title``."""
    known = title_words()
    costs = [_NO_WORD_EDGE * 2] * len(title)
    for word in known.words:
        for match in re.finditer(re.escape(word), title):
            for edge in (match.start(), match.end()):
                if edge < len(title):
                    costs[edge] -= _NO_WORD_EDGE if costs[edge] > 0 else 0
    for word in known.words:
        for match in re.finditer(re.escape(word), title):
            for inside in range(match.start() + 1, match.end()):
                costs[inside] = _FORBIDDEN
    for match in _WHOLE.finditer(title):
        for inside in range(match.start() + 1, match.end()):
            costs[inside] = _FORBIDDEN
    for match in _GROUPED.finditer(title):
        for inside in range(match.start() + 1, match.end()):
            costs[inside] += _INSIDE_BRACKETS
    for at in range(1, len(title)):
        costs[at] = _edge_cost(title, at, costs[at], known)
    return costs


def _edge_cost(title: str, at: int, cost: float, known: TitleWords) -> float:
    starts_badly = title[at] in NO_START or title[at] in _BLANKS or title.startswith(known.never_starts, at)
    if starts_badly or title[at - 1] in NO_END:
        return _FORBIDDEN
    if title.endswith(known.best_starts, 0, at):  # 暨 belongs to what follows
        return _FORBIDDEN
    if title.endswith(known.bad_ends, 0, at):
        cost += _BAD_END
    if title.startswith(known.best_starts, at) or title[at - 1] in _BLANKS:
        return cost + _BEST_START
    return cost + (_GOOD_START if title.startswith(known.line_starts, at) else 0)


@functools.cache
def title_words() -> TitleWords:
    """The word list for titles, read once.

    Raises:
        BadFileError: the list is not four lists of words.
    """
    path = Path(__file__).with_name("data") / "title_words.yaml"
    document = strict_yaml.load(path)
    if not isinstance(document, YamlMap):
        raise BadFileError([Problem(str(path), 1, 1, "标题用词表读不出来")])
    return TitleWords(*(_words(document, key, path) for key in _LISTS))


def _words(document: YamlMap, key: str, path: Path) -> tuple[str, ...]:
    listed = document.get(YamlText(key))
    if not isinstance(listed, YamlList) or not all(isinstance(word, YamlText) and word for word in listed):
        raise BadFileError([Problem(str(path), *document.key_place(key), f"{key} 要写成一列词")])
    return tuple(str(word) for word in listed)

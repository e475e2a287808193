"""Half-width marks of Chinese sentences become full-width; numbers, times, ratios, URLs and Latin stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.corpus.manuscript import Edit
from draftkit.text.marks import HAN

_CHINESE = rf"{HAN}，。、；：？！“”‘’《》〈〉【】「」『』（）…—％‰"
_WIDE = str.maketrans(",;:!?", "，；：！？")
_MARK = re.compile("[,;:!?]+")
_CHINESE_BEFORE = re.compile(rf"[{_CHINESE}%*）)] ?$")
_CHINESE_AFTER = re.compile(rf"[ \u3000]?[{_CHINESE}(（]")
_NUMBER_GOES_ON = re.compile(r"\d*[,:]\d")
_PAIR = re.compile(r"\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
_INNER = re.compile(r"\(([^()\n]*)\)")
_IS_CHINESE = re.compile(f"[{_CHINESE}]")
_DOTS = re.compile(r"\.{3,}|。{3,}|…+|-{2,}")
_STOP = re.compile(rf"(?<=[{HAN}”）])\.(?=[{HAN}“\n]|$)")


def find(text: str) -> Iterator[Edit]:
    """One edit a mark."""
    edits = [*_marks(text), *_brackets(text), *_dots(text)]
    edits.sort()
    return iter(edits)


def _marks(text: str) -> Iterator[Edit]:
    for match in _MARK.finditer(text):
        start, end = match.span()
        if text.startswith("//", end):
            continue
        before = _CHINESE_BEFORE.search(text[max(0, start - 2) : start]) and not _NUMBER_GOES_ON.match(
            text, end
        )
        if before or _CHINESE_AFTER.match(text, end):
            yield start, end, match.group().translate(_WIDE)


def _brackets(text: str) -> Iterator[Edit]:
    for match in _PAIR.finditer(text):
        yield from _pair(text, match)
        for inner in _INNER.finditer(match.group(1)) if "(" in match.group(1) else ():
            yield from _pair(text, inner, match.start(1))


def _pair(text: str, match: re.Match[str], base: int = 0) -> Iterator[Edit]:
    start, end = match.start() + base, match.end() + base
    around = match.group(1) + text[max(0, start - 1) : start] + text[end : end + 1]
    if _IS_CHINESE.search(around):
        yield start, start + 1, "（"
        yield end - 1, end, "）"


def _dots(text: str) -> Iterator[Edit]:
    for match in _DOTS.finditer(text):
        run, start, end = match.group(), match.start(), match.end()
        chinese_before = start > 0 and _IS_CHINESE.match(text, start - 1) is not None
        if run[0] == "-":
            if chinese_before and _IS_CHINESE.match(text, end):
                yield start, end, "——"
        elif chinese_before and run != "……":
            yield start, end, "……"
    if "." in text:
        stops = list(_STOP.finditer(text))
        if len(stops) > 2 and len(stops) > text.count("。"):  # a keyboard that typed . for 。 throughout
            for match in stops:
                yield match.start(), match.end(), "。"

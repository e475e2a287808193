"""Bytes shifted by one: a converter walked GBK text off its character boundaries, and it can be walked back.

``。縣`` is A1A3 BF68; read as A1 | A3BF | 68 it shows as ``?？h``. Where the same converter annotated a
character that only exists across a boundary, ``坡搶險`` (C6C2 938C EB55) became ``坡?lián)岆U``: C2 and 93
together read lián. Byte pairs from user-defined areas were dropped without a trace. The repair finds the
sequence of pairs that explains the garbage and reads best; what it cannot explain well stays as it is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from draftkit.corpus.cleaning.pinyin import is_reading
from draftkit.corpus.manuscript import Edit
from draftkit.corpus.tables import common_rank, frequent_words, traditional, words

_PY = "[a-zāáǎàōóǒòēéěèīíǐìūúǔùüǖǘǚǜ]{1,6}"
_WIDE = "[^\x00-\x7f]"
_FOLDED = {"?": "？", ";": "；", "!": "！", ",": "，", ":": "：", "(": "（", ")": "）"}
_SPOT = re.compile(
    rf"\?(?:(?P<py>{_PY})[)）](?P<rest>(?:{_WIDE}){{0,8}}?)(?:(?P<trail>[@-~])|\?(?P<py2>{_PY})[)）])"
    rf"|(?P<run>[?;!,:](?:{_WIDE}){{0,12}}?|(?:{_WIDE}){{1,13}}?)(?P<end>[@-~]))"
)
_TRAIL_ANNOTATION = re.compile(rf"[(（]({_PY})[)）]")
_MARKS = {
    b"\xa1\xa3": 1.3,
    b"\xa3\xac": 1.2,
    b"\xa1\xa2": 0.9,
    b"\xa1\xb1": 1.1,
    b"\xa3\xbb": 0.8,
    b"\xa3\xba": 0.8,
}
_GOOD = 0.72
_GOOD_ANNOTATED = 0.45
"""Enough where a reading vouches for the boundary."""
_MARGIN = 0.35
_USUAL = 0.9
_SUSPECT = 0.55
_DROPPED_COST = 1.6
_DROPPED_MOST = 2
_BEAM = 150
_BEAM_DROPPED = 12
_BYTES = range(0x81, 0xFF)


@dataclass(frozen=True, slots=True)
class _Path:
    """A reading so far: its text, its points above the usual, the lead byte that waits for a trail, pairs
    guessed, and whether the last two characters are a word."""

    text: str
    points: float
    waiting: int
    guessed: int = 0
    bonded: bool = False


def find(text: str) -> Iterator[Edit]:
    """One edit a spot that could be walked back; readings of whole characters are gone by now."""
    if "?" not in text:
        return
    done = 0
    for match in _SPOT.finditer(text):
        if match.start() >= done and match.start() and ord(text[match.start() - 1]) > 0x7F:
            annotated = None if match["py2"] else _TRAIL_ANNOTATION.match(text, match.end())
            reading = match["py2"] or (annotated.group(1) if annotated else None)
            end = annotated.end() if annotated else match.end()
            solved = _solve(text, match, reading, text[end : end + 1])
            if solved is not None:
                done = end
                yield match.start(), end, solved


def _solve(text: str, match: re.Match[str], reading: str | None, after: str) -> str | None:
    before = text[match.start() - 1]
    if match["py"]:
        shifted, trail, starts = match["rest"], match["trail"], _first_bytes(before, match["py"])
    else:
        shifted, trail, starts = match["run"], match["end"], [(byte, 0.0) for byte in _BYTES]
    pairs = [pair for each in shifted if (pair := _pair(_FOLDED.get(each, each))) is not None]
    if not starts or len(pairs) < len(shifted):
        return None
    good_enough = max(_GOOD_ANNOTATED if match["py"] else _GOOD, _plausible(shifted) + _MARGIN)
    kept: _Path | None = None
    for may_drop in (False, True):
        if kept is not None and min(map(_worth, kept.text[1:])) > _SUSPECT:
            break  # every character is an ordinary one: nothing was dropped
        paths = [_Path(before, points, byte) for byte, points in starts]
        for pair in pairs:
            paths = _best(_step(paths, pair, may_drop=may_drop))
        ends = [_end_bonded(path, after) for path in _last(paths, trail, reading, may_drop=may_drop)]
        best = max([*ends, *([kept] if kept else [])], key=lambda path: path.points, default=None)
        kept = best if best and _mean(best) >= good_enough else None
    return kept.text[1:] if kept else None


def _end_bonded(path: _Path, after: str) -> _Path:
    return replace(path, points=path.points + (0.0 if path.bonded else _bond(path.text[-1], after)))


def _mean(path: _Path) -> float:
    """The worth of an average character of the reading, what was guessed not held against it."""
    return (path.points + path.guessed * _DROPPED_COST) / (len(path.text) - 1) + _USUAL


def _first_bytes(before: str, reading: str) -> list[tuple[int, float]]:
    """Bytes that, behind the second byte of ``before``, make a character of this reading, with points: such
    converters annotate traditional characters."""
    own = _pair(before)
    if own is None:
        return []
    made = ((byte, _character(own[1], byte)) for byte in _BYTES)
    return [
        (byte, 0.4 if ord(character) in traditional() else 0.0)
        for byte, character in made
        if character and is_reading(character, reading)
    ]


def _step(paths: list[_Path], pair: tuple[int, int], *, may_drop: bool) -> Iterator[_Path]:
    first, second = pair
    for at, path in enumerate(paths):
        grown = _grow(path, path.waiting, first)
        if grown:
            yield _Path(grown[0], grown[1], second, path.guessed, grown[2])
        if may_drop and at < _BEAM_DROPPED and path.guessed < _DROPPED_MOST:
            yield from _dropped(path, first, second)


def _dropped(path: _Path, first: int, second: int) -> Iterator[_Path]:
    """Readings with one pair that the converter dropped between this character and the next."""
    for lead in (*range(0xA1, 0xA8), *range(0xAA, 0xB0), *range(0xF8, 0xFF)):
        grown = _grow(path, path.waiting, lead)
        if grown is None or grown[1] - path.points < _SUSPECT - _USUAL:
            continue
        between = _Path(grown[0], grown[1], 0, 0, grown[2])
        for trail in _likely_leads(lead <= 0xA7, first):
            again = _grow(between, trail, first)
            if again:
                yield _Path(again[0], again[1] - _DROPPED_COST, second, path.guessed + 1, again[2])


@cache
def _likely_leads(low: bool, trail: int) -> tuple[int, ...]:
    """Second bytes of a dropped pair that make an ordinary character with the ``trail`` behind them."""
    area = range(0x81, 0xA1) if low else range(0xA1, 0xFF)
    return tuple(byte for byte in area if (made := _character(byte, trail)) and _worth(made) > _SUSPECT)


def _last(paths: list[_Path], trail: str | None, reading: str | None, *, may_drop: bool) -> Iterator[_Path]:
    """Close the last pair: with the ASCII byte that was left over, or with the byte its annotation tells."""
    ends = [ord(trail)] if trail else list(range(0x40, 0xFF))
    for path in paths:
        made = [
            _Path(grown[0], grown[1], 0, path.guessed, grown[2])
            for end in ends
            if (grown := _grow(path, path.waiting, end)) is not None
        ]
        if trail and may_drop and path.guessed < _DROPPED_MOST:
            made += _dropped(path, ord(trail), 0)
        yield from (each for each in made if reading is None or is_reading(each.text[-1], reading))


def _grow(path: _Path, lead: int, trail: int) -> tuple[str, float, bool] | None:
    character = _character(lead, trail)
    if character is None:
        return None
    bond = 0.0 if path.bonded else _bond(path.text[-1], character)
    return path.text + character, path.points + _worth(character) - _USUAL + bond, bond > 0


@cache
def _worth(character: str) -> float:
    """How likely a character is in Chinese prose, 1 for the common ones."""
    plain = character.translate(traditional())
    rank = common_rank().get(plain)
    if rank is not None:
        return (1.0 if plain == character else 0.9) + 0.2 * (1 - rank / len(common_rank()))
    code = character.encode("gbk")
    if code in _MARKS:
        return _MARKS[code]
    if not "\u4e00" <= character <= "\u9fff":
        return -1.5
    return 0.6 if 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1 else 0.5 if plain != character else -0.3


def _bond(before: str, after: str) -> float:
    """What it adds that two characters are a word."""
    both = (before + after).translate(traditional())
    if both in frequent_words():
        return 1.0
    return 0.7 if both in words() else 0.0


def _plausible(shifted: str) -> float:
    """How well the garbage itself reads, in the same points: a real sentence must not be 'repaired'."""
    total = sum(_worth(_FOLDED.get(each, each)) for each in shifted)
    total += sum(_bond(one, other) for one, other in itertools.pairwise(shifted))
    return total / len(shifted) if shifted else 0.0


@cache
def _pair(character: str) -> tuple[int, int] | None:
    try:
        code = character.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (code[0], code[1]) if len(code) == 2 else None


@cache
def _character(lead: int, trail: int) -> str | None:
    try:
        made = bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None
    return made if len(made) == 1 else None


def _best(paths: Iterator[_Path]) -> list[_Path]:
    """The best reading for each last character, the best of those first."""
    ahead: dict[tuple[str, int], _Path] = {}
    for path in paths:
        key = (path.text[-1], path.guessed)
        if key not in ahead or ahead[key].points < path.points:
            ahead[key] = path
    return sorted(ahead.values(), key=lambda path: -path.points)[:_BEAM]

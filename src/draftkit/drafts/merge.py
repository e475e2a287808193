"""Three-way merge of two texts that grew from one: paragraph by paragraph, then sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from draftkit.drafts.blocks import split_blocks
from draftkit.drafts.front_matter import split_front
from draftkit.drafts.markdown import kept_apart


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both sides changed differently; the merged text keeps ``mine`` there."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged source and the places a person must decide."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Merge the changes ``base`` → ``mine`` and ``base`` → ``theirs``. Nothing of ``mine`` is lost."""
    if mine == theirs or theirs == base:
        return Merged(mine)
    if mine == base:
        return Merged(theirs)
    conflicts: list[Conflict] = []
    fronts, bodies = zip(*(split_front(text) for text in (base, mine, theirs)), strict=True)
    front = "".join(_merged(tuple(map(_lines, fronts)), conflicts, None))
    blocks = tuple([*split_blocks(body)] for body in bodies)
    body = "".join(kept_apart(_merged(blocks, conflicts, _sentences)))
    return Merged(front + body, tuple(conflicts))


Split = Callable[[str], list[str]]


def _merged(
    sides: tuple[Sequence[str], ...], conflicts: list[Conflict], finer: Split | None
) -> Iterator[str]:
    """The merged units of (base, mine, theirs); what both changed is tried again in ``finer`` units."""
    base, mine, theirs = sides
    for of_base, of_mine, of_theirs in _regions(base, mine, theirs):
        b, m, t = list(base[of_base]), list(mine[of_mine]), list(theirs[of_theirs])
        same = [list(map(str.rstrip, units)) for units in (b, m, t)]
        if same[1] == same[2] or same[2] == same[0]:
            yield from m
        elif same[1] == same[0]:
            yield from t
        elif (together := _beside(b, m, t, finer is not None)) is not None:
            yield from together
        elif len(b) == len(m) == len(t) > 1:
            for units in zip(b, m, t, strict=True):
                yield from _merged(tuple([unit] for unit in units), conflicts, finer)
        elif finer is not None and b and m and t:
            yield "".join(_merged(tuple(finer("".join(units)) for units in (b, m, t)), conflicts, None))
        else:
            conflicts.append(Conflict("".join(b), "".join(m), "".join(t)))
            yield from m


def _beside(b: list[str], m: list[str], t: list[str], both_insert: bool) -> list[str] | None:
    """Where one side only added units before or behind what the other changed: both; else None."""
    if not b:
        return m + t if both_insert else None
    for other, added in ((m, t), (t, m)):
        if len(added) > len(b) and added[: len(b)] == b:
            return other + added[len(b) :]
        if len(added) > len(b) and added[-len(b) :] == b:
            return added[: -len(b)] + other
    return None


def _regions(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[slice, slice, slice]]:
    """Stretches between the units all three share, and the shared units themselves, in order."""
    to_mine = _matches(base, mine)
    to_theirs = _matches(base, theirs)
    b = m = t = 0
    for index in range(len(base)):
        in_mine, in_theirs = to_mine.get(index), to_theirs.get(index)
        if in_mine is None or in_theirs is None:
            continue
        yield slice(b, index), slice(m, in_mine), slice(t, in_theirs)
        yield slice(index, index + 1), slice(in_mine, in_mine + 1), slice(in_theirs, in_theirs + 1)
        b, m, t = index + 1, in_mine + 1, in_theirs + 1
    yield slice(b, None), slice(m, None), slice(t, None)


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, [*map(str.rstrip, base)], [*map(str.rstrip, other)], autojunk=False)
    return {
        block.a + offset: block.b + offset
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_SENTENCE = re.compile(r"[^。！？!?；\n]*(?:[。！？!?；][”’）]*|\n+|\Z)")


def _lines(text: str) -> list[str]:
    return _LINE.findall(text)


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.findall(text) if sentence]

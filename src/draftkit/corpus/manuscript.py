"""A text under repair that never forgets where each character came from.

Rules hand in edits on the current text; the manuscript applies them, keeps a map back to the source and can
tell at the end what became of every stretch: ``source`` with all ``repairs()`` spliced in is ``text``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from draftkit.model import Repair

Edit = tuple[int, int, str]
"""Start and end (code points of the current text) and what stands there from now on."""

Shift = Callable[[int], int]
"""Where a position of the text before an ``apply`` is afterwards."""


class Manuscript:
    """The current ``text`` of a ``source``, with the way back.

    A *region* is a stretch whose length an edit changed: between regions, current and source offsets differ
    by a constant, so the map is the short list of regions. Edits that keep the length need no region.
    """

    __slots__ = ("_cur_end", "_cur_start", "_raw_end", "_raw_start", "_touched", "source", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source
        self._cur_start: list[int] = []
        self._cur_end: list[int] = []
        self._raw_start: list[int] = []
        self._raw_end: list[int] = []
        self._touched: list[tuple[int, int, str]] = []

    def apply(self, rule: str, edits: Sequence[Edit]) -> Shift:
        """Carry out ``edits`` (sorted, disjoint) in the name of ``rule``."""
        if not edits:
            return lambda position: position
        pieces: list[str] = []
        done = 0
        lengths_kept = True
        for start, end, now in edits:
            first = self.source_start(start)
            self._touched.append((first, max(first, self.source_end(end)), rule))
            pieces.append(self.text[done:start])
            pieces.append(now)
            done = end
            lengths_kept = lengths_kept and end - start == len(now)
        pieces.append(self.text[done:])
        if not lengths_kept:
            self._remap([edit for edit in edits if edit[1] - edit[0] != len(edit[2])])
        self.text = "".join(pieces)
        return (lambda position: position) if lengths_kept else _shift(edits)

    def source_start(self, position: int) -> int:
        """The source offset where the text that begins at ``position`` began."""
        at = bisect_right(self._cur_start, position) - 1
        if at < 0:
            return position
        if position < self._cur_end[at]:
            return self._raw_start[at]
        return self._raw_end[at] + position - self._cur_end[at]

    def source_end(self, position: int) -> int:
        """The source offset where the text that ends at ``position`` ended."""
        at = bisect_left(self._cur_start, position) - 1
        if at < 0:
            return position
        if position < self._cur_end[at]:
            return self._raw_end[at]
        return self._raw_end[at] + position - self._cur_end[at]

    def repairs(self) -> tuple[Repair, ...]:
        """All changes, disjoint and in order: ``was`` is source text, ``now`` the final text in its place.

        Where rules touched the same stretch, the first one gives the name.
        """
        out: list[Repair] = []
        for start, end, rule in self._stretches():
            now = self.text[self._current(start, at_end=False) : self._current(end, at_end=True)]
            was = self.source[start:end]
            if was != now:
                out.append(Repair(rule, start, end, was, now))
        return tuple(out)

    def touched(self) -> list[tuple[int, int, str]]:
        """(start, end, rule) of the current text for every change, in order; a deletion is empty there."""
        return [
            (self._current(start, at_end=False), self._current(end, at_end=True), rule)
            for start, end, rule in self._stretches()
        ]

    def _stretches(self) -> list[tuple[int, int, str]]:
        merged: list[tuple[int, int, str]] = []
        inserted = {start for start, end, _ in self._touched if start == end}
        # The sort is stable and by place only, so of two rules at one place the earlier one stays first.
        for start, end, rule in sorted(self._touched, key=lambda item: item[:2]):
            before = merged[-1] if merged else (-1, -1, "")
            if start < before[1] or start == before[0] or (start == before[1] and start in inserted):
                merged[-1] = (before[0], max(end, before[1]), before[2])
            else:
                merged.append((start, end, rule))
        return merged

    def _current(self, source: int, *, at_end: bool) -> int:
        """Where a source offset is now; it never lies inside a region, only at its edges."""
        at = (bisect_right(self._raw_end, source) if at_end else bisect_left(self._raw_start, source)) - 1
        return source if at < 0 else self._cur_end[at] + source - self._raw_end[at]

    def _remap(self, edits: Sequence[Edit]) -> None:
        """Merge edits that change lengths into the regions; overlapping ones become one region."""
        spans = [
            (start, end, len(now) - (end - start), self.source_start(start), self.source_end(end))
            for start, end, now in edits
        ]
        spans += zip(
            self._cur_start,
            self._cur_end,
            [0] * len(self._cur_start),
            self._raw_start,
            self._raw_end,
            strict=True,
        )
        spans.sort(key=lambda span: span[:2])
        cur_start: list[int] = []
        cur_end: list[int] = []
        raw_start: list[int] = []
        raw_end: list[int] = []
        moved, position = 0, 0
        while position < len(spans):
            start, end, grown, first, last = spans[position]
            position += 1
            while position < len(spans) and spans[position][0] < end:
                _, other_end, more, other_first, other_last = spans[position]
                end, grown = max(end, other_end), grown + more
                first, last = min(first, other_first), max(last, other_last)
                position += 1
            cur_start.append(start + moved)
            moved += grown
            cur_end.append(end + moved)
            raw_start.append(first)
            raw_end.append(max(first, last))
        self._cur_start, self._cur_end = cur_start, cur_end
        self._raw_start, self._raw_end = raw_start, raw_end


def _shift(edits: Sequence[Edit]) -> Shift:
    ends = [end for _, end, _ in edits]
    moved = [0]
    for start, end, now in edits:
        moved.append(moved[-1] + len(now) - (end - start))

    def shift(position: int) -> int:
        at = bisect_right(ends, position)
        inside = at < len(edits) and edits[at][0] < position
        return (edits[at][0] if inside else position) + moved[at]

    return shift

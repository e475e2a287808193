"""Counting patterns over speeches in little memory.

A key seen in one speech costs one whole number; only keys of several independent speeches keep the list
of their places. Over ``MAX_SINGLES`` single keys the oldest are dropped (a lossy count: a key may lose a
sighting, never gain one), so memory is bounded by what recurs, not by the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

CLAUSE_BITS = 20
MAX_SINGLES = 4_000_000


def reference(speech: int, clause: int) -> int:
    """One place as one whole number."""
    return speech << CLAUSE_BITS | clause


def speech_of(ref: int) -> int:
    """The speech's number in a reference."""
    return ref >> CLAUSE_BITS


def clause_of(ref: int) -> int:
    """The clause's number in a reference."""
    return ref & ((1 << CLAUSE_BITS) - 1)


class Tally:
    """Places of keys. ``clusters[speech]`` is the independent speech a speech counts for; a key needs one
    ``trusted`` speech among its places."""

    def __init__(self, clusters: Sequence[int], trusted: Sequence[bool]) -> None:
        self._clusters = clusters
        self._trusted = trusted
        self._found: dict[str, int | list[int]] = {}
        self._single_limit = MAX_SINGLES

    def note(self, keys: Iterable[str], ref: int) -> None:
        """Record that every one of ``keys`` stands at ``ref``."""
        found, clusters = self._found, self._clusters
        for key in keys:
            seen = found.get(key)
            if seen is None:
                found[key] = ref
            elif type(seen) is int:
                if clusters[seen >> CLAUSE_BITS] != clusters[ref >> CLAUSE_BITS]:
                    found[key] = [seen, ref]
            else:
                seen.append(ref)  # type: ignore[union-attr]
        if len(found) > self._single_limit:
            self._drop_singles()

    def recurring(self, minimum: int) -> Iterator[tuple[str, list[int]]]:
        """Keys of at least ``minimum`` independent speeches with their places, in order of the key."""
        for key in sorted(key for key, seen in self._found.items() if type(seen) is list):
            refs = self._found[key]
            assert isinstance(refs, list)
            enough = len({self._clusters[ref >> CLAUSE_BITS] for ref in refs}) >= minimum
            if enough and any(self._trusted[ref >> CLAUSE_BITS] for ref in refs):
                yield key, refs

    def support(self, key: str) -> int:
        """In how many independent speeches a key stands."""
        seen = self._found.get(key)
        if seen is None:
            return 0
        return 1 if type(seen) is int else len({self._clusters[ref >> CLAUSE_BITS] for ref in seen})  # type: ignore[union-attr]

    def _drop_singles(self) -> None:
        kept = {key: seen for key, seen in self._found.items() if type(seen) is not int}
        newest = [(key, seen) for key, seen in self._found.items() if type(seen) is int]
        kept.update(newest[len(newest) // 2 :])
        self._found = kept
        self._single_limit = max(MAX_SINGLES, 2 * len(kept))


class SpeechCounter:
    """Which keys stand in two independent speeches or more: the cheap first pass."""

    def __init__(self) -> None:
        self._once: set[str] = set()
        self._more: set[str] = set()
        self._current: set[str] = set()
        self._cluster = -1

    def note(self, keys: set[str], cluster: int) -> None:
        """Record the keys of one speech; copies of one speech must come together."""
        if cluster != self._cluster:
            self._close()
            self._cluster = cluster
        self._current |= keys

    def frequent(self) -> Callable[[str], bool]:
        """Tells whether a key stands in two independent speeches or more."""
        self._close()
        return self._more.__contains__

    def _close(self) -> None:
        self._more |= self._once & self._current
        self._once |= self._current
        self._current = set()

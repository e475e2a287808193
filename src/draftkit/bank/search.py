"""Search over the bank: ``open_index`` gives a ``PhraseIndex`` brought up to date, ``search`` the hits."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from draftkit.bank.entries import BankFile, Entry, Layer
from draftkit.bank.index.compiling import Progress, refresh
from draftkit.bank.index.database import connect, index_path
from draftkit.bank.index.freshness import look
from draftkit.bank.index.lookup import (
    FLOWING,
    TOP,
    Row,
    filled_partitions,
    find_browsed,
    find_rows,
    find_used,
    find_whole,
    places_of,
    terms_of,
)
from draftkit.bank.index.nearby import find_nearby
from draftkit.bank.index.payload import read_fields, read_problems
from draftkit.bank.index.ranking import score
from draftkit.bank.index.reasons import reasons
from draftkit.bank.layers import Root, bank_files, bank_roots
from draftkit.bank.query import DEFAULT_LIMIT, Hit, Query
from draftkit.bank.resolving import resolve
from draftkit.bank.sidecar import stats_of
from draftkit.errors import Problem
from draftkit.model.move import Step
from draftkit.model.phrase import Phrase, PhraseStats

__all__ = ["DEFAULT_LIMIT", "Hit", "PhraseIndex", "Progress", "Query", "open_index"]

_T = TypeVar("_T")


def open_index(
    extra: Sequence[Path] = (), draft_folder: Path | None = None, *, progress: Progress | None = None
) -> PhraseIndex:
    """The index over all layers, brought up to date where files changed.

    ``progress`` is told of every file that has to be read again.

    Raises:
        MissingFileError: one of ``extra`` does not exist.
    """
    return PhraseIndex(bank_roots(extra, draft_folder), progress)


class PhraseIndex:
    """The compiled bank, ready to be searched. Close it, or use it in a ``with``."""

    def __init__(self, roots: Sequence[Root], progress: Progress | None = None) -> None:
        self._roots = tuple(roots)
        self._progress = progress
        self._path = index_path(_key_of(self._roots))
        self._heads: dict[int, BankFile] = {}
        self._partitions: list[int] | None = None
        self._version: object = None
        self._connection = connect(self._path, self._bring_up_to_date)

    def __enter__(self) -> PhraseIndex:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def refresh(self) -> None:
        """Take in what changed on disk since the index was opened or last refreshed."""
        try:
            self._bring_up_to_date(self._connection)
        except sqlite3.Error:
            self._open_again()
        self._forget()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was left out of the bank and why."""
        return self._sound(self._problems)

    def __len__(self) -> int:
        """How many phrases are offered."""
        return int(self._sound(lambda: self._one("SELECT count(*) FROM phrase")[0]))

    def search(self, query: Query) -> list[Hit]:
        """The best ``query.limit`` phrases, best first; a wrong character is forgiven where nothing hits."""
        terms = terms_of(query.text)
        if query.text.strip() and not terms:
            return []
        return self._sound(lambda: self._search(query, terms))

    def count_left_out(self, query: Query) -> int:
        """How many of the best hits (at most 200) are withheld only because of the speech's year."""
        year = query.date
        if year is None:
            return 0
        rows = self._sound(lambda: self._rows(replace(query, date=None), terms_of(query.text)))
        return sum(not (row.since or 0) <= year <= (row.until or 9999) for row in rows[:TOP])

    def by_id(self, identity: str) -> Phrase | None:
        """The offered phrase of an id."""
        return self._sound(lambda: self._by_id(identity))

    def _sound(self, work: Callable[[], _T]) -> _T:
        """``work``, again on an index made up to date, again on a new one: a cache never stops a writer."""
        version = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:  # another process brought the index up to date
            self._forget()
            self._version = version
        for mend in (self.refresh, self._open_anew):
            try:
                return work()
            except sqlite3.Error:
                mend()
        return work()

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        refresh(connection, look(bank_files(self._roots)), self._progress)

    def _open_again(self) -> None:
        self._connection.close()
        self._connection = connect(self._path, self._bring_up_to_date)
        self._forget()

    def _open_anew(self) -> None:
        self._connection.close()
        with contextlib.suppress(OSError):  # Windows keeps a file that another process has open
            self._path.unlink(missing_ok=True)
        self._open_again()

    def _forget(self) -> None:
        self._heads.clear()
        self._partitions = None

    def _problems(self) -> tuple[Problem, ...]:
        sql = "SELECT problems FROM file WHERE problems<>'[]' ORDER BY position"
        found = [problem for (text,) in self._connection.execute(sql) for problem in read_problems(text)]
        others = self._connection.execute("SELECT problem FROM trouble").fetchall()
        return (*found, *(Problem(*json.loads(text)) for (text,) in others))

    def _search(self, query: Query, terms: Sequence[str]) -> list[Hit]:
        if not terms and query.step is not None:
            return self._browse(query, query.step)
        rows = {row.id: row for row in self._rows(query, terms)}
        rows.update((row.id, row) for row in find_used(self._connection, query, terms))
        if len(terms) == 1:
            rows.update((row.id, row) for row in find_whole(self._connection, query, terms[0]))
        if not rows and terms:
            return self._nearby(query, terms)
        ranked = sorted(((score(row, query, terms), row) for row in rows.values()), key=_best_first)
        return [self._hit(row, points, query, terms) for points, row in ranked[: query.limit]]

    def _browse(self, query: Query, step: Step) -> list[Hit]:
        """Frames and transitions before all else, the better first, equals in the order of their files.

        People keep what they need most at the top of a file.
        """
        found = [*find_browsed(self._connection, query, step), *find_used(self._connection, query, ())]
        rows = {row.id: row for row in found}
        places = places_of(self._connection, found)
        points = {number: score(row, query, ()) for number, row in rows.items()}

        def order(row: Row) -> tuple[bool, float, tuple[int, int]]:
            return row.kind not in FLOWING, -points[row.id], places[row.id]

        ranked = sorted(rows.values(), key=order)
        return [self._hit(row, points[row.id], query, ()) for row in ranked[: query.limit]]

    def _by_id(self, identity: str) -> Phrase | None:
        row = self._connection.execute("SELECT pieces FROM phrase WHERE ident=?", (identity,)).fetchone()
        return self._read(row[0])[0] if row else None

    def _rows(self, query: Query, terms: Sequence[str]) -> list[Row]:
        return find_rows(self._connection, query, terms, self._filled())

    def _filled(self) -> list[int]:
        if self._partitions is None:
            self._partitions = filled_partitions(self._connection)
        return self._partitions

    def _nearby(self, query: Query, terms: Sequence[str]) -> list[Hit]:
        found = find_nearby(self._connection, query, terms)[: query.limit]
        return [self._hit(row, score(row, query, ()), query, terms, near) for row, near in found]

    def _hit(self, row: Row, points: float, query: Query, terms: Sequence[str], typo: str = "") -> Hit:
        phrase, stats = self._read(row.pieces)
        return Hit(phrase, points, tuple(reasons(row, phrase, query, terms, typo)), stats)

    def _read(self, pieces: str) -> tuple[Phrase, PhraseStats | None]:
        placed = []
        stats = None
        for number in pieces.split(" "):
            sql = "SELECT file, ident, line, col, stored, payload, stats FROM entry WHERE id=?"
            row = self._one(sql, number)
            entry = Entry(row[1], read_fields(row[5]), row[2], row[3], bool(row[4]))
            placed.append((self._head(row[0]), entry))
            stats = stats_of(json.loads(row[6])) if row[6] else stats
        phrase = resolve(placed)
        assert isinstance(phrase, Phrase)  # problems never become rows
        return phrase, stats

    def _head(self, number: int) -> BankFile:
        if number not in self._heads:
            path, layer, defaults = self._one("SELECT path, layer, defaults FROM file WHERE id=?", number)
            self._heads[number] = BankFile(path, Layer(layer), read_fields(defaults))
        return self._heads[number]

    def _one(self, sql: str, *values: object) -> tuple[Any, ...]:
        row: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        if row is None:
            raise sqlite3.DatabaseError("the index was changed between two looks")
        return row


def _best_first(pair: tuple[float, Row]) -> tuple[float, int]:
    return (-pair[0], pair[1].id)


def _key_of(roots: Sequence[Root]) -> str:
    """A name for this set of layers: the same folders in the same roles share one index."""
    import zlib  # deferred with hashlib's cost in mind: a checksum is enough for a cache name

    text = "\0".join(f"{root.layer}\0{os.path.abspath(root.path)}" for root in roots).encode()
    return f"{zlib.crc32(text):08x}{zlib.adler32(text):08x}"

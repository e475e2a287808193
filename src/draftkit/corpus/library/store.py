"""The library file. Every document is one transaction: after a crash it is in whole or not at all."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

from draftkit.corpus.formats.table import read_data
from draftkit.corpus.library.sketch import ALIKE, alike, sketch
from draftkit.corpus.parsing import parse
from draftkit.corpus.records import speech_record
from draftkit.corpus.settings import DEFAULT, ReadSettings
from draftkit.errors import BadFileError, DraftkitError, Problem, SurroundingsError, UnreadableError
from draftkit.files.locations import data_dir
from draftkit.files.reading import Stamp, read_bytes, stamp_of
from draftkit.model import Speech

PARSER = 1
"""Raised when parsing changes, so that `corpus add` reads known documents again."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (digest TEXT PRIMARY KEY, parser INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, digest TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS files_by_digest ON files (digest);
CREATE TABLE IF NOT EXISTS speeches (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, digest TEXT NOT NULL, place INTEGER NOT NULL,
    title TEXT, date TEXT, characters INTEGER NOT NULL, original INTEGER NOT NULL, record BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS speeches_by_digest ON speeches (digest);
CREATE TABLE IF NOT EXISTS sketches (
    hash INTEGER NOT NULL, speech INTEGER NOT NULL, PRIMARY KEY (hash, speech)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sketches_by_speech ON sketches (speech);
"""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one file did: ``state`` is ``new``, ``known`` or ``renewed``; ``copies`` of its speeches
    were near-duplicates of speeches already there."""

    state: str
    speeches: int
    copies: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the library: ``original`` is the id of the speech this one copies, or its own."""

    id: str
    title: str | None
    date: str | None
    characters: int
    original: str
    path: str


class Library:
    """The library at ``path`` (by default in the data folder); a context manager."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or data_dir() / "library.sqlite"
        with _explained(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.executescript(_SCHEMA)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, path: Path, settings: ReadSettings = DEFAULT) -> Added:
        """Read one file into the library; a known one costs a look at its size and time.

        Raises:
            UsageError, SurroundingsError: as ``reading.read_speeches``; the library is then unchanged.
        """
        known = str(path.resolve())
        stamp = stamp_of(path)
        with _explained(self.path):
            if stamp is not None and self._is_known(known, stamp):
                return Added("known", 0, 0)
        data = read_bytes(path)
        digest = blake2b(data, digest_size=16).hexdigest()
        with _explained(self.path):
            stored = self._db.execute("SELECT parser FROM documents WHERE digest = ?", (digest,)).fetchone()
        if stored is not None and stored[0] == PARSER:
            with _explained(self.path), self._transaction():
                self._remember(known, stamp, digest)
            return Added("known", 0, 0)
        speeches = _parsed(data, path, settings)
        with _explained(self.path), self._transaction():
            state = "new" if stored is None and not self._had_path(known) else "renewed"
            copies = self._store(digest, speeches)
            self._remember(known, stamp, digest)
        return Added(state, len(speeches), copies)

    def entries(self, limit: int = -1) -> Iterator[Entry]:
        """The speeches in order of arrival, one at a time."""
        rows = self._db.execute(
            "SELECT s.id, s.title, s.date, s.characters, o.id,"
            " (SELECT path FROM files WHERE digest = s.digest LIMIT 1)"
            " FROM speeches s JOIN speeches o ON o.number = s.original ORDER BY s.number LIMIT ?",
            (limit,),
        )
        for row in rows:
            yield Entry(row[0], row[1], row[2], row[3], row[4], row[5] or "")

    def record(self, start_of_id: str) -> dict[str, object] | None:
        """The stored object of the speech whose id begins so, or None where none or several do."""
        pattern = start_of_id.replace("%", "").replace("_", "") + "%"
        rows = self._db.execute("SELECT record FROM speeches WHERE id LIKE ? LIMIT 2", (pattern,)).fetchall()
        if len(rows) != 1:
            return None
        record: dict[str, object] = json.loads(zlib.decompress(rows[0][0]))
        return record

    def stats(self) -> dict[str, object]:
        """Counts over the whole library; ``independent`` counts copies once."""
        one = self._db.execute(
            "SELECT COUNT(*), COALESCE(SUM(characters), 0), COUNT(DISTINCT original) FROM speeches"
        ).fetchone()
        eras = self._db.execute(
            "SELECT substr(date, 1, 4), COUNT(*) FROM speeches GROUP BY 1 ORDER BY 1"
        ).fetchall()
        files = self._db.execute("SELECT COUNT(*) FROM files").fetchone()[0]
        return {
            "files": files,
            "speeches": one[0],
            "characters": one[1],
            "independent": one[2],
            "years": {year or "": count for year, count in eras},
        }

    def _is_known(self, path: str, stamp: Stamp) -> bool:
        row = self._db.execute(
            "SELECT f.size, f.mtime_ns, d.parser FROM files f JOIN documents d USING (digest)"
            " WHERE f.path = ?",
            (path,),
        ).fetchone()
        return row is not None and tuple(row) == (stamp.size, stamp.mtime_ns, PARSER)

    def _had_path(self, path: str) -> bool:
        return self._db.execute("SELECT 1 FROM files WHERE path = ?", (path,)).fetchone() is not None

    def _remember(self, path: str, stamp: Stamp | None, digest: str) -> None:
        before = self._db.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        size, time = (stamp.size, stamp.mtime_ns) if stamp else (0, 0)
        self._db.execute("REPLACE INTO files VALUES (?, ?, ?, ?)", (path, size, time, digest))
        if before is not None and before[0] != digest:
            self._forget_unused(before[0])

    def _forget_unused(self, digest: str) -> None:
        """Drop a document that no file holds any more."""
        if self._db.execute("SELECT 1 FROM files WHERE digest = ?", (digest,)).fetchone() is None:
            self._clear(digest)
            self._db.execute("DELETE FROM documents WHERE digest = ?", (digest,))

    def _clear(self, digest: str) -> None:
        own = "SELECT number FROM speeches WHERE digest = ?"
        self._db.execute(f"DELETE FROM sketches WHERE speech IN ({own})", (digest,))
        for (number,) in self._db.execute(own, (digest,)).fetchall():
            heir = self._db.execute(
                "SELECT MIN(number) FROM speeches WHERE original = ? AND digest <> ?", (number, digest)
            ).fetchone()[0]
            self._db.execute(
                "UPDATE speeches SET original = ? WHERE original = ? AND digest <> ?", (heir, number, digest)
            )
        self._db.execute("DELETE FROM speeches WHERE digest = ?", (digest,))

    def _store(self, digest: str, speeches: tuple[Speech, ...]) -> int:
        self._clear(digest)
        self._db.execute("REPLACE INTO documents VALUES (?, ?)", (digest, PARSER))
        return sum(self._store_one(digest, speech) for speech in speeches)

    def _store_one(self, digest: str, speech: Speech) -> bool:
        hashes = sketch(block.text for block in speech.blocks)
        original = self._original_of(hashes)
        blob = zlib.compress(json.dumps(speech_record(speech), ensure_ascii=False).encode())
        characters = sum(len(block.text) for block in speech.blocks)
        cursor = self._db.execute(
            "INSERT INTO speeches (id, digest, place, title, date, characters, original, record)"
            " VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
            (
                f"{digest[:10]}-{speech.index}",
                digest,
                speech.index,
                speech.title,
                speech.date_inferred,
                characters,
                blob,
            ),
        )
        number = cursor.lastrowid
        self._db.execute("UPDATE speeches SET original = ? WHERE number = ?", (original or number, number))
        self._db.executemany(
            "INSERT OR IGNORE INTO sketches VALUES (?, ?)", [(each, number) for each in hashes]
        )
        return original is not None

    def _original_of(self, hashes: tuple[int, ...]) -> int | None:
        """The speech that one with these hashes is a near-duplicate of."""
        if not hashes:
            return None
        marks = ",".join("?" * len(hashes))
        near = self._db.execute(
            f"SELECT speech FROM sketches WHERE hash IN ({marks})"
            " GROUP BY speech ORDER BY COUNT(*) DESC LIMIT 5",
            hashes,
        ).fetchall()
        for (number,) in near:
            other = [
                row[0] for row in self._db.execute("SELECT hash FROM sketches WHERE speech = ?", (number,))
            ]
            if alike(hashes, other) >= ALIKE:
                found = self._db.execute(
                    "SELECT original FROM speeches WHERE number = ?", (number,)
                ).fetchone()
                return int(found[0])
        return None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _parsed(data: bytes, path: Path, settings: ReadSettings) -> tuple[Speech, ...]:
    if not data.strip():
        raise UnreadableError("文件是空的", where=path, remedy="请核对文件")
    try:
        return parse(read_data(data, path), str(path), settings)
    except DraftkitError as error:
        if error.where:
            raise
        raise type(error)(error.what, where=path, remedy=error.remedy) from error


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise SurroundingsError(
                "资料库打不开或写不进", where=path, remedy="请检查磁盘空间和权限"
            ) from error
        problem = Problem(str(path), 0, 0, "资料库文件损坏", "把它改名后重新 corpus add，原稿不受影响")
        raise BadFileError([problem]) from error
    except OSError as error:
        raise SurroundingsError("资料库打不开或写不进", where=path, remedy="请检查磁盘空间和权限") from error

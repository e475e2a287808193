"""Opening the index file: whatever is wrong with it, a working index comes out.

The index is a cache. A damaged or outdated file is thrown away; where the cache cannot be written at all,
the index is built in memory. Two processes that find the same files changed wait for each other.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

from draftkit.bank.index.layout import TABLES, VERSION
from draftkit.files.locations import cache_dir
from draftkit.files.reading import stamp_of
from draftkit.files.resources import lexicon_dir

BUSY_SECONDS = 15.0
_DAMAGED = frozenset(
    {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT}
)
"""What a fresh file cures. A locked, full or read-only cache is left alone and worked around in memory."""
_FOLDER = "bank"
_CACHE_KB = 6_000


def index_path(key: str) -> Path:
    """Where the index of one set of layers lies; ``key`` names the set."""
    return cache_dir() / _FOLDER / f"{key}-{VERSION}.db"


def connect(path: Path, work: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """A connection on which ``work`` (bringing the index up to date) has succeeded.

    ``work`` is tried on the file, on a fresh file where that one is damaged, and in memory.
    """
    try:
        return _worked(_opened, path, work)
    except (sqlite3.Error, OSError) as error:
        damaged = _is_damage(error)
    if damaged:
        with contextlib.suppress(sqlite3.Error, OSError):
            return _worked(_fresh, path, work)
    return _worked(_in_memory, path, work)


def _worked(
    attempt: Callable[[Path], sqlite3.Connection], path: Path, work: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    connection = attempt(path)
    try:
        work(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_damage(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return isinstance(error, sqlite3.Error) and code & 0xFF in _DAMAGED


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _fresh(path: Path) -> sqlite3.Connection:
    for leftover in (path, path.with_name(path.name + "-journal")):
        with contextlib.suppress(FileNotFoundError):
            leftover.unlink()
    return _opened(path)


def _in_memory(_path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _prepare(connection)
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        if connection.execute("PRAGMA application_id").fetchone()[0] != _knowledge():
            raise sqlite3.DatabaseError("compiled with other tables of dated wording")
        return
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN IMMEDIATE")  # another process may be making the tables just now
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found not in (0, VERSION):
        connection.execute("ROLLBACK")
        raise sqlite3.DatabaseError(f"index of version {found}")
    if found == 0:
        _sweep(connection)
        for statement in TABLES.split(";\n"):
            if statement.strip():
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id={_knowledge()}")
        connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")


def _sweep(connection: sqlite3.Connection) -> None:
    """Remove indexes of the same bank that other versions of draftkit left."""
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2] or "memory")
    for other in path.parent.glob(f"{path.stem.partition('-')[0]}-*.db"):
        if other.name != path.name:
            with contextlib.suppress(OSError):
                other.unlink()


def _knowledge() -> int:
    """A number that changes with the table of dated wording, which decides the years of every phrase."""
    stamp = stamp_of(lexicon_dir() / "dated-wording.yaml")
    return zlib.crc32(repr(stamp).encode()) & 0x7FFFFFFF

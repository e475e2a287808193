"""Bringing the index up to date: only files that changed are read, only ids they hold are laid again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from draftkit.bank.entries import BankFile, Entry, Layer
from draftkit.bank.index.freshness import Changes, Seen, compare, digest
from draftkit.bank.index.payload import dump_fields, dump_problems, read_fields
from draftkit.bank.index.phrase_rows import delete_phrases, insert_phrases
from draftkit.bank.resolving import Placed
from draftkit.bank.sidecar import record_of, stats_of
from draftkit.files.resting import resting_collector

Progress = Callable[[str, int, int], None]
"""Called with a file's path, how many files are done, and how many there are."""


def refresh(connection: sqlite3.Connection, now: Sequence[Seen], progress: Progress | None = None) -> None:
    """Make the index equal to the files of ``now``; nothing is written where nothing changed."""
    if not compare(connection, now):
        return
    connection.execute("PRAGMA synchronous=OFF")  # a cache: what a power cut breaks is rebuilt
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done the work while this one waited for the lock.
        changes = compare(connection, now)
        if changes:
            with resting_collector():
                _apply(connection, changes, now, progress)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _apply(
    connection: sqlite3.Connection, changes: Changes, now: Sequence[Seen], progress: Progress | None
) -> None:
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (ident TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM touched")
    for path in changes.gone:
        _forget(connection, path)
    for done, seen in enumerate(changes.changed):
        if progress is not None:
            progress(seen.path, done, len(changes.changed))
        _compile_file(connection, seen)
    moved = "UPDATE file SET position=? WHERE path=? AND position<>?"
    connection.executemany(moved, [(seen.position, seen.path, seen.position) for seen in now])
    if changes.reordered:
        _touch_shared(connection)
    delete_phrases(connection)
    insert_phrases(connection, _touched_pieces(connection))


def _compile_file(connection: sqlite3.Connection, seen: Seen) -> None:
    from draftkit.bank.reading import read_bank_file  # deferred: yaml, 40 ms

    content = digest(seen)
    row = connection.execute("SELECT digest FROM file WHERE path=?", (seen.path,)).fetchone()
    if row is not None and row[0] == content:
        connection.execute(
            "UPDATE file SET size=?, mtime=?, side_size=?, side_mtime=? WHERE path=?",
            (*seen.stamp, seen.path),
        )
        return
    _forget(connection, seen.path)
    file = read_bank_file(Path(seen.path), seen.layer)
    read = (dump_fields(file.defaults), dump_problems(file.problems), len(file.entries))
    cursor = connection.execute(
        "INSERT INTO file(path, layer, position, size, mtime, side_size, side_mtime, digest,"
        " defaults, problems, entries) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (seen.path, seen.layer.value, seen.position, *seen.stamp, content, *read),
    )
    connection.executemany(
        "INSERT INTO entry(file, ident, line, col, stored, payload, stats) VALUES (?,?,?,?,?,?,?)",
        _entry_rows(file, int(cursor.lastrowid or 0)),
    )
    touched = ((entry.id,) for entry in file.entries)
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?)", touched)


def _entry_rows(file: BankFile, number: int) -> Iterator[tuple[object, ...]]:
    for entry in file.entries:
        stats = file.stats.get(entry.id)
        known = None if stats is None else json.dumps(record_of(stats), ensure_ascii=False)
        yield (number, entry.id, entry.line, entry.col, entry.stored, dump_fields(entry.fields), known)


def _forget(connection: sqlite3.Connection, path: str) -> None:
    row = connection.execute("SELECT id FROM file WHERE path=?", (path,)).fetchone()
    if row is None:
        return
    connection.execute("INSERT OR IGNORE INTO touched SELECT ident FROM entry WHERE file=?", row)
    connection.execute("DELETE FROM entry WHERE file=?", row)
    connection.execute("DELETE FROM file WHERE id=?", row)


def _touch_shared(connection: sqlite3.Connection) -> None:
    """Ids in more than one file depend on the order of files."""
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT ident FROM entry GROUP BY ident HAVING count(*) > 1"
    )


def _touched_pieces(connection: sqlite3.Connection) -> Iterator[tuple[list[int], list[Placed]]]:
    """For every touched id its entry rows and entries, lowest layer first."""
    files = {row[0]: _file_head(row) for row in connection.execute("SELECT id,path,layer,defaults FROM file")}
    rows = connection.execute(
        "SELECT e.id, e.file, e.ident, e.line, e.col, e.stored, e.payload, e.stats FROM touched t"
        " JOIN entry e ON e.ident = t.ident JOIN file f ON f.id = e.file ORDER BY t.ident, f.position, e.id"
    ).fetchall()
    numbers: list[int] = []
    pieces: list[Placed] = []
    for number, file, ident, line, col, stored, payload, stats in rows:
        if pieces and pieces[-1][1].id != ident:
            yield numbers, pieces
            numbers, pieces = [], []
        known = {} if stats is None else {ident: stats_of(json.loads(stats))}
        head = files[file]
        of_file = BankFile(head.path, head.layer, head.defaults, stats=known) if known else head
        numbers.append(number)
        pieces.append((of_file, Entry(ident, read_fields(payload), line, col, bool(stored))))
    if pieces:
        yield numbers, pieces


def _file_head(row: tuple[int, str, str, str]) -> BankFile:
    return BankFile(row[1], Layer(row[2]), read_fields(row[3]))

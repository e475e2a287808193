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
    row = connection.execute("SELECT id, digest FROM file WHERE path=?", (seen.path,)).fetchone()
    if row is not None and row[1] == content:
        connection.execute(
            "UPDATE file SET size=?, mtime=?, side_size=?, side_mtime=? WHERE id=?", (*seen.stamp, row[0])
        )
        return
    file = read_bank_file(Path(seen.path), seen.layer)
    shared, problems = dump_fields(file.defaults), dump_problems(file.problems)
    if row is None:
        cursor = connection.execute("INSERT INTO file(path) VALUES (?)", (seen.path,))
        number = int(cursor.lastrowid or 0)
        known: dict[str, tuple[int, str, str | None]] = {}
    else:
        number = row[0]
        known = _known_entries(connection, number, shared, seen.layer)
    connection.execute(
        "UPDATE file SET layer=?, position=?, size=?, mtime=?, side_size=?, side_mtime=?, digest=?,"
        " defaults=?, problems=?, entries=? WHERE id=?",
        (seen.layer.value, seen.position, *seen.stamp, content, shared, problems, len(file.entries), number),
    )
    _replace_entries(connection, file, number, known)


def _known_entries(
    connection: sqlite3.Connection, number: int, shared: str, layer: Layer
) -> dict[str, tuple[int, str, str | None]]:
    """The entries compiled from this file before, by id; all of them go where its defaults changed."""
    same = connection.execute(
        "SELECT 1 FROM file WHERE id=? AND defaults=? AND layer=?", (number, shared, layer.value)
    ).fetchone()
    if same is None:
        _drop_entries(connection, number)
        return {}
    rows = connection.execute("SELECT ident, id, payload, stats FROM entry WHERE file=?", (number,))
    return {ident: (entry, payload, stats) for ident, entry, payload, stats in rows}


def _replace_entries(
    connection: sqlite3.Connection, file: BankFile, number: int, known: dict[str, tuple[int, str, str | None]]
) -> None:
    """Entries that say what they said keep their rows and their place in the index; only lines move."""
    moved, new = [], []
    for entry in file.entries:
        payload, stats = dump_fields(entry.fields), _stats_text(file, entry)
        old = known.get(entry.id)
        if old is not None and old[1:] == (payload, stats):
            moved.append((entry.line, entry.col, entry.stored, old[0]))
            del known[entry.id]
        else:
            new.append((number, entry.id, entry.line, entry.col, entry.stored, payload, stats))
    connection.executemany("UPDATE entry SET line=?, col=?, stored=? WHERE id=?", moved)
    connection.executemany("DELETE FROM entry WHERE id=?", ((old[0],) for old in known.values()))
    connection.executemany(
        "INSERT INTO entry(file, ident, line, col, stored, payload, stats) VALUES (?,?,?,?,?,?,?)", new
    )
    touched = {*known, *(str(row[1]) for row in new)}
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?)", ((ident,) for ident in touched))


def _stats_text(file: BankFile, entry: Entry) -> str | None:
    stats = file.stats.get(entry.id)
    return None if stats is None else json.dumps(record_of(stats), ensure_ascii=False)


def _forget(connection: sqlite3.Connection, path: str) -> None:
    row = connection.execute("SELECT id FROM file WHERE path=?", (path,)).fetchone()
    if row is not None:
        _drop_entries(connection, row[0])
        connection.execute("DELETE FROM file WHERE id=?", row)


def _drop_entries(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("INSERT OR IGNORE INTO touched SELECT ident FROM entry WHERE file=?", (number,))
    connection.execute("DELETE FROM entry WHERE file=?", (number,))


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

"""The rows that are searched: one a phrase, made from all entries of its id."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple

from draftkit.bank.index.grams import SEPARATOR, haystack, tokens
from draftkit.bank.index.layout import partition, row_number
from draftkit.bank.quality import static_quality
from draftkit.bank.resolving import Placed, is_offered, resolve, top_of_each_layer
from draftkit.errors import Problem
from draftkit.model.phrase import Phrase, PhraseStats
from draftkit.text.initials import initials_both_ways

_INSERT = "INSERT INTO phrase VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
_BUFFER = 32 << 20
"""Bytes FTS5 gathers before it writes a segment; fewer segments make searches shorter."""
_MANY = 50_000
"""New phrases from which it pays to merge all segments into one: halves the worst search at a million."""


def insert_phrases(connection: sqlite3.Connection, found: Iterable[tuple[list[int], list[Placed]]]) -> None:
    """Resolve, rank and index every id of ``found``; ids that make no phrase leave a problem."""
    rows = (_row(connection, numbers, pieces) for numbers, pieces in found)
    connection.executemany(_INSERT, (row for row in rows if row is not None))
    _index_touched(connection)


def _index_touched(connection: sqlite3.Connection) -> None:
    # In order of row numbers: FTS5 flushes its buffer whenever a row number goes back.
    connection.execute("INSERT INTO grams(grams, rank) VALUES ('hashsize', ?)", (_BUFFER,))
    rows = connection.execute(
        "SELECT id, hay, initials, kind, tags FROM phrase"
        " WHERE ident IN (SELECT ident FROM touched) ORDER BY id"
    )
    added = connection.executemany(
        "INSERT INTO grams(rowid, body) VALUES (?,?)", ((row[0], _tokens_of(*row[1:])) for row in rows)
    ).rowcount
    if added > _MANY:
        connection.execute("INSERT INTO grams(grams) VALUES ('optimize')")


def _row(
    connection: sqlite3.Connection, numbers: list[int], pieces: list[Placed]
) -> tuple[object, ...] | None:
    kept, problems = top_of_each_layer(pieces)
    phrase = resolve(kept)
    if isinstance(phrase, Problem):
        problems.append(phrase)
    for problem in problems:
        record = json.dumps(astuple(problem), ensure_ascii=False)
        connection.execute("INSERT INTO trouble VALUES (?,?)", (pieces[0][1].id, record))
    if isinstance(phrase, Problem) or not is_offered(phrase):
        return None
    stats = next((f.stats[phrase.id] for f, _ in reversed(kept) if phrase.id in f.stats), None)
    chosen = [number for number, piece in zip(numbers, pieces, strict=True) if piece in kept]
    return _columns(phrase, stats, chosen)


def _columns(phrase: Phrase, stats: PhraseStats | None, pieces: list[int]) -> tuple[object, ...]:
    from draftkit.bank.era import years_of  # deferred: its table is YAML, and a fresh index needs none

    hay = haystack(searched_texts(phrase))
    first = hay.partition(SEPARATOR)[0]
    return (
        row_number(partition(phrase.move, phrase.step), static_quality(phrase, stats), pieces[0]),
        phrase.id,
        " ".join(map(str, pieces)),
        hay,
        SEPARATOR.join(initials_both_ways(first)),
        phrase.kind.value,
        SEPARATOR.join(phrase.tags) or None,
        " ".join(phrase.types) or None,
        " ".join(phrase.rank) or None,
        *years_of(phrase),
        stats.speeches if stats else None,
        stats.last_year if stats else None,
        phrase.head or None,
    )


def searched_texts(phrase: Phrase) -> Iterator[str]:
    """Everything of a phrase that a text query may hit; the text itself comes first."""
    yield phrase.text
    for texts in (phrase.set, phrase.units, phrase.variants, phrase.collocates):
        yield from texts
    if phrase.head:
        yield phrase.head


def delete_phrases(connection: sqlite3.Connection) -> None:
    """Remove the rows and troubles of all ids in ``touched``."""
    rows = connection.execute(
        "SELECT id, hay, initials, kind, tags FROM phrase WHERE ident IN (SELECT ident FROM touched)"
    ).fetchall()
    # Without its content the full-text table must be told what it once indexed.
    connection.executemany(
        "INSERT INTO grams(grams, rowid, body) VALUES ('delete', ?, ?)",
        ((row[0], _tokens_of(*row[1:])) for row in rows),
    )
    connection.executemany("DELETE FROM phrase WHERE id=?", ((row[0],) for row in rows))
    connection.execute("DELETE FROM trouble WHERE ident IN (SELECT ident FROM touched)")


def _tokens_of(hay: object, initials: object, kind: object, tags: object) -> str:
    return tokens(str(hay), str(initials), str(kind), str(tags).split(SEPARATOR) if tags else ())

"""Search for a query with a wrong character in it; asked only when nothing matches as it stands.

Most wrong characters in Chinese typing sound alike, so the query's initials are tried first; then every
place is tried as wrong, missing, superfluous or swapped with its neighbour.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from draftkit.bank.index.grams import SEPARATOR, is_initials, match_all, match_term
from draftkit.bank.index.layout import bounds, partitions
from draftkit.bank.index.lookup import COLUMNS, TOP, Row, conditions
from draftkit.bank.query import Query
from draftkit.text.initials import initials

_LOOK_AT = 2_000
"""Rows of an intersection that are looked at before a guess is given up."""
_SHORTEST = 3
_LONGEST = 12


def find_nearby(connection: sqlite3.Connection, query: Query, terms: Sequence[str]) -> list[tuple[Row, str]]:
    """Rows that match with one wrong character in the longest term, each with what was matched."""
    longest = max(terms, key=len, default="")
    if not _SHORTEST <= len(longest) <= _LONGEST or is_initials(longest):
        return []
    others = [term for term in terms if term != longest]
    found = _sounding_alike(connection, query, longest, others)
    for pattern in () if found else _guesses(longest):
        found += _like(connection, query, pattern, others)
        if len(found) >= query.limit:
            break
    unique = {row.id: (row, near) for row, near in reversed(found)}
    return sorted(unique.values(), key=lambda pair: pair[0].id)


def _sounding_alike(
    connection: sqlite3.Connection, query: Query, term: str, others: Sequence[str]
) -> list[tuple[Row, str]]:
    spelled = initials(term)
    if not is_initials(spelled):
        return []
    wrong = max(1, len(term) // 3)
    rows = _rows(connection, query, [spelled, *others], "instr(p.initials, ?)", spelled)
    found = []
    for row in rows:
        near = _window(row, term, spelled)
        if near and sum(a != b for a, b in zip(near, term, strict=True)) <= wrong:
            found.append((row, near))
    return found


def _window(row: Row, term: str, spelled: str) -> str:
    text = row.hay.partition(SEPARATOR)[0]
    best, agreeing = "", -1
    for line in row.initials.split(SEPARATOR):
        at = line.find(spelled)
        while at >= 0:
            near = text[at : at + len(term)]
            same = sum(a == b for a, b in zip(near, term, strict=True))
            if same > agreeing:
                best, agreeing = near, same
            at = line.find(spelled, at + 1)
    return best


def _guesses(term: str) -> Iterator[str]:
    """LIKE patterns for one slip: a wrong character, a superfluous one, a missing one, two swapped."""
    size = len(term)
    for at in range(size):
        yield term[:at] + "_" + term[at + 1 :]
    if size > _SHORTEST:
        for at in range(size):
            yield term[:at] + term[at + 1 :]
    for at in range(size - 1):
        yield term[:at] + term[at + 1] + term[at] + term[at + 2 :]
    for at in range(1, size):
        yield term[:at] + "_" + term[at:]


def _like(
    connection: sqlite3.Connection, query: Query, pattern: str, others: Sequence[str]
) -> list[tuple[Row, str]]:
    pieces = [piece for piece in pattern.split("_") if piece]
    if not any(len(piece) > 1 for piece in pieces):
        return []
    rows = _rows(connection, query, [*pieces, *others], "p.hay LIKE ?", f"%{pattern}%")
    return [(row, pattern) for row in rows]


def _rows(
    connection: sqlite3.Connection, query: Query, terms: Sequence[str], condition: str, value: str
) -> list[Row]:
    where, values = conditions(query)
    if query.kind is not None:
        where.append("p.kind = ?")
        values.append(query.kind.value)
    allowed = partitions(query.move, query.step)
    first, last = bounds(min(allowed))[0], bounds(max(allowed))[1]
    inner = "SELECT rowid FROM grams WHERE grams MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?"
    sql = f"SELECT {COLUMNS} FROM ({inner}) g CROSS JOIN phrase p ON p.id = g.rowid WHERE " + " AND ".join(
        [condition, *where]
    )
    match = match_all(map(match_term, terms))
    cursor = connection.execute(f"{sql} LIMIT ?", (match, first, last, _LOOK_AT, value, *values, TOP))
    return list(map(Row._make, cursor))

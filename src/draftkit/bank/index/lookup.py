"""From a query to candidate rows: at most a few hundred, the best by static rank of all that match."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from draftkit.bank.index.grams import (
    SEPARATOR,
    is_initials,
    match_all,
    match_kind,
    match_tag,
    match_term,
    match_whole,
)
from draftkit.bank.index.layout import bounds, partition, partition_of, partitions, rank_of
from draftkit.bank.query import Query
from draftkit.model.move import Step
from draftkit.model.phrase import PhraseKind
from draftkit.text.folding import fold

FLOWING = (PhraseKind.FRAME, PhraseKind.TRANSITION)
"""What one writes sentences with; headings, sets and runs are looked for on purpose."""
_IS_FLOWING = f"p.kind IN ({', '.join(repr(kind.value) for kind in FLOWING)})"
TOP = 200
"""How many candidates are ranked in full."""
_MAX_TERM = 40
_WHOLES = 40
"""Phrases that are nothing but the text asked for."""
_FEW = 100
"""Up to so many answers one walk over all steps gives; beyond, each step is walked for its own best."""
_FEWEST = 8
"""Rows taken at least from each step when all are walked."""
_SELECTIVE = 3
"""Characters from which a query is likely to have few answers."""


class Row(NamedTuple):
    """One phrase as the index has it, before it is read in full."""

    id: int
    ident: str
    pieces: str
    hay: str
    initials: str
    kind: str
    tags: str | None
    types: str | None
    ranks: str | None
    since: int | None
    until: int | None
    speeches: int | None
    last_year: int | None


COLUMNS = ", ".join(f"p.{name}" for name in Row._fields)


def terms_of(text: str) -> tuple[str, ...]:
    """The words of a query, folded; what has no letters and no digits falls away."""
    return tuple(filter(None, (fold(word)[:_MAX_TERM] for word in text.split())))


def find_rows(
    connection: sqlite3.Connection, query: Query, terms: Sequence[str], filled: Sequence[int]
) -> list[Row]:
    """The best rows of every partition that the query allows; ``filled`` are those that hold anything."""
    match = match_all([*map(match_term, terms), *_facets(query)])
    spans = _spans(query, filled)
    rows: list[Row] | None = None
    if len(spans) > 1 and sum(map(len, terms)) >= _SELECTIVE:
        # Most long queries have few answers: one walk over the whole range finds them all.
        whole = (spans[0].first, spans[-1].last, _FEW + 1)
        rows = _in_span(connection, match, terms, query, Span(*whole))
    if rows is None or len(rows) > _FEW:
        rows = [row for span in spans for row in _in_span(connection, match, terms, query, span)]
    rows.sort(key=lambda row: rank_of(row.id))
    return rows[: 2 * _top(query)]


def find_browsed(connection: sqlite3.Connection, query: Query, step: Step) -> list[Row]:
    """What a step offers when nothing is asked for: ``FLOWING`` kinds first, others where these are few."""
    match = match_all(_facets(query))
    rows: list[Row] = []
    for only in (_IS_FLOWING, f"NOT {_IS_FLOWING}"):
        if len(rows) < query.limit:
            rows += _in_span(
                connection, match, (), query, Span(*bounds(partition(None, step)), _top(query)), only
            )
    return rows


def places_of(connection: sqlite3.Connection, rows: Iterable[Row]) -> dict[int, tuple[int, int]]:
    """Where each row's lowest entry stands, by row number: the position of its file, its line."""
    sql = "SELECT f.position, e.line FROM entry e JOIN file f ON f.id = e.file WHERE e.id = ?"
    lowest = ((row.id, row.pieces.partition(" ")[0]) for row in rows)
    return {number: connection.execute(sql, (entry,)).fetchone() for number, entry in lowest}


def find_whole(connection: sqlite3.Connection, query: Query, term: str) -> list[Row]:
    """The rows that say just the term and nothing else, which no static rank may bury."""
    allowed = partitions(query.move, query.step)
    span = Span(bounds(min(allowed))[0], bounds(max(allowed))[1], _WHOLES)
    return _in_span(connection, match_all([match_whole(term), *_facets(query)]), (), query, span)


def find_used(connection: sqlite3.Connection, query: Query, terms: Sequence[str]) -> list[Row]:
    """The rows this writer has used before that match, however low they rank."""
    favourites = sorted(query.used, key=lambda ident: -query.used[ident])[:TOP]
    if not favourites:
        return []
    marks = ",".join("?" * len(favourites))
    sql = f"SELECT {COLUMNS} FROM phrase p WHERE p.ident IN ({marks})"
    rows = map(Row._make, connection.execute(sql, favourites))
    return [row for row in rows if _allows(row, query) and all(matches(row, term) for term in terms)]


def matches(row: Row, term: str) -> bool:
    """Whether a folded term is in the row's text, or, for letters, in its initials."""
    return term in row.hay or (is_initials(term) and term in row.initials)


def _facets(query: Query) -> list[str]:
    facets = []
    if query.kind is not None:
        facets.append(match_kind(query.kind.value))
    if query.tag:
        facets.append(match_tag(query.tag))
    return facets


def _top(query: Query) -> int:
    return max(TOP, query.limit)


class Span(NamedTuple):
    """A range of row numbers and how many rows to take from it."""

    first: int
    last: int
    limit: int


def _spans(query: Query, filled: Sequence[int]) -> list[Span]:
    """The partitions to search: many rows from one, fewer from each of many, more from the step written."""
    allowed = sorted(set(partitions(query.move, query.step)).intersection(filled))
    if len(allowed) <= 1:
        return [Span(*bounds(number), _top(query)) for number in allowed]
    even = max(_top(query) * 4 // (3 * len(allowed)), _FEWEST)
    writing = partitions(None, query.writing) if query.writing else ()
    return [Span(*bounds(number), _top(query) // 2 if number in writing else even) for number in allowed]


def filled_partitions(connection: sqlite3.Connection) -> list[int]:
    """The partitions that hold anything, by hopping from each to the next."""
    found: list[int] = []
    start = 0
    while row := connection.execute("SELECT id FROM phrase WHERE id>=? LIMIT 1", (start,)).fetchone():
        found.append(partition_of(row[0]))
        start = bounds(found[-1])[1] + 1
    return found


def _in_span(
    connection: sqlite3.Connection,
    match: str,
    terms: Sequence[str],
    query: Query,
    span: Span,
    only: str = "",
) -> list[Row]:
    where, values = conditions(query)
    if only:
        where.append(only)
    for term in terms:
        where.append(_CONTAINS_OR_SPELLS if is_initials(term) else "instr(p.hay, ?)")
        values += [term, term] if is_initials(term) else [term]
    if match:
        source = "grams g CROSS JOIN phrase p ON p.id = g.rowid"
        where = ["grams MATCH ?", "g.rowid BETWEEN ? AND ?", *where]
        values = [match, span.first, span.last, *values]
        order = "g.rowid"
    else:
        source, order = "phrase p", "p.id"
        where = ["p.id BETWEEN ? AND ?", *where]
        values = [span.first, span.last, *values]
    sql = f"SELECT {COLUMNS} FROM {source} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT ?"
    return list(map(Row._make, connection.execute(sql, (*values, span.limit))))


_CONTAINS_OR_SPELLS = "(instr(p.hay, ?) OR instr(p.initials, ?))"


def conditions(query: Query) -> tuple[list[str], list[object]]:
    """The filters that few phrases fail, as SQL: years, speech type, rank."""
    where: list[str] = []
    values: list[object] = []
    if query.date is not None:
        where.append("(p.since IS NULL OR p.since <= ?) AND (p.until IS NULL OR p.until >= ?)")
        values += [query.date, query.date]
    for column, choice in (("types", query.type), ("ranks", query.rank)):
        if choice is not None:
            where.append(f"(p.{column} IS NULL OR instr(' ' || p.{column} || ' ', ?))")
            values.append(f" {choice.value} ")
    return where, values


def _allows(row: Row, query: Query) -> bool:
    """The same filters for a row already read."""
    return (
        partition_of(row.id) in partitions(query.move, query.step)
        and (query.kind is None or row.kind == query.kind.value)
        and (not query.tag or fold(query.tag) in map(fold, _split(row.tags, SEPARATOR)))
        and (query.date is None or (row.since or 0) <= query.date <= (row.until or 9999))
        and (query.type is None or row.types is None or query.type.value in row.types.split(" "))
        and (query.rank is None or row.ranks is None or query.rank.value in row.ranks.split(" "))
    )


def _split(text: str | None, separator: str) -> Iterable[str]:
    return text.split(separator) if text else ()

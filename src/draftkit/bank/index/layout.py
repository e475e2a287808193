"""How the index lies on disk.

A phrase's row number *is* its static rank: the partition of its step, then how poor it is, then a serial.
SQLite walks full-text matches in order of row numbers, so the best come first and the walk stops at the
limit; a step is one range of row numbers. Without this a two-letter query over a million phrases sorts a
hundred thousand rows (331 ms); with it, it reads two hundred (0.1 ms).
"""

from __future__ import annotations

from draftkit.model.move import Move, Step

VERSION = 8
"""Raised whenever tables, tokens or ranking columns change: older files are thrown away and rebuilt."""

TABLES = """
CREATE TABLE file (
    id INTEGER PRIMARY KEY, path TEXT UNIQUE, layer TEXT, position INTEGER,
    size INTEGER, mtime INTEGER, side_size INTEGER, side_mtime INTEGER, digest TEXT,
    defaults TEXT, problems TEXT, entries INTEGER
);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, file INTEGER, ident TEXT, line INTEGER, col INTEGER, stored INTEGER,
    payload TEXT, stats TEXT
);
CREATE INDEX entry_ident ON entry(ident);
CREATE INDEX entry_file ON entry(file);
CREATE TABLE phrase (
    id INTEGER PRIMARY KEY, ident TEXT, pieces TEXT, hay TEXT, initials TEXT, kind TEXT, tags TEXT,
    types TEXT, ranks TEXT, since INTEGER, until INTEGER, speeches INTEGER, last_year INTEGER, head TEXT
);
CREATE INDEX phrase_ident ON phrase(ident);
CREATE INDEX phrase_head ON phrase(head) WHERE head IS NOT NULL;
CREATE TABLE trouble (ident TEXT, problem TEXT);
CREATE VIRTUAL TABLE grams USING fts5(
    body, content='', detail=none, columnsize=0, tokenize='ascii'
);
"""

_RANK_BITS, _SERIAL_BITS = 16, 24
_PARTITION_SHIFT = _RANK_BITS + _SERIAL_BITS
WORST = (1 << _RANK_BITS) - 1

_STEPLESS = {move: number * 16 for number, move in enumerate(Move, 1)}
_OF_STEP = {step: _STEPLESS[move] + number for move in Move for number, step in enumerate(move.steps, 1)}
GENERAL = 0
"""The partition of phrases that belong to no move: collocations, idioms, most maxims."""
ALL_PARTITIONS = (GENERAL, *_STEPLESS.values(), *_OF_STEP.values())


def partition(move: Move | None, step: Step | None) -> int:
    """The partition a phrase lies in."""
    if step is not None:
        return _OF_STEP[step]
    return GENERAL if move is None else _STEPLESS[move]


def partitions(move: Move | None, step: Step | None) -> tuple[int, ...]:
    """The partitions a filter allows."""
    if step is not None:
        return (_OF_STEP[step],)
    if move is not None:
        return (_STEPLESS[move], *(_OF_STEP[each] for each in move.steps))
    return ALL_PARTITIONS


def bounds(number: int) -> tuple[int, int]:
    """First and last row number of a partition."""
    return number << _PARTITION_SHIFT, ((number + 1) << _PARTITION_SHIFT) - 1


def row_number(number: int, quality: float, serial: int) -> int:
    """The row of a phrase of ``quality`` 0..1 in partition ``number``; ``serial`` tells equals apart."""
    poor = WORST - round(max(0.0, min(1.0, quality)) * WORST)
    return (number << _PARTITION_SHIFT) | (poor << _SERIAL_BITS) | (serial & ((1 << _SERIAL_BITS) - 1))


def quality_of(row: int) -> float:
    """The static quality 0..1 that a row number carries."""
    return 1 - ((row >> _SERIAL_BITS) & WORST) / WORST


def rank_of(row: int) -> int:
    """The part of a row number that orders phrases across partitions (lower is better)."""
    return row & ((1 << _PARTITION_SHIFT) - 1)


def partition_of(row: int) -> int:
    """The partition of a row number."""
    return row >> _PARTITION_SHIFT

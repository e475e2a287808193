"""The order of the candidates: fit to the words asked for and to the step, then the static rank, then use."""

from __future__ import annotations

import math
from collections.abc import Sequence

from draftkit.bank.index.grams import SEPARATOR
from draftkit.bank.index.layout import GENERAL, partition_of, partitions, quality_of
from draftkit.bank.index.lookup import Row
from draftkit.bank.query import Query

WEIGHTS = {
    "static": 1.0,
    "same": 0.6,
    "start": 0.25,
    "cover": 0.35,
    "spelled": -0.05,
    "elsewhere": -0.2,
    "step": 0.8,
    "move": 0.35,
    "general": 0.15,
    "suited": 0.1,
    "used": 0.6,
    "season": -2.0,
}
"""What each sign is worth; the static rank (``bank.quality``) is worth at most 1."""
_WELL_USED = 10


def score(row: Row, query: Query, terms: Sequence[str]) -> float:
    """How well a row answers; higher is better."""
    total = WEIGHTS["static"] * quality_of(row.id)
    text = row.hay.partition(SEPARATOR)[0]
    for term in terms:
        total += _text_fit(text, row.initials, term)
    if query.writing is not None:
        total += _place_fit(row, query)
    # Browsing shows the commonest first: only what this kind of meeting has for itself goes before it.
    if query.type is not None and row.types == query.type.value:
        total += WEIGHTS["suited"]
    if terms and query.rank is not None and row.ranks is not None:
        total += WEIGHTS["suited"]
    if query.by_season and _out_of_season(text, query.month):
        total += WEIGHTS["season"]
    count = query.used.get(row.ident, 0)
    if count:
        total += WEIGHTS["used"] * min(1.0, math.log1p(count) / math.log1p(_WELL_USED))
    return total


def _out_of_season(text: str, month: int | None) -> bool:
    from draftkit.lexicon.seasonal_wording import in_season  # deferred: brings the YAML parser, 20 ms

    return not in_season(text, month)


def _text_fit(text: str, initials: str, term: str) -> float:
    at = text.find(term)
    if at < 0:
        at = initials.find(term)
        if at < 0:
            return WEIGHTS["elsewhere"]
        fit = WEIGHTS["spelled"]
    else:
        fit = 0.0
    if len(term) == len(text):
        return fit + WEIGHTS["same"]
    if at == 0:
        fit += WEIGHTS["start"]
    return fit + WEIGHTS["cover"] * len(term) / max(1, len(text))


def _place_fit(row: Row, query: Query) -> float:
    assert query.writing is not None
    number = partition_of(row.id)
    if number in partitions(None, query.writing):
        return WEIGHTS["step"]
    if number in partitions(query.writing.move, None):
        return WEIGHTS["move"]
    return WEIGHTS["general"] if number == GENERAL else 0.0

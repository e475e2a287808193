"""Wording that tells a season (新年伊始, 金秋): in which months a meeting may use it."""

from __future__ import annotations

from functools import cache

from draftkit.lexicon.tables import Row, rows, text, texts
from draftkit.text.literals import Literals

_FILE, _KEY = "seasonal-wording.yaml", "wordings"
YEAR_ROUND = frozenset(range(1, 13))


def months_of(text: str) -> frozenset[int]:
    """The months (1 to 12) whose meetings may say ``text``: all of them where it tells no season.

    Raises:
        BadFileError: the table was edited into something that is no YAML.
    """
    literals, months = _table()
    fitting = YEAR_ROUND
    for start, end in literals.find(text):
        fitting &= months[text[start:end]]
    return fitting


def in_season(text: str, month: int | None) -> bool:
    """Whether a meeting in ``month`` may say ``text``; in a month not known, what tells no season."""
    fitting = months_of(text)
    return fitting == YEAR_ROUND if month is None else month in fitting


@cache
def _table() -> tuple[Literals, dict[str, frozenset[int]]]:
    months = {text(row, "text"): _months(row) for row in rows(_FILE, _KEY)}
    return Literals(word for word in months if len(word) > 1), months


def _months(row: Row) -> frozenset[int]:
    return frozenset(int(each) for each in texts(row, "months") if each.isdecimal()) & YEAR_ROUND

"""Dated wording (提法): from when to when a slogan, plan or campaign is current.

Judged against the speech's date, never against today. Historical mention, quotation and document titles
are exempt; the caller decides that from the context (``checks``), this room only knows the spans.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from draftkit.lexicon.tables import Row, rows, text, texts
from draftkit.text.literals import Literals

_FILE = "dated-wording.yaml"


@dataclass(frozen=True, slots=True)
class DatedTerm:
    """One wording with its span.

    ``first`` and ``last`` are ISO months (``2016-02``) or empty where open; ``since`` and ``until`` their
    years. ``kind`` is plan, campaign, congress, goal, doctrine or term; ``now`` what one says instead;
    ``exceptions`` are longer wordings that are right although they contain this one.
    """

    text: str
    kind: str
    first: str = ""
    last: str = ""
    now: str = ""
    note: str = ""
    source: str = ""
    exceptions: tuple[str, ...] = ()

    @property
    def since(self) -> int | None:
        """The year from which the wording exists."""
        return int(self.first[:4]) if self.first else None

    @property
    def until(self) -> int | None:
        """The year after which it is dated."""
        return int(self.last[:4]) if self.last else None

    def current_in(self, when: str) -> bool:
        """Whether the wording is current at an ISO date, month or year (a bare year is judged as a whole)."""
        month = when[:7]
        early = bool(self.first) and month < self.first[: len(month)]
        late = bool(self.last) and month > self.last[: len(month)]
        return not (early or late)


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """Where a dated wording stands in a text."""

    term: DatedTerm
    start: int
    end: int


@lru_cache(maxsize=1)
def dated_terms() -> tuple[DatedTerm, ...]:
    """The shipped table."""
    return tuple(map(_term, rows(_FILE, "terms")))


def _term(row: Row) -> DatedTerm:
    return DatedTerm(
        text=text(row, "text"),
        kind=text(row, "kind", "term"),
        first=text(row, "since"),
        last=text(row, "until"),
        now=text(row, "now"),
        note=text(row, "note"),
        source=text(row, "source"),
        exceptions=texts(row, "except"),
    )


@lru_cache(maxsize=1)
def _search() -> tuple[Literals, dict[str, DatedTerm]]:
    by_text = {term.text: term for term in dated_terms()}
    return Literals(by_text), by_text


def find_dated(text: str) -> Iterator[DatedSpan]:
    """Every wording of the table in ``text``, longest first; their known exceptions are passed over."""
    literals, by_text = _search()
    for start, end in literals.find(text):
        term = by_text[text[start:end]]
        if not _excepted(text, start, end, term):
            yield DatedSpan(term, start, end)


def _excepted(text: str, start: int, end: int, term: DatedTerm) -> bool:
    around = max((len(each) for each in term.exceptions), default=0)
    window = text[max(0, start - around) : end + around]
    return any(each in window for each in term.exceptions)

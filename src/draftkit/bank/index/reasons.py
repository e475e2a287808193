"""Why a phrase is offered and where it comes from, in a writer's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from draftkit.bank.entries import Layer
from draftkit.bank.index.grams import SEPARATOR
from draftkit.bank.index.lookup import Row
from draftkit.bank.query import Query
from draftkit.model.phrase import Phrase, PhraseKind

_ELSEWHERE = {
    PhraseKind.COLLOCATION: "搭配词",
    PhraseKind.HEADING_SET: "同组标题",
    PhraseKind.PARALLEL: "分句",
}


def reasons(row: Row, phrase: Phrase, query: Query, terms: Sequence[str], typo: str = "") -> Iterator[str]:
    """One short clause each: the match, the place, the attestation, the years, the use, the file."""
    if typo:
        yield f"没有“{query.text}”，这条最像"
    for term in () if typo else terms:
        yield _match(row, term, phrase.kind)
    if query.writing is not None and phrase.step is query.writing:
        yield f"正是这一步：{query.writing.zh}"
    elif phrase.move is not None:
        yield phrase.move.zh + (f"·{phrase.step.zh}" if phrase.step else "")
    if row.speeches:
        yield f"{row.speeches} 篇讲话用过" + (f"，最近 {row.last_year} 年" if row.last_year else "")
    if row.since or row.until:
        yield _years(row.since, row.until)
    if query.used.get(phrase.id):
        yield f"你用过 {query.used[phrase.id]} 次"
    if phrase.layer:
        yield f"{Layer(phrase.layer).zh}库 {PurePath(phrase.path).name}:{phrase.line}"


def _years(since: int | None, until: int | None) -> str:
    if until is None:
        return f"{since} 年起用"
    return f"用到 {until} 年为止" if since is None else f"{since} 至 {until} 年用"


def _match(row: Row, term: str, kind: PhraseKind) -> str:
    text = row.hay.partition(SEPARATOR)[0]
    at = text.find(term)
    if text == term:
        return f"正是“{term}”"
    if at == 0:
        return f"以“{term}”开头"
    if at > 0:
        return f"含“{term}”"
    for line in row.initials.split(SEPARATOR):
        at = line.find(term)
        if at >= 0:
            return f"{term} → {text[at : at + len(term)]}"
    return f"{_ELSEWHERE.get(kind, '别的写法')}里有“{term}”"

"""Four-character phrases a writer can use as they stand, and one run of every family.

A dictionary idiom that only ever sat inside one sort of place (突如其来的…) is what that sentence needed; one
that somebody set between marks, or used in several ways, is a phrase of its own. A run of one speech of a
series stands where half of its members are phrases elsewhere too. Runs that differ by one
member are one family.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from draftkit.mining.candidate import Candidate
from draftkit.mining.structure.runs import MIN_RUN
from draftkit.mining.words import WordTable
from draftkit.model.phrase import PhraseKind

ALONE = "、"
"""The way of use of a phrase that stands alone between marks."""
WAYS, SPEECHES = 2, 3
"""Ways of use and independent speeches that make a dictionary idiom a phrase of its own."""
KNOWN = 0.5
"""Share of the members that must be phrases elsewhere, in a run of one speech of a series."""


def way_of_use(words: Sequence[str], place: int) -> str:
    """How a phrase stands in its clause: before 的 or 地, at its end, at its start, or inside."""
    after = words[place + 1] if place + 1 < len(words) else ""
    if after in ("的", "地"):
        return after
    return "末" if not after else "首" if not place else "中"


def idioms(candidates: Iterable[Candidate], table: WordTable, series: Collection[str]) -> Iterator[Candidate]:
    """The candidates without idioms that are none of their own, with one run of every family."""
    found = list(candidates)
    singles = [each for each in found if each.kind is PhraseKind.IDIOM and ALONE not in each.text]
    known = {each.text for each in singles if not each.single} | set(table.phrases)
    runs = []
    for each in found:
        if each.kind is not PhraseKind.IDIOM:
            yield each
        elif ALONE not in each.text:
            if _of_its_own(each, table):
                yield each
        elif _of_known(each, known, series) and _impersonal(each, table):
            runs.append(each)
    yield from _one_of_each(runs)


def _of_its_own(candidate: Candidate, table: WordTable) -> bool:
    if candidate.text in table.phrases or len(candidate.content) > 1:
        return table.of("fields").isdisjoint(candidate.content)
    ways = candidate.evidence.modifiers
    return ALONE in ways or (candidate.evidence.speeches >= SPEECHES and len(ways) >= WAYS)


def _of_known(candidate: Candidate, known: Collection[str], series: Collection[str]) -> bool:
    """Whether a run is more than the slogan of one speech of a series."""
    if not candidate.single or not candidate.evidence.groups <= set(series):
        return True
    members = candidate.text.split(ALONE)
    return sum(member in known for member in members) >= KNOWN * len(members)


def _impersonal(candidate: Candidate, table: WordTable) -> bool:
    """Whether no member speaks of the speaker (我讲两点)."""
    return not any(word[0] in _PERSONS for word in candidate.text.split(ALONE)) and table.of(
        "personal"
    ).isdisjoint(candidate.content)


_PERSONS = frozenset("我你他这那")


def _one_of_each(runs: Sequence[Candidate]) -> Iterator[Candidate]:
    """The best attested, then longest run of every family; the others are its variants."""
    kept: list[tuple[frozenset[str], Candidate]] = []
    for run in sorted(runs, key=lambda each: (-each.evidence.speeches, -len(each.text), each.text)):
        members = frozenset(run.text.split(ALONE))
        leader = next((other for others, other in kept if _akin(members, others)), None)
        if leader is None:
            kept.append((members, run))
        else:
            leader.variants[run.text] += run.evidence.occurrences
    for _, run in kept:
        yield run


def _akin(members: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one run holds the other, or runs of three and more differ by one member."""
    if members <= others or others <= members:
        return True
    return min(len(members), len(others)) >= MIN_RUN and len(members & others) >= MIN_RUN - 1

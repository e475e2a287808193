"""One frame, not forty: nested and variant candidates become families, the best wording leads.

Nesting works like C-value: a shorter candidate stays only where it recurs *outside* the longer ones that
contain it. Variants share their content words (加强＿建设, 加强对＿的建设, 切实加强＿建设).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from draftkit.mining.candidate import Candidate
from draftkit.mining.tally import speech_of

MAX_VARIANTS = 5
OWN_LENGTH = 6
"""Characters from which a wording without slots has a family of its own."""
_OWN_SHARE = 0.25
"""A shorter candidate keeps its place when so much of its support is its own."""
INSTANCE_RATIO = 40
"""So many times the speeches of what only spells out part of its slot take that out."""
WELL_ATTESTED = 5
"""Independent speeches from which a wording stays beside the wider one."""


def families(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best candidate of every family, best first; the others are its variants.

    A sentence of its own (采取更加有力的措施) is no variant of the frame of the same words (采取＿措施).
    """
    by_content: defaultdict[tuple[tuple[str, ...], bool], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        whole = "【" not in candidate.text and len(candidate.text) >= OWN_LENGTH
        by_content[candidate.content, whole].append(candidate)
    leaders: list[Candidate] = []
    for members in by_content.values():
        members.sort(key=_order)
        leader = members[0]
        for other in members[1:]:
            if other.text != leader.text:
                leader.variants[other.text] += other.evidence.occurrences
        leaders.append(leader)
    return sorted(leaders, key=_order)


def _order(candidate: Candidate) -> tuple[float, int, int, str]:
    return -candidate.score, -candidate.evidence.speeches, -len(candidate.text), candidate.text


def without_nested(candidates: Sequence[Candidate], clusters: Sequence[int], minimum: int) -> list[Candidate]:
    """Leave out candidates that recur only inside longer ones (same places, more content words)."""
    covered: defaultdict[int, list[frozenset[str]]] = defaultdict(list)
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-len(c.content), *_order(c))):
        own = frozenset(candidate.content)
        free = [ref for ref in candidate.refs if not any(own < longer for longer in covered.get(ref, ()))]
        support = len({clusters[speech_of(ref)] for ref in candidate.refs})
        left = len({clusters[speech_of(ref)] for ref in free})
        if left < minimum or left < _OWN_SHARE * support:
            continue
        kept.append(candidate)
        for ref in candidate.refs:
            covered[ref].append(own)
    return sorted(kept, key=_order)


def without_instances(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what only spells out part of a slot: 提升＿创新能力 beside 提升＿能力, far more attested."""
    general: dict[tuple[str, str, int], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if len(candidate.content) > 1:
            general[_ends(candidate)].append(candidate)
    return [each for each in candidates if not any(_instance(each, o) for o in general[_ends(each)])]


def _ends(candidate: Candidate) -> tuple[str, str, int]:
    content = candidate.content or ("",)
    return content[0], content[-1], candidate.text.count("【")


def _instance(special: Candidate, other: Candidate) -> bool:
    return (
        len(special.content) == len(other.content) + 1
        and special.text.count("【") > 0
        and special.evidence.speeches < WELL_ATTESTED
        and special.content[0] == other.content[0]
        and other.evidence.speeches >= INSTANCE_RATIO * special.evidence.speeches
    )

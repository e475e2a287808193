"""Frames: patterns of clauses that recur in independent speeches with something varying in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from draftkit.mining.evidence import Evidence, add
from draftkit.mining.frames.belonging import Belonging
from draftkit.mining.frames.filling import aligned, fillers_sound, unlinked
from draftkit.mining.frames.form import whole
from draftkit.mining.frames.patterns import edges, patterns
from draftkit.mining.preparing.prepared import Clause, PreparedSpeech
from draftkit.mining.preparing.shelf import Shelf
from draftkit.mining.preparing.skeleton import core_of, modifier_text
from draftkit.mining.tally import SpeechCounter, Tally, clause_of, reference, speech_of
from draftkit.mining.words import Classifier, WordTable

MAX_SEEN = 16
"""So many places of a pattern are looked at for fillers and steps; all of them count."""


@dataclass(slots=True)
class Found:
    """A recurring pattern with its evidence. ``words`` are fixed words and slot characters; ``governed``: its
    noun is established as the object of its verb."""

    words: tuple[str, ...]
    refs: list[int]
    evidence: Evidence = field(default_factory=Evidence)
    governed: bool = False

    @property
    def key(self) -> str:
        """The words joined by spaces."""
        return " ".join(self.words)


MAX_REMEMBERED = 200_000
"""So many skeletons are remembered, since a third of all clauses repeat one; then memory starts anew."""
_FIRST, _LAST = re.compile("^[^ \n]+ ", re.MULTILINE), re.compile(" [^ \n]+$", re.MULTILINE)


def count_edges(shelf: Shelf) -> tuple[SpeechCounter, Counter[str]]:
    """First pass: in how many speeches skeletons, heads and tails stand; how often edge words do."""
    counter = SpeechCounter()
    totals: Counter[str] = Counter()
    for number, speech in shelf:
        skeletons = [clause.fixed for clause in speech.clauses]
        lines = "\n".join(skeletons)
        counter.note(edges(lines).union(skeletons), shelf.cards[number].cluster)
        totals.update(_FIRST.findall(lines))
        totals.update(_LAST.findall(lines))
    return counter, totals


def collect(
    shelf: Shelf, table: WordTable, counter: SpeechCounter, also: Callable[[int, PreparedSpeech], None]
) -> Tally:
    """Second pass: where every pattern with frequent edges stands; ``also`` sees every speech in passing."""
    tally = Tally(shelf.clusters, shelf.trusted)
    frequent = counter.frequent()
    known: dict[str, list[str]] = {}
    for number, speech in shelf:
        also(number, speech)
        for place, clause in enumerate(speech.clauses):
            keys = known.get(clause.fixed)
            if keys is None:
                if len(known) >= MAX_REMEMBERED:
                    known.clear()
                keys = known[clause.fixed] = patterns(clause.fixed, frequent, table)
            if keys:
                tally.note(keys, reference(number, place))
    return tally


def recurring(tally: Tally, classifier: Classifier, minimum: int) -> Iterator[Found]:
    """Patterns that recur in ``minimum`` independent speeches and are whole."""
    for key, refs in tally.recurring(minimum):
        words = tuple(key.split(" "))
        if whole(words, classifier):
            yield Found(words, refs)


def gather(shelf: Shelf, found: list[Found], belonging: Belonging) -> None:
    """Third pass: fill the evidence of the patterns that are left, from ``MAX_SEEN`` places of each."""
    by_speech: defaultdict[int, list[tuple[int, Found]]] = defaultdict(list)
    for each in found:
        each.governed = belonging.governed_by_one(each.words)
        each.evidence.count(shelf.cards[speech_of(ref)] for ref in each.refs)
        for ref in spread(each.refs):
            by_speech[speech_of(ref)].append((clause_of(ref), each))
    for number, speech in shelf:
        card = shelf.cards[number]
        for place, each in by_speech.get(number, ()):
            each.evidence.see(card, speech, place)
            _fill(each, speech.clauses[place], belonging)


def spread(refs: list[int]) -> list[int]:
    """At most ``MAX_SEEN`` of the places, evenly over all of them."""
    step = -(-len(refs) // MAX_SEEN)
    return refs[::step]


def _fill(found: Found, clause: Clause, belonging: Belonging) -> None:
    """Add what stood before a pattern and in its slots in one clause."""
    words, evidence = clause.words, found.evidence
    add(evidence.modifiers, modifier_text(words, clause.lead, belonging.classifier.table))
    filled = aligned(found.words, core_of(words, clause.lead))
    if filled is not None:
        if found.governed:
            filled = [unlinked(each, belonging.classifier) for each in filled]
        sound = fillers_sound(found.words, filled, belonging.classifier)
        taken = bool(filled) and belonging.taken(found.words, filled[-1])
        evidence.fill(["".join(words) for words in filled], sound=sound, taken=taken)

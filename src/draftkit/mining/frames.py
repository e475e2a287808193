"""Frames: patterns of clauses that recur in independent speeches with something varying in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from draftkit.mining.evidence import Evidence, attestation
from draftkit.mining.filling import aligned, fillers_sound
from draftkit.mining.form import whole
from draftkit.mining.patterns import edges, patterns
from draftkit.mining.prepared import Clause, PreparedSpeech
from draftkit.mining.shelf import Shelf
from draftkit.mining.skeleton import Skeleton, core_of, skeleton_of
from draftkit.mining.tally import SpeechCounter, Tally, clause_of, reference, speech_of
from draftkit.mining.words import SLOT, Classifier

MIN_WORDS = 2


@dataclass(slots=True)
class Found:
    """A recurring pattern with its evidence. ``words`` are fixed words and slot characters."""

    words: tuple[str, ...]
    refs: list[int]
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def key(self) -> str:
        """The words joined by spaces."""
        return " ".join(self.words)


def usable(skeleton: Skeleton) -> bool:
    """Whether a clause can attest a pattern: not one word, not one slot, no stray quotation mark."""
    return len(skeleton.words) >= MIN_WORDS and skeleton.classes.count(SLOT) < len(skeleton.words)


def count_edges(shelf: Shelf, classifier: Classifier) -> tuple[SpeechCounter, Counter[str]]:
    """First pass: in how many speeches every head and tail stands, and how often each first and last word."""
    counter = SpeechCounter()
    totals: Counter[str] = Counter()
    for number, speech in shelf:
        cluster = shelf.cards[number].cluster
        for clause in speech.clauses:
            skeleton = skeleton_of(clause[3], classifier)
            if usable(skeleton):
                totals[skeleton.words[0] + " "] += 1
                totals[" " + skeleton.words[-1]] += 1
                for key in edges(skeleton):
                    counter.note(key, cluster)
    return counter, totals


def collect(
    shelf: Shelf, classifier: Classifier, counter: SpeechCounter, also: Callable[[int, PreparedSpeech], None]
) -> Tally:
    """Second pass: where every pattern with frequent edges stands; ``also`` sees every speech in passing."""
    tally = Tally(shelf.clusters, shelf.trusted)
    frequent = counter.frequent
    for number, speech in shelf:
        also(number, speech)
        for place, clause in enumerate(speech.clauses):
            skeleton = skeleton_of(clause[3], classifier)
            if usable(skeleton):
                ref = reference(number, place)
                for key in patterns(skeleton, frequent, classifier.table):
                    tally.note(key, ref)
    return tally


def recurring(tally: Tally, classifier: Classifier, minimum: int) -> Iterator[Found]:
    """Patterns that recur in ``minimum`` independent speeches and are whole."""
    for key, refs in tally.recurring(minimum):
        words = tuple(key.split(" "))
        if whole(words, classifier):
            yield Found(words, refs)


def gather(shelf: Shelf, found: list[Found], classifier: Classifier) -> None:
    """Third pass: fill the evidence of the patterns that are left."""
    by_speech: defaultdict[int, list[tuple[int, Found]]] = defaultdict(list)
    for each in found:
        for ref in each.refs:
            by_speech[speech_of(ref)].append((clause_of(ref), each))
    for number, speech in shelf:
        for place, each in by_speech.get(number, ()):
            _observe(each, shelf, number, speech, speech.clauses[place], place, classifier)


def _observe(
    found: Found,
    shelf: Shelf,
    number: int,
    speech: PreparedSpeech,
    clause: Clause,
    place: int,
    classifier: Classifier,
) -> None:
    block, start, end, text, mark, _ = clause
    evidence = found.evidence
    evidence.see(shelf.cards[number], speech.blocks[block], attestation(speech, block, start, end))
    evidence.marks[mark] += 1
    if place == 0 or speech.clauses[place - 1][0] != block or speech.clauses[place - 1][4] in "。！？":
        evidence.at_sentence_start += 1
    skeleton = skeleton_of(text, classifier)
    evidence.modifiers["".join(skeleton.modifiers)] += 1
    core = core_of(text.split(" "), len(skeleton.modifiers))
    filled = aligned(found.words, core)
    if filled is not None:
        sound = fillers_sound(found.words, filled, classifier)
        evidence.fill(["".join(words) for words in filled], sound=sound)

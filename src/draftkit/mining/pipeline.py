"""The whole of mining: speeches in, candidates out. Stages are pure; one merge orders everything.

prepare (per speech, cached)  →  count edges  →  collect patterns  →  gather evidence
→  score  →  leave out what is nested  →  families  →  phrases
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from draftkit.mining.candidate import Candidate
from draftkit.mining.frames.belonging import Belonging
from draftkit.mining.frames.candidates import FrameMaker
from draftkit.mining.frames.lone_frames import lone_frames
from draftkit.mining.frames.objects import VerbObjects
from draftkit.mining.frames.recurring import Found, collect, count_edges, gather, recurring
from draftkit.mining.frames.sequences import sequences
from draftkit.mining.naming import slot_namer
from draftkit.mining.phrases import phrase_of
from draftkit.mining.preparing.prepared import PreparedSpeech
from draftkit.mining.preparing.shelf import Brief, Shelf, brief_of, shelve
from draftkit.mining.preparing.speech import prepare
from draftkit.mining.preparing.splitting import SplittingCut
from draftkit.mining.report import MiningReport
from draftkit.mining.scoring import measures
from draftkit.mining.scoring.families import families, without_instances, without_nested
from draftkit.mining.scoring.formula import Formula, formula
from draftkit.mining.segment import SpacedCut, dictionary, load_segmenter
from draftkit.mining.settings import LONE_UP_TO, MiningSettings
from draftkit.mining.sketches.candidates import card_candidates
from draftkit.mining.sketches.cards import MANY
from draftkit.mining.sketches.pair_counts import PairCounts
from draftkit.mining.structure.candidates import StructureMaker
from draftkit.mining.structure.collecting import StructuralPass
from draftkit.mining.structure.idioms import idioms
from draftkit.mining.tally import Tally
from draftkit.mining.words import Classifier, WordTable, word_table
from draftkit.model.phrase import Phrase, PhraseKind, PhraseStats
from draftkit.model.speech import Speech

Progress = Callable[[str, int, int], None]
"""Stage (Chinese), done, total."""


@dataclass(frozen=True, slots=True)
class Mined:
    """Candidates, best first within their kind, their statistics, and the report."""

    phrases: tuple[Phrase, ...]
    stats: tuple[PhraseStats, ...]
    report: MiningReport


def mine(
    speeches: Iterable[Speech],
    settings: MiningSettings | None = None,
    progress: Progress | None = None,
) -> Mined:
    """Mine speeches held in memory. Source groups are the folders the speeches came from."""
    settings = settings or MiningSettings()
    table = word_table(settings.words)
    cut = segmenter(table, settings)
    classifier = Classifier(table, dictionary()[0])
    with collector_paused():
        prepared = [prepare(speech, cut, classifier) for speech in speeches]
    return mine_prepared([brief_of(each, _fetch(each)) for each in prepared], settings, progress)


def segmenter(table: WordTable, settings: MiningSettings) -> SpacedCut:
    """The segmenter of a run, fed with the table's set phrases."""
    return SplittingCut(load_segmenter(table.phrases, fast=settings.fast), table)


def _fetch(speech: PreparedSpeech) -> Callable[[], PreparedSpeech]:
    return lambda: speech


def mine_prepared(
    briefs: Iterable[Brief], settings: MiningSettings, progress: Progress | None = None
) -> Mined:
    """Mine prepared speeches, fetched again for every pass."""
    with collector_paused():
        return _mined_from(shelve(list(briefs)), settings, progress)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection in between: mining makes millions of small live tuples and no cycles, and the
    collector would walk them over and over (a fifth of the time)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _mined_from(shelf: Shelf, settings: MiningSettings, progress: Progress | None) -> Mined:
    say = progress or (lambda *_: None)
    tags, frequencies = dictionary()
    classifier = Classifier(word_table(settings.words), tags)
    weights = formula(settings.scoring)
    say("数句式两头", 0, 4)
    counter, totals = count_edges(shelf)
    say("收集句式", 1, 4)
    sweep = _Sweep(shelf, classifier)
    tally = collect(shelf, classifier.table, counter, sweep.read)
    found = list(recurring(tally, classifier, settings.min_speeches))
    say("汇总出处", 2, 4)
    belonging = Belonging(classifier, sweep.objects)
    gather(shelf, found, belonging)
    say("打分归并", 3, 4)
    background = measures.Background(sweep.words, frequencies)
    minimum, namer = settings.min_speeches, slot_namer()
    frames = FrameMaker(classifier, weights, namer, background, totals, _one_of_many(shelf), belonging)
    candidates = _frames(frames, shelf, tally, found, minimum)
    structure = StructureMaker(classifier, weights, namer, tally.support, shelf.series, sweep.words, minimum)
    candidates.extend(idioms(structure.candidates(sweep.structure), classifier.table, shelf.series))
    candidates.extend(card_candidates(sweep.pairs, shelf, weights, background, minimum))
    kept = _selected(candidates, weights, settings)
    say("打分归并", 4, 4)
    return _mined(kept, shelf, sweep)


def _one_of_many(shelf: Shelf) -> bool:
    """Whether the corpus is large and mixed enough to ask more of what one source group alone says."""
    return len(set(shelf.clusters)) >= MANY and len({card.group for card in shelf.cards}) > 1


def _frames(
    frames: FrameMaker, shelf: Shelf, tally: Tally, found: list[Found], minimum: int
) -> list[Candidate]:
    """Frames of one clause, of several, and of one speech alone where few speeches are asked for."""
    table, weights = frames.classifier.table, frames.formula
    singles = _over_floor(frames.frames(found), weights)
    rows = _over_floor(frames.rows(sequences(shelf, found, minimum, table)), weights)
    candidates = [
        *without_instances(families(without_nested(singles, shelf.clusters, minimum))),
        *families(without_nested(rows, shelf.clusters, minimum)),
    ]
    if minimum <= LONE_UP_TO:
        alone = list(lone_frames(shelf, tally, frames.classifier, shelf.large))
        gather(shelf, alone, frames.belonging)
        candidates.extend(frames.lone(alone, candidates))
    return candidates


def _over_floor(candidates: Iterable[Candidate], weights: Formula) -> list[Candidate]:
    return [each for each in candidates if each.score >= weights.floor[each.kind.value]]


class _Sweep:
    """What rides along with the second pass: structure, collocation pairs and word frequencies."""

    def __init__(self, shelf: Shelf, classifier: Classifier) -> None:
        self.classifier = classifier
        self.structure = StructuralPass(classifier)
        self.pairs = PairCounts(Tally(shelf.clusters, shelf.trusted))
        self.objects = VerbObjects()
        self.words: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.characters = 0
        self._shelf = shelf

    def read(self, number: int, speech: PreparedSpeech) -> None:
        """One speech of the second pass."""
        card = self._shelf.cards[number]
        self.refused.update(dict(speech.refused))
        self.characters += speech.characters
        if card.trusted:
            self.structure.read(speech, card)
        self.words.update(" ".join([clause.text for clause in speech.clauses]).split(" "))
        self.pairs.read(number, speech.clauses, self.classifier)
        self.objects.read(speech.clauses, self.classifier)


_NO_FRAMES = (PhraseKind.TRANSITION, PhraseKind.HEADING)


def _selected(candidates: list[Candidate], weights: Formula, settings: MiningSettings) -> list[Candidate]:
    """Over the floor, one of each wording, kind by kind, best first.

    What opens sentences or stands over paragraphs is no frame as well.
    """
    chosen: dict[PhraseKind, list[Candidate]] = {}
    texts: set[tuple[str, ...]] = set()
    for kind in sorted(PhraseKind, key=lambda each: each not in _NO_FRAMES):
        ranked = sorted(
            (each for each in candidates if each.kind is kind and each.score >= weights.floor[kind.value]),
            key=lambda each: (-each.score, -each.evidence.speeches, each.text, each.units),
        )
        kept = chosen[kind] = []
        for each in ranked:
            identity = (each.text, *each.units, each.head, str(each.relation))
            if identity not in texts:
                texts.add(identity)
                kept.append(each)
    limit = settings.limit or None
    return [each for kind in PhraseKind for each in chosen[kind][:limit]]


def _mined(candidates: list[Candidate], shelf: Shelf, sweep: _Sweep) -> Mined:
    pairs = [phrase_of(each) for each in candidates]
    cards = shelf.cards
    first_of = {card.cluster: card.key for card in reversed(cards)}
    report = MiningReport(
        files=len({card.source for card in cards}),
        speeches=len(cards),
        independent=len({card.cluster for card in cards}),
        characters=sweep.characters,
        copies=tuple(
            (card.key, first_of[card.cluster]) for card in cards if first_of[card.cluster] != card.key
        ),
        untrusted=tuple(card.key for card in cards if not card.trusted),
        kinds=dict(Counter(phrase.kind.value for phrase, _ in pairs)),
        steps=dict(sorted(Counter(phrase.step.value for phrase, _ in pairs if phrase.step).items())),
        refused=dict(sorted(sweep.refused.items())),
        single=sum(stats.speeches < 2 for _, stats in pairs),
    )
    return Mined(tuple(phrase for phrase, _ in pairs), tuple(stats for _, stats in pairs), report)

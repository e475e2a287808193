"""Structural kinds: what the pass over speeches collects, and the candidates made of it at the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from draftkit.mining import measures
from draftkit.mining.candidate import Candidate
from draftkit.mining.evidence import Evidence, attestation
from draftkit.mining.formula import Formula
from draftkit.mining.prepared import PreparedSpeech
from draftkit.mining.runs import Run, clean, regularity, runs_of, topical, units_of
from draftkit.mining.sayings import Saying, sayings_of
from draftkit.mining.shelf import Card
from draftkit.mining.structure import Heading, HeadingSet, headings_of, sets_of
from draftkit.mining.wording import SlotNamer, is_slot, worded
from draftkit.mining.words import CONTENT, NAME, SLOT, Classifier
from draftkit.model.phrase import PhraseKind

MAX_TOPICAL = 0.4
MAX_SET = 8
MAX_RUN_UNITS = 8


@dataclass(slots=True)
class _Seen:
    """One structural item, however many speeches show it."""

    item: Heading | HeadingSet | Run | Saying
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(slots=True)
class StructuralPass:
    """Collects structural items speech by speech; keeps only items, never text of speeches."""

    classifier: Classifier
    headings: dict[str, _Seen] = field(default_factory=dict)
    sets: dict[str, _Seen] = field(default_factory=dict)
    parallels: dict[str, _Seen] = field(default_factory=dict)
    idioms: dict[str, _Seen] = field(default_factory=dict)
    sayings: dict[str, _Seen] = field(default_factory=dict)

    def read(self, speech: PreparedSpeech, card: Card) -> None:
        """Add what one speech shows."""
        found = headings_of(speech, self.classifier)
        for heading in found:
            self._see(self.headings, _heading_key(heading), heading, heading.first, speech, card)
        for each in sets_of(found, speech):
            key = "|".join(map(_heading_key, each.headings))
            self._see(self.sets, key, each, each.headings[0].first, speech, card)
        for sentence in units_of(speech, self.classifier):
            for run in runs_of(sentence):
                self._see_run(run, speech, card)
        for saying in sayings_of(speech, self.classifier):
            self._see(self.sayings, saying.text, saying, saying.clause, speech, card)

    def _see_run(self, run: Run, speech: PreparedSpeech, card: Card) -> None:
        units = [unit for unit in run.units if clean(unit)]
        if run.four:
            whole = Run(tuple(units), run.shared)
            for unit in units:
                if SLOT not in unit.classes:
                    single = Run((unit,), frozenset(unit.words))
                    self._see(self.idioms, "".join(unit.words), single, unit.clause, speech, card)
            if 2 <= len(units) == len(run.units) <= MAX_RUN_UNITS and all(
                SLOT not in u.classes for u in units
            ):
                key = "，".join("".join(unit.words) for unit in units)
                self._see(self.idioms, key, whole, units[0].clause, speech, card)
        elif len(units) == len(run.units) and len(units) <= MAX_RUN_UNITS and topical(run) <= MAX_TOPICAL:
            key = "，".join(" ".join(unit.words) for unit in units)
            self._see(self.parallels, key, run, units[0].clause, speech, card)

    def _see(
        self,
        table: dict[str, _Seen],
        key: str,
        item: Heading | HeadingSet | Run | Saying,
        clause: int,
        speech: PreparedSpeech,
        card: Card,
    ) -> None:
        seen = table.setdefault(key, _Seen(item))
        block, start, end, _, mark, _ = speech.clauses[clause]
        seen.evidence.see(card, speech.blocks[block], attestation(speech, block, start, end))
        seen.evidence.marks[mark] += 1


def _heading_key(heading: Heading) -> str:
    return "，".join(" ".join(words) for words in heading.clauses)


@dataclass(frozen=True, slots=True)
class StructuralScorer:
    """Turns what a pass collected into candidates. ``support`` gives a clause key's independent speeches."""

    classifier: Classifier
    formula: Formula
    namer: SlotNamer
    support: Callable[[str], int]

    def candidates(self, found: StructuralPass, minimum: int) -> Iterator[Candidate]:
        """All structural candidates, unordered."""
        for table, make in (
            (found.headings, self._heading),
            (found.sets, self._set),
            (found.parallels, self._parallel),
            (found.idioms, self._idiom),
            (found.sayings, self._saying),
        ):
            for key in sorted(table):
                seen = table[key]
                if seen.evidence.clusters:
                    candidate = make(seen, minimum)
                    if candidate is not None:
                        yield candidate

    def _heading(self, seen: _Seen, minimum: int) -> Candidate | None:
        heading = seen.item
        assert isinstance(heading, Heading)
        text = _heading_text(heading, self.namer)
        words = _all_words(heading)
        support = min(self.support(_core_key(words, self.classifier)) for words in heading.clauses)
        if max(seen.evidence.speeches, support) < minimum or not _printable(words, self.classifier):
            return None
        if not 6 <= len(text) <= 60 or text.count("【") > 3:
            return None
        parts = {
            "attestation": self.formula.full("speeches", max(seen.evidence.speeches, support)),
            "dispersion": measures.dispersion(seen.evidence, self.formula),
            "anchors": measures.anchors(words, self.classifier, self.formula),
            "readability": measures.readability(text, PhraseKind.HEADING, self.formula),
            "genericity": measures.genericity(words, self.classifier),
        }
        return self._made(PhraseKind.HEADING, text, words, seen, parts)

    def _set(self, seen: _Seen, minimum: int) -> Candidate | None:
        siblings = seen.item
        assert isinstance(siblings, HeadingSet)
        headings = siblings.headings[:MAX_SET]
        texts = [_heading_text(heading, self.namer) for heading in headings]
        words = [word for heading in headings for word in _all_words(heading)]
        if len(set(texts)) < len(texts) or any(not 4 <= len(text) <= 50 for text in texts):
            return None
        genericity = measures.genericity(words, self.classifier)
        fit = sum(self.formula.length_fit(PhraseKind.HEADING_SET, len(text)) for text in texts) / len(texts)
        known = sum(self.support(_core_key(c, self.classifier)) > 1 for h in headings for c in h.clauses)
        clauses = sum(len(heading.clauses) for heading in headings)
        parts = {
            "attestation": round(known / clauses, 4),
            "parallelism": set_regularity(headings),
            "readability": round(fit, 4),
            "genericity": genericity,
        }
        candidate = self._made(PhraseKind.HEADING_SET, texts[0], words, seen, parts)
        candidate.units = tuple(texts)
        return candidate

    def _parallel(self, seen: _Seen, minimum: int) -> Candidate | None:
        run = seen.item
        assert isinstance(run, Run)
        units = tuple(worded(unit.words, self.namer) for unit in run.units)
        words = [word for unit in run.units for word in unit.words]
        if len(set(units)) < len(units):
            return None
        text = "，".join(units)
        parts = {
            "attestation": self.formula.full("speeches", seen.evidence.speeches),
            "parallelism": regularity(run),
            "readability": measures.readability(text, PhraseKind.PARALLEL, self.formula),
            "genericity": measures.genericity(words, self.classifier),
        }
        candidate = self._made(PhraseKind.PARALLEL, text, words, seen, parts)
        candidate.units = units
        return candidate

    def _idiom(self, seen: _Seen, minimum: int) -> Candidate | None:
        run = seen.item
        assert isinstance(run, Run)
        if seen.evidence.speeches < minimum:
            return None
        words = [word for unit in run.units for word in unit.words]
        text = "、".join("".join(unit.words) for unit in run.units)
        parts = {
            "attestation": self.formula.full("speeches", seen.evidence.speeches),
            "dispersion": measures.dispersion(seen.evidence, self.formula),
            "genericity": measures.genericity(words, self.classifier),
            "readability": self.formula.length_fit(PhraseKind.IDIOM, len(text)),
        }
        if parts["genericity"] < 1:
            return None
        return self._made(PhraseKind.IDIOM, text, words, seen, parts)

    def _saying(self, seen: _Seen, minimum: int) -> Candidate | None:
        saying = seen.item
        assert isinstance(saying, Saying)
        text = "".join(f"【{self.namer.default}】" if is_slot(char) else char for char in saying.text)
        halves = text.split("，")
        even = 1.0 if len(halves) == 2 and len(halves[0]) == len(halves[1]) else 0.6
        parts = {
            "attestation": self.formula.full("speeches", seen.evidence.speeches),
            "parallelism": even,
            "genericity": measures.genericity(saying.words, self.classifier),
            "readability": measures.readability(text, PhraseKind.MAXIM, self.formula),
        }
        candidate = self._made(PhraseKind.MAXIM, text, list(saying.words), seen, parts)
        candidate.source = saying.source
        return candidate

    def _made(
        self, kind: PhraseKind, text: str, words: Sequence[str], seen: _Seen, parts: dict[str, float]
    ) -> Candidate:
        classes = self.classifier.classes(list(words))
        content = tuple(w for w, c in zip(words, classes, strict=True) if c in CONTENT)
        rounded = {name: round(value, 4) for name, value in parts.items()}
        return Candidate(kind, text, content, seen.evidence, rounded, self.formula.score(kind, rounded))


def set_regularity(headings: Sequence[Heading]) -> float:
    """How much siblings share: number of clauses, length, and words at the same edge."""
    lengths = [sum(map(len, _all_words(heading))) for heading in headings]
    even = 1 - (max(lengths) - min(lengths)) / max(lengths)
    same_arity = max(Counter(len(h.clauses) for h in headings).values()) / len(headings)
    edges: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for heading in headings:
        edges["head"][heading.clauses[0][0]] += 1
        edges["tail"][heading.clauses[-1][-1]] += 1
    echo = max((max(n for w, n in c.items()) - 1) / (len(headings) - 1) for c in edges.values())
    return round(0.35 * even + 0.25 * same_arity + 0.4 * echo, 4)


def _all_words(heading: Heading) -> list[str]:
    return [word for clause in heading.clauses for word in clause]


def _heading_text(heading: Heading, namer: SlotNamer) -> str:
    return "，".join(worded(words, namer) for words in heading.clauses)


def _core_key(words: Sequence[str], classifier: Classifier) -> str:
    first = 0
    while first < len(words) - 1 and words[first] in classifier.table.modifiers:
        first += 1
    return " ".join(words[first:])


def _printable(words: Sequence[str], classifier: Classifier) -> bool:
    return NAME not in classifier.classes(list(words))

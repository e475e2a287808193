"""What the pass collected → candidates: runs, idioms, sayings, openings, sentences, and headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftkit.mining.candidate import Candidate
from draftkit.mining.evidence import Evidence
from draftkit.mining.naming import SlotNamer
from draftkit.mining.scoring import measures
from draftkit.mining.scoring.formula import Formula
from draftkit.mining.settings import LONE_UP_TO
from draftkit.mining.slots import is_slot
from draftkit.mining.structure.collecting import Item, Seen, StructuralPass
from draftkit.mining.structure.fours import four_characters
from draftkit.mining.structure.heading_candidates import HeadingMaker
from draftkit.mining.structure.noun_slots import Slotted, slotted
from draftkit.mining.structure.openings import entry_of, stands_at_edge
from draftkit.mining.structure.runs import (
    MIN_RUN,
    MIN_UNIT,
    Run,
    clean,
    counted,
    even_joints,
    of_fields,
    regularity,
    slogan,
    topical,
)
from draftkit.mining.structure.sayings import Saying, of_one_field
from draftkit.mining.structure.scored import scored
from draftkit.mining.structure.set_sentences import SetSentence
from draftkit.mining.structure.titles import (
    NUMERIC,
    RUN_RULES,
    SENTENCE_RULES,
    clauses_flaw,
    named,
    slots_flaw,
)
from draftkit.mining.words import NOUN, VERB, Classifier
from draftkit.model.phrase import PhraseKind

MAX_TOPICAL = 0.15
"""Share of topic characters from which a run takes slots."""
STRICT_SHAPE = 0.72
"""Regularity from which members with slots need no word in common."""
_LISTING = frozenset({"等", "等等", "以及", "“", "”", "它", "它们", "其", "他", "他们", "这一", "那", "该"})
MIN_SENTENCE, MAX_SENTENCE = 6, 60
"""Characters outside the slots of a whole sentence."""
_OF_ANY_SENTENCE = {"edge": 1.0, "fixedness": 1.0, "slots": 0.5, "lift": 0.5}
"""Parts of the score that are the same for all: a whole sentence leads, is fixed, and its words are usual."""
SERIES_OPENING = 2
"""Speeches of one publisher's series that a clause must open a sentence in."""


@dataclass(frozen=True, slots=True)
class StructureMaker:
    """Turns what a pass collected into candidates.

    ``support`` gives a clause key's independent speeches; ``series`` are source groups of many speeches,
    whose structure speaks of their one topic: they must show more of the genre's words. ``uses`` are all
    uses of a word; ``minimum`` is the number of independent speeches asked for.
    """

    classifier: Classifier
    formula: Formula
    namer: SlotNamer
    support: Callable[[str], int]
    series: frozenset[str]
    uses: Mapping[str, int]
    minimum: int

    def candidates(self, found: StructuralPass) -> Iterator[Candidate]:
        """All structural candidates, unordered."""
        headings = HeadingMaker(
            self.classifier, self.formula, self.namer, self.support, self.series, self.minimum
        )
        yield from headings.candidates(found.headings, found.sets)
        yield from self._each(found.parallels, self._parallel)
        idioms = {key: seen for key, seen in found.idioms.items() if not self._field_word(key, found.idioms)}
        yield from self._each(idioms, self._idiom)
        yield from self._each(found.sayings, self._saying)
        yield from self._each(found.openings, self._opening)
        yield from self._each(found.sentences, self._sentence)

    def _each(
        self, table: Mapping[str, Seen[Item]], make: Callable[[Seen[Item]], Candidate | None]
    ) -> Iterator[Candidate]:
        for key in sorted(table):
            candidate = make(table[key])
            if candidate is not None:
                yield candidate

    def _of_series(self, evidence: Evidence) -> bool:
        return evidence.groups <= self.series

    def _parallel(self, seen: Seen[Run]) -> Candidate | None:
        run = seen.item
        if not self._of_any_topic(run, seen.evidence):
            return None
        kept = [] if self._plain(run) else [slotted(unit.words, self.classifier) for unit in run.units]
        if kept and (clauses_flaw(kept, self.classifier, RUN_RULES) or not _one_shape(run, kept)):
            return None
        units, slots = named(kept, self.namer, self.classifier)
        units = units or ["".join(unit.words) for unit in run.units]
        words = [word for unit in kept or run.units for word in unit.words]
        wrong = slots_flaw(kept, slots, self.namer) or not NUMERIC.isdisjoint(words)
        if wrong or len(set(units)) < len(units):
            return None
        text = "，".join(units)
        parts = {
            "attestation": measures.attestation(seen.evidence, self.formula),
            "parallelism": regularity(run),
            "readability": measures.readability(text, PhraseKind.PARALLEL, self.formula),
            "genericity": measures.genericity(words, self.classifier),
        }
        candidate = self._scored(PhraseKind.PARALLEL, text, words, seen.evidence, parts)
        candidate.units = tuple(units)
        return candidate

    def _of_any_topic(self, run: Run, evidence: Evidence) -> bool:
        """Whether a run is whole, counts nothing off, and is no slogan or list of one topic."""
        if not even_joints(run) or any(word in _LISTING for unit in run.units for word in unit.words):
            return False
        return not (counted(run) or (self._of_series(evidence) and (topical(run) or slogan(run))))

    def _plain(self, run: Run) -> bool:
        """Whether a run can be printed as it stands, without slots."""
        general = topical(run) <= MAX_TOPICAL and not of_fields(run, self.classifier.tags)
        return general and all(map(clean, run.units))

    def _idiom(self, seen: Seen[Run]) -> Candidate | None:
        run = seen.item
        if seen.evidence.speeches < self.minimum and not self._pair_of_fours(run):
            return None
        words = [word for unit in run.units for word in unit.words]
        text = "、".join("".join(unit.words) for unit in run.units)
        parts = {
            "attestation": measures.attestation(seen.evidence, self.formula),
            "dispersion": measures.dispersion(seen.evidence, self.formula),
            "genericity": measures.genericity(words, self.classifier),
            "readability": self.formula.length_fit(PhraseKind.IDIOM, len(text)),
        }
        return self._scored(PhraseKind.IDIOM, text, words, seen.evidence, parts)

    def _field_word(self, key: str, idioms: Mapping[str, Seen[Run]]) -> bool:
        """Whether four characters name a field of work: in one source group alone, they stand both ways
        round (保护环境, 环境保护), are a noun and its verb (标准制定), or an idiom of one section.
        """
        run, evidence = idioms[key].item, idioms[key].evidence
        if len(run.units) > 1:
            return False
        unit = run.units[0]
        alone = len(evidence.groups) < 2
        if len(unit.words) == 1:
            listed = key in self.classifier.table.phrases or self.classifier.tags.get(key) != "i"
            return not listed and alone and len(evidence.moves) < 2 <= evidence.speeches - 1
        return alone and (key[2:] + key[:2] in idioms or unit.classes == NOUN + VERB)

    def _pair_of_fours(self, run: Run) -> bool:
        """Two four-character phrases side by side, each reusable on its own, or a run of three and more."""
        strict = all(four_characters(unit.words, unit.classes, self.classifier) for unit in run.units)
        return len(run.units) >= MIN_RUN or (len(run.units) > 1 and strict)

    def _opening(self, seen: Seen[Run]) -> Candidate | None:
        run = seen.item
        text, evidence = run.units[0].words[0], seen.evidence
        few = evidence.groups <= self.series and evidence.speeches < SERIES_OPENING
        if evidence.speeches < self.minimum or few or not stands_at_edge(evidence, self.uses.get(text, 0)):
            return None
        text = entry_of(text)
        if not text:
            return None
        parts = {
            "attestation": measures.attestation(evidence, self.formula),
            "dispersion": measures.dispersion(evidence, self.formula),
            "edge": evidence.at_sentence_start / evidence.seen,
            "fixedness": 1.0,
            "readability": measures.readability(text, PhraseKind.TRANSITION, self.formula),
        }
        return self._scored(PhraseKind.TRANSITION, text, [text], seen.evidence, parts)

    def _sentence(self, seen: Seen[SetSentence]) -> Candidate | None:
        sentence, evidence = seen.item, seen.evidence
        few = self._of_series(evidence) and evidence.speeches < SERIES_OPENING
        fixed = sum(clause.fixed for clause in sentence.clauses)
        if few or evidence.speeches < self.minimum > LONE_UP_TO or not MIN_SENTENCE <= fixed <= MAX_SENTENCE:
            return None
        clauses, slots = named(sentence.clauses, self.namer, self.classifier)
        vague = any(name == self.namer.fallback.open for name, _ in slots)
        if vague or slots_flaw(sentence.clauses, slots, self.namer):
            return None
        if clauses_flaw(sentence.clauses, self.classifier, SENTENCE_RULES):
            return None
        text = "".join(clause + mark for clause, mark in zip(clauses, sentence.marks, strict=True))
        parts = {
            "attestation": measures.attestation(evidence, self.formula),
            "dispersion": measures.dispersion(evidence, self.formula),
            **_OF_ANY_SENTENCE,
            "anchors": measures.anchors(sentence.words, self.classifier, self.formula),
            "readability": measures.readability(text, sentence.kind, self.formula),
        }
        return self._scored(sentence.kind, text.rstrip("。："), sentence.words, evidence, parts)

    def _saying(self, seen: Seen[Saying]) -> Candidate | None:
        saying = seen.item
        if of_one_field(saying, self.classifier):
            return None
        text = "".join(f"【{self.namer.fallback.open}】" if is_slot(char) else char for char in saying.text)
        halves = text.split("，")
        even = 1.0 if len(halves) == 2 and len(halves[0]) == len(halves[1]) else 0.6
        parts = {
            "attestation": measures.attestation(seen.evidence, self.formula),
            "parallelism": even,
            "genericity": measures.genericity(saying.words, self.classifier),
            "readability": measures.readability(text, PhraseKind.MAXIM, self.formula),
        }
        candidate = self._scored(PhraseKind.MAXIM, text, list(saying.words), seen.evidence, parts)
        candidate.source = saying.source
        return candidate

    def _scored(
        self,
        kind: PhraseKind,
        text: str,
        words: Sequence[str],
        evidence: Evidence,
        parts: Mapping[str, float],
    ) -> Candidate:
        return scored(kind, text, words, evidence, parts, classifier=self.classifier, formula=self.formula)


def _one_shape(run: Run, kept: Sequence[Slotted]) -> bool:
    """Whether units with slots belong together: as many slots each, and more alike than their length."""
    even = len({len(unit.fillers) for unit in kept}) == 1 and min(unit.fixed for unit in kept) >= MIN_UNIT
    whole = not any(is_slot(unit.words[-1]) for unit in kept)
    return even and whole and (bool(run.shared) or regularity(run) >= STRICT_SHAPE)

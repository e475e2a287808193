"""Structural kinds: the candidates made, at the end, of what the pass collected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftkit.mining.candidate import Candidate
from draftkit.mining.naming import SlotNamer
from draftkit.mining.scoring import measures
from draftkit.mining.scoring.formula import Formula
from draftkit.mining.settings import LONE_UP_TO
from draftkit.mining.slots import is_slot
from draftkit.mining.structure.collecting import Seen, StructuralPass
from draftkit.mining.structure.fours import four_characters
from draftkit.mining.structure.headings import HeadingMaker
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
from draftkit.mining.structure.set_sentences import SetSentence
from draftkit.mining.structure.titles import (
    NUMERIC,
    RUN_RULES,
    SENTENCE_RULES,
    clauses_flaw,
    named,
    slots_flaw,
)
from draftkit.mining.words import CONTENT, NOUN, VERB, Classifier
from draftkit.model.phrase import PhraseKind

MAX_TOPICAL = 0.15
STRICT_SHAPE = 0.72
_LISTING = frozenset({"等", "等等", "以及", "“", "”", "它", "它们", "其", "他", "他们", "这一", "那", "该"})
MIN_SENTENCE, MAX_SENTENCE = 6, 60
SERIES_OPENING = 2
"""Speeches of one publisher's series that a clause must open a sentence in."""


@dataclass(frozen=True, slots=True)
class StructuralScorer:
    """Turns what a pass collected into candidates.

    ``support`` gives a clause key's independent speeches; ``series`` are source groups of many speeches,
    whose structure speaks of their one topic: they must show more of the genre's words. ``uses`` are all
    uses of a word.
    """

    classifier: Classifier
    formula: Formula
    namer: SlotNamer
    support: Callable[[str], int]
    series: frozenset[str]
    uses: Mapping[str, int]

    def candidates(self, found: StructuralPass, minimum: int) -> Iterator[Candidate]:
        """All structural candidates, unordered."""
        headings = HeadingMaker(self.classifier, self.formula, self.namer, self.support, self.series)
        yield from headings.candidates(found.headings, found.sets, minimum)
        for table, make in (
            (found.parallels, self._parallel),
            (found.idioms, self._idiom),
            (found.sayings, self._saying),
            (found.openings, self._opening),
            (found.sentences, self._sentence),
        ):
            for key in sorted(table):
                if table is found.idioms and self._field_word(key, found):
                    continue
                seen = table[key]
                if seen.evidence.clusters:
                    candidate = make(seen, minimum)
                    if candidate is not None:
                        yield candidate

    def _of_series(self, seen: Seen) -> bool:
        return seen.evidence.groups <= self.series

    def _parallel(self, seen: Seen, minimum: int) -> Candidate | None:
        run = seen.item
        assert isinstance(run, Run)
        if not even_joints(run) or any(word in _LISTING for unit in run.units for word in unit.words):
            return None
        if counted(run) or (self._of_series(seen) and (topical(run) or slogan(run))):
            return None
        plain = (
            topical(run) <= MAX_TOPICAL
            and not of_fields(run, self.classifier.tags)
            and all(map(clean, run.units))
        )
        kept = [] if plain else [slotted(unit.words, self.classifier) for unit in run.units]
        if kept and (clauses_flaw(kept, self.classifier, RUN_RULES) or not _one_shape(run, kept)):
            return None
        units, slots = named(kept, self.namer, self.classifier)
        units = units or ["".join(unit.words) for unit in run.units]
        words = [word for unit in kept or run.units for word in unit.words]
        if slots_flaw(kept, slots, self.namer) or not NUMERIC.isdisjoint(words):
            return None
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
        candidate.units = tuple(units)
        return candidate

    def _idiom(self, seen: Seen, minimum: int) -> Candidate | None:
        run = seen.item
        assert isinstance(run, Run)
        if seen.evidence.speeches < minimum and not self._pair_of_fours(run):
            return None
        words = [word for unit in run.units for word in unit.words]
        text = "、".join("".join(unit.words) for unit in run.units)
        parts = {
            "attestation": self.formula.full("speeches", seen.evidence.speeches),
            "dispersion": measures.dispersion(seen.evidence, self.formula),
            "genericity": measures.genericity(words, self.classifier),
            "readability": self.formula.length_fit(PhraseKind.IDIOM, len(text)),
        }
        return self._made(PhraseKind.IDIOM, text, words, seen, parts)

    def _field_word(self, key: str, found: StructuralPass) -> bool:
        """Whether four characters name a field of work: in one source group alone, they stand both ways
        round (保护环境, 环境保护), are a noun and its verb (标准制定), or an idiom of one section.
        """
        seen = found.idioms[key]
        run = seen.item
        if not isinstance(run, Run) or len(run.units) > 1:
            return False
        unit, evidence = run.units[0], seen.evidence
        alone = len(evidence.groups) < 2
        if len(unit.words) == 1:
            listed = key in self.classifier.table.phrases or self.classifier.tags.get(key) != "i"
            return not listed and alone and len(evidence.moves) < 2 <= evidence.speeches - 1
        return alone and (key[2:] + key[:2] in found.idioms or unit.classes == NOUN + VERB)

    def _pair_of_fours(self, run: Run) -> bool:
        """Two four-character phrases side by side, each reusable on its own, or a run of three and more."""
        strict = all(four_characters(unit.words, unit.classes, self.classifier) for unit in run.units)
        return len(run.units) >= MIN_RUN or (len(run.units) > 1 and strict)

    def _opening(self, seen: Seen, minimum: int) -> Candidate | None:
        run = seen.item
        assert isinstance(run, Run)
        text, evidence = run.units[0].words[0], seen.evidence
        few = evidence.groups <= self.series and evidence.speeches < SERIES_OPENING
        if evidence.speeches < minimum or few or not stands_at_edge(evidence, self.uses.get(text, 0)):
            return None
        text = entry_of(text)
        if not text:
            return None
        parts = {
            "attestation": self.formula.full("speeches", evidence.speeches),
            "dispersion": measures.dispersion(evidence, self.formula),
            "edge": evidence.at_sentence_start / evidence.seen,
            "fixedness": 1.0,
            "readability": measures.readability(text, PhraseKind.TRANSITION, self.formula),
        }
        return self._made(PhraseKind.TRANSITION, text, [text], seen, parts)

    def _sentence(self, seen: Seen, minimum: int) -> Candidate | None:
        sentence = seen.item
        assert isinstance(sentence, SetSentence)
        speeches = seen.evidence.speeches
        if (self._of_series(seen) and speeches < SERIES_OPENING) or speeches < minimum > LONE_UP_TO:
            return None
        parts, slots = named(sentence.clauses, self.namer, self.classifier)
        vague = any(name == self.namer.fallback.open for name, _ in slots)
        if vague or slots_flaw(sentence.clauses, slots, self.namer):
            return None
        if clauses_flaw(sentence.clauses, self.classifier, SENTENCE_RULES):
            return None
        text = "".join(part + mark for part, mark in zip(parts, sentence.marks, strict=True))
        fixed = sum(clause.fixed for clause in sentence.clauses)
        if not MIN_SENTENCE <= fixed <= MAX_SENTENCE:
            return None
        words = sentence.words
        return self._made(
            sentence.kind,
            text.rstrip("。："),
            words,
            seen,
            {
                "attestation": self.formula.full("speeches", seen.evidence.speeches),
                "dispersion": measures.dispersion(seen.evidence, self.formula),
                "edge": 1.0,
                "fixedness": 1.0,
                "slots": 0.5,
                "lift": 0.5,
                "anchors": measures.anchors(words, self.classifier, self.formula),
                "readability": measures.readability(text, sentence.kind, self.formula),
            },
        )

    def _saying(self, seen: Seen, minimum: int) -> Candidate | None:
        saying = seen.item
        assert isinstance(saying, Saying)
        if of_one_field(saying, self.classifier):
            return None
        text = "".join(f"【{self.namer.fallback.open}】" if is_slot(char) else char for char in saying.text)
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
        self, kind: PhraseKind, text: str, words: Sequence[str], seen: Seen, parts: dict[str, float]
    ) -> Candidate:
        classes = self.classifier.classes(list(words))
        content = tuple(w for w, c in zip(words, classes, strict=True) if c in CONTENT)
        rounded = {name: round(value, 4) for name, value in parts.items()}
        return Candidate(kind, text, content, seen.evidence, rounded, self.formula.score(kind, rounded))


def _one_shape(run: Run, kept: Sequence[Slotted]) -> bool:
    """Whether units with slots belong together: as many slots each, and more alike than their length."""
    even = len({len(unit.fillers) for unit in kept}) == 1 and min(unit.fixed for unit in kept) >= MIN_UNIT
    whole = not any(is_slot(unit.words[-1]) for unit in kept)
    return even and whole and (bool(run.shared) or regularity(run) >= STRICT_SHAPE)

"""Recurring patterns → frame and transition candidates with their scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from draftkit.mining import measures
from draftkit.mining.candidate import Candidate
from draftkit.mining.filling import varied
from draftkit.mining.form import content_of
from draftkit.mining.formula import Formula
from draftkit.mining.frames import Found
from draftkit.mining.wording import SlotNamer, is_slot, worded
from draftkit.mining.words import VERB, Classifier
from draftkit.model.phrase import PhraseKind

SOUND_SHARE = 0.6
_EDGE_SHARE = 0.7
_TRANSITION_HEADS = frozenset(
    ["在", "当前", "目前", "今后", "下面", "为此", "同时", "总之", "总而言之", "面对", "与此同时", "刚才", "今天", "今年", "去年", "过去", "一年来", "近年来", "根据", "按照", "通过", "经过", "随着", "具体", "为", "这", "以上", "因此", "借此机会", "归纳起来", "概括起来", "主要", "当", "站在", "围绕", "希望", "可以说", "应该说", "总的来看"]
)


@dataclass(frozen=True, slots=True)
class Scorer:
    """What scoring a pattern needs."""

    classifier: Classifier
    formula: Formula
    namer: SlotNamer
    background: measures.Background
    totals: Counter[str]

    def frames(self, found: Iterable[Found]) -> Iterator[Candidate]:
        """Candidates of the patterns that hold up."""
        for each in found:
            if self._holds(each):
                yield self._candidate(each)

    def _holds(self, found: Found) -> bool:
        evidence, words = found.evidence, found.words
        slots = sum(map(is_slot, words))
        if not slots:
            return True
        if len(evidence.fillers) != slots or evidence.sound < SOUND_SHARE * evidence.occurrences:
            return False
        if not varied(words, evidence.fillers):
            return False
        return not is_slot(words[-1]) or self._opens_slot(words[-2])

    def _opens_slot(self, word: str) -> bool:
        return self.classifier.classes([word]) == VERB or word in ("以", "为", "对", "向", "从", "在")

    def _candidate(self, found: Found) -> Candidate:
        text = worded(found.words, self.namer)
        modifiers = found.evidence.modifiers
        kind = self._kind(found)
        candidate = Candidate(
            kind=kind,
            text=text,
            content=content_of(found.words, self.classifier),
            evidence=found.evidence,
            refs=tuple(found.refs),
        )
        for modifier, count in modifiers.most_common(4):
            if modifier and count > 1:
                candidate.variants[modifier + text] += count
        candidate.parts = self._parts(found, candidate)
        candidate.score = self.formula.score(kind, candidate.parts)
        return candidate

    def _kind(self, found: Found) -> PhraseKind:
        evidence = found.evidence
        words = found.words
        leads = evidence.at_sentence_start >= _EDGE_SHARE * evidence.occurrences
        goes_on = evidence.marks["，"] + evidence.marks["："] >= _EDGE_SHARE * evidence.occurrences
        announces = evidence.marks["："] >= 0.5 * evidence.occurrences
        if leads and (announces or (goes_on and words[0] in _TRANSITION_HEADS)):
            return PhraseKind.TRANSITION
        return PhraseKind.FRAME

    def _parts(self, found: Found, candidate: Candidate) -> dict[str, float]:
        evidence, words, formula = found.evidence, found.words, self.formula
        first, last = words[0] + " ", " " + words[-1]
        dice = measures.log_dice(len(found.refs), self.totals[first], self.totals[last])
        content = candidate.content
        return {
            "attestation": round(measures.attestation(evidence, formula), 4),
            "dispersion": measures.dispersion(evidence, formula),
            "fixedness": round(formula.share("log_dice", dice), 4),
            "slots": round(min(1.0, measures.slot_variety(evidence, formula)), 4),
            "anchors": round(measures.anchors(words, self.classifier, formula), 4),
            "readability": measures.readability(candidate.text, candidate.kind, formula),
            "lift": round(formula.share("lift", self.background.lift(content)), 4),
            "edge": round(evidence.at_sentence_start / max(1, evidence.occurrences), 4),
            "genericity": measures.genericity(words, self.classifier),
        }

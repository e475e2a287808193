"""The parts of the score, each in 0..1, from evidence and wording."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from draftkit.mining.evidence import Evidence
from draftkit.mining.scoring.formula import Formula
from draftkit.mining.slots import is_slot, unslotted
from draftkit.mining.words import CONTENT, FUNCTIONS, OPEN, Classifier
from draftkit.model.phrase import PhraseKind

_GENERAL_TOTAL = 60_101_967
"""Uses of all words in the general text that the frequencies of jieba's dictionary count."""


@dataclass(frozen=True)
class Background:
    """How often words stand here and in general text, for the lift."""

    here: Counter[str]
    general: Mapping[str, int]

    @cached_property
    def _total_here(self) -> int:
        return max(1, self.here.total())

    def lift(self, words: Sequence[str]) -> float:
        """Mean log2 ratio of relative frequencies over the content words."""
        total_here = self._total_here
        ratios = [
            math.log2((self.here[word] + 1) / total_here / ((self.general.get(word, 0) + 3) / _GENERAL_TOTAL))
            for word in words
        ]
        return sum(ratios) / len(ratios) if ratios else 0.0


def attestation(evidence: Evidence, formula: Formula) -> float:
    """How many independent speeches, two of them already something."""
    return formula.full("speeches", evidence.speeches)


def dispersion(evidence: Evidence, formula: Formula) -> float:
    """Over years and source groups: a phrase of one publisher in one year says little."""
    first, last = evidence.span
    years = formula.share("years", last - first) if first and last else 0.0
    return round(0.5 * years + 0.5 * min(1, len(evidence.groups) - 1), 4)


def log_dice(together: int, first: int, second: int) -> float:
    """14 + log2(2·f_ab ÷ (f_a + f_b)): association strength that does not depend on corpus size."""
    return 14 + math.log2(2 * together / max(1, first + second)) if together else 0.0


def log_likelihood(together: int, first: int, second: int, total: int) -> float:
    """Dunning's ratio of a pair's 2×2 table, 0 where the two meet no oftener than by chance."""
    if together * total <= first * second:
        return 0.0
    table = (
        (together, first, second),
        (first - together, first, total - second),
        (second - together, total - first, second),
        (total - first - second + together, total - first, total - second),
    )
    return 2 * sum(seen * math.log(seen * total / (row * column)) for seen, row, column in table if seen)


def slot_variety(evidence: Evidence, formula: Formula) -> float:
    """Entropy of what filled the slots, as a share of what counts as full; a fixed phrase gets half."""
    if not evidence.fillers:
        return 0.5
    return min(_entropy(counter) for counter in evidence.fillers) / math.log2(formula.saturation["fillers"])


def _entropy(counter: Mapping[str, int]) -> float:
    total = sum(counter.values())
    return -sum(count / total * math.log2(count / total) for count in counter.values()) if total else 0.0


def anchors(words: Sequence[str], classifier: Classifier, formula: Formula) -> float:
    """Content words that stay fixed, function words counting for a third."""
    classes = classifier.classes(list(words))
    weight = sum(1.0 if kind in CONTENT else 0.34 if kind in FUNCTIONS else 0.0 for kind in classes)
    return formula.share("anchors", weight)


def readability(text: str, kind: PhraseKind, formula: Formula) -> float:
    """A good length, and slots that do not crowd out the words."""
    plain = len(unslotted(text))
    slots = text.count("【")
    crowded = min(1.0, plain / (4 * slots)) if slots else 1.0
    return round(formula.length_fit(kind, len(text) - 2 * slots) * crowded, 4)


def genericity(words: Sequence[str], classifier: Classifier) -> float:
    """Share of the characters that belong to the genre, not to the topic."""
    total = sum(1 if is_slot(word) else len(word) for word in words)
    classes = classifier.classes(list(words))
    topical = sum(
        1 if is_slot(word) else len(word) for word, kind in zip(words, classes, strict=True) if kind in OPEN
    )
    return round(1 - topical / total, 4) if total else 0.0

"""Structural candidates: wording, evidence and parts put together, the parts rounded and weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from draftkit.mining.candidate import Candidate
from draftkit.mining.evidence import Evidence
from draftkit.mining.scoring.formula import Formula
from draftkit.mining.words import CONTENT, Classifier
from draftkit.model.phrase import PhraseKind


def scored(
    kind: PhraseKind,
    text: str,
    words: Sequence[str],
    evidence: Evidence,
    parts: Mapping[str, float],
    *,
    classifier: Classifier,
    formula: Formula,
) -> Candidate:
    """A candidate of some ``words``; its content words are those of the genre that carry meaning."""
    classes = classifier.classes(words)
    content = tuple(word for word, each in zip(words, classes, strict=True) if each in CONTENT)
    rounded = {name: round(value, 4) for name, value in parts.items()}
    return Candidate(kind, text, content, evidence, rounded, formula.score(kind, rounded))

"""How good a phrase is before anybody asks for anything: attestation, recency, where it comes from."""

from __future__ import annotations

import math
from functools import cache

from draftkit.bank.entries import Layer
from draftkit.model.phrase import Phrase, PhraseStats, Status

_LAYER = {
    Layer.BUILTIN: 0.5,
    Layer.OFFICE: 0.8,
    Layer.PERSONAL: 1.0,
    Layer.DRAFT: 1.0,
    Layer.EXTRA: 0.7,
}
_FULL_ATTESTATION = 40
"""Independent speeches beyond which more say nothing new."""
_HALF_LIFE = 5.0
"""Years after which a last attestation counts half (notes/mining.md 4.3)."""
_WRITTEN_HERE = 0.5
"""Attestation and recency of a reviewed entry without statistics: a person vouches for it."""


def static_quality(phrase: Phrase, stats: PhraseStats | None) -> float:
    """0..1, the order in which equals are offered."""
    layer = _LAYER.get(Layer(phrase.layer), 0.5) if phrase.layer else 0.5
    whole = 0.45 * attestation(stats) + 0.25 * recency(stats) + 0.3 * layer
    return whole * (0.6 if phrase.status is Status.CANDIDATE else 1.0)


def attestation(stats: PhraseStats | None) -> float:
    """0..1 from the number of independent speeches."""
    if stats is None or not stats.speeches:
        return _WRITTEN_HERE
    return min(1.0, math.log1p(stats.speeches) / math.log1p(_FULL_ATTESTATION))


def recency(stats: PhraseStats | None) -> float:
    """0..1 from the year it was last heard."""
    if stats is None or stats.last_year is None:
        return _WRITTEN_HERE
    return float(0.5 ** (max(0, _this_year() - stats.last_year) / _HALF_LIFE))


@cache
def _this_year() -> int:
    from datetime import date  # deferred: only needed while compiling

    return date.today().year

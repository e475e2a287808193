"""Word sketches → collocation candidates: one card per head and relation."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.mining.candidate import Candidate
from draftkit.mining.evidence import Evidence
from draftkit.mining.frames.tally import clause_of, speech_of
from draftkit.mining.preparing.shelf import Shelf
from draftkit.mining.scoring import measures
from draftkit.mining.scoring.formula import Formula
from draftkit.mining.sketches.pair_counts import PairCounts
from draftkit.mining.sketches.sketches import MAX_COLLOCATES, Card, cards
from draftkit.model.phrase import Attestation, PhraseKind


def card_candidates(
    pairs: PairCounts, shelf: Shelf, formula: Formula, background: measures.Background, minimum: int
) -> Iterator[Candidate]:
    """One candidate per card, with the evidence of all its pairs."""
    for card in cards(pairs, minimum, len(set(shelf.clusters))):
        evidence = _evidence(card, shelf)
        strengths = [each.strength for each in card.collocates]
        parts = {
            "attestation": round(measures.attestation(evidence, formula), 4),
            "fixedness": round(formula.share("log_dice", sum(strengths) / len(strengths)), 4),
            "slots": round(len(card.collocates) / MAX_COLLOCATES, 4),
            "lift": round(formula.share("lift", background.lift([card.head])), 4),
        }
        yield Candidate(
            kind=PhraseKind.COLLOCATION,
            text=card.head,
            content=(card.head,),
            evidence=evidence,
            parts=parts,
            score=formula.score(PhraseKind.COLLOCATION, parts),
            units=tuple(each.word for each in card.collocates),
            head=card.head,
            relation=card.relation,
        )


def _evidence(card: Card, shelf: Shelf) -> Evidence:
    evidence = Evidence()
    for each in card.collocates:
        for ref in each.places:
            holder = shelf.cards[speech_of(ref)]
            evidence.occurrences += 1
            evidence.clusters.add(holder.cluster)
            evidence.groups.add(holder.group)
            if holder.year:
                evidence.years.add(holder.year)
    speeches = sorted({speech_of(ref) for each in card.collocates for ref in each.places})
    first = {speech_of(ref): ref for each in reversed(card.collocates) for ref in reversed(each.places)}
    for number in speeches[:5]:
        clause = shelf.cards[number].fetch().clauses[clause_of(first[number])]
        line = shelf.cards[number].fetch().blocks[clause.block].line
        evidence.attestations.append(
            Attestation(shelf.cards[number].key, clause.block, clause.start, clause.end, line)
        )
    return evidence

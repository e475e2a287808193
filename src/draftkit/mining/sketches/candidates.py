"""Word sketches → collocation candidates: one card per head and relation."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.mining.candidate import Candidate
from draftkit.mining.evidence import MAX_ATTESTATIONS, Evidence
from draftkit.mining.preparing.shelf import Shelf
from draftkit.mining.scoring import measures
from draftkit.mining.scoring.formula import Formula
from draftkit.mining.sketches.cards import MAX_COLLOCATES, Card, cards
from draftkit.mining.sketches.pair_counts import PairCounts
from draftkit.mining.tally import clause_of, speech_of
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
    """All places of the pairs; of the first speeches, the first place of the strongest pair."""
    evidence = Evidence()
    evidence.count(shelf.cards[speech_of(ref)] for each in card.collocates for ref in each.places)
    first = {speech_of(ref): ref for each in reversed(card.collocates) for ref in reversed(each.places)}
    for number in sorted(first)[:MAX_ATTESTATIONS]:
        speech = shelf.cards[number].fetch()
        clause = speech.clauses[clause_of(first[number])]
        line = speech.blocks[clause.block].line
        evidence.attestations.append(Attestation(speech.key, clause.block, clause.start, clause.end, line))
    return evidence

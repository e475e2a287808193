"""Candidate → the bank's Phrase and PhraseStats."""

from __future__ import annotations

from dataclasses import replace

from draftkit.bank.identity import identity_text, text_hash
from draftkit.lexicon.dated_wording import find_dated
from draftkit.mining.candidate import Candidate
from draftkit.mining.scoring.families import MAX_VARIANTS
from draftkit.mining.scoring.steps import place
from draftkit.mining.wording import slot_types
from draftkit.model.phrase import Phrase, PhraseKind, PhraseStats, Status

SINGLE_TAG = "单篇"
"""Tag of a candidate that one speech only attests: a fingerprint, never shipped as it stands."""

_ID_LENGTH = 10


def phrase_of(candidate: Candidate) -> tuple[Phrase, PhraseStats]:
    """The phrase in the bank's terms and its line of the sidecar."""
    evidence = candidate.evidence
    placement = place(candidate.text, evidence.steps, evidence.moves, candidate.content)
    kind = candidate.kind
    variants = tuple(text for text, _ in candidate.variants.most_common(MAX_VARIANTS))
    since, until = _era(candidate)
    is_card = kind is PhraseKind.COLLOCATION
    phrase = Phrase(
        id="",
        text=candidate.text,
        move=None if is_card else placement.move,
        step=None if is_card else placement.step,
        kind=kind,
        tags=_tags(candidate),
        status=Status.CANDIDATE,
        set=candidate.units if kind is PhraseKind.HEADING_SET else (),
        units=candidate.units if kind is PhraseKind.PARALLEL else (),
        head=candidate.head,
        relation=candidate.relation,
        collocates=candidate.units if is_card else (),
        source=f"【{candidate.source}】" if candidate.source else "",
        variants=variants,
        slots=slot_types("".join((candidate.text, *candidate.units))),
        since=since,
        until=until,
    )
    phrase = replace(phrase, id=_identity(phrase))
    return phrase, _stats(candidate, phrase, placement.confidence)


def _identity(phrase: Phrase) -> str:
    """The id of a mined phrase, told by its wording alone: the same in every run."""
    fields = {"text": phrase.text, "head": phrase.head, "set": phrase.set, "units": phrase.units}
    digest = text_hash(identity_text(fields) + (phrase.relation.value if phrase.relation else ""))
    return f"{_PREFIX[phrase.kind]}-{digest[:_ID_LENGTH]}"


def _stats(candidate: Candidate, phrase: Phrase, confidence: float) -> PhraseStats:
    evidence = candidate.evidence
    first, last = evidence.span
    return PhraseStats(
        id=phrase.id,
        text_hash=text_hash(phrase.text),
        speeches=evidence.speeches,
        groups=len(evidence.groups),
        occurrences=evidence.occurrences,
        first_year=first,
        last_year=last,
        scores={"score": candidate.score, **candidate.parts},
        variants=phrase.variants,
        attestations=tuple(evidence.attestations),
        confidence=confidence,
    )


_PREFIX = {
    PhraseKind.FRAME: "mf",
    PhraseKind.TRANSITION: "mt",
    PhraseKind.HEADING: "mh",
    PhraseKind.HEADING_SET: "ms",
    PhraseKind.PARALLEL: "mp",
    PhraseKind.IDIOM: "mi",
    PhraseKind.COLLOCATION: "mc",
    PhraseKind.MAXIM: "mm",
}


def _tags(candidate: Candidate) -> tuple[str, ...]:
    return (SINGLE_TAG,) if candidate.single else ()


def _era(candidate: Candidate) -> tuple[int | None, int | None]:
    """Years a dated wording left in the text allows; None where there is none."""
    spans = list(find_dated("".join((candidate.text, *candidate.units))))
    sinces = [span.term.since for span in spans if span.term.since]
    untils = [span.term.until for span in spans if span.term.until]
    return max(sinces, default=None), min(untils, default=None)

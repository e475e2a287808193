"""A writer who stands at any step of any move finds enough to choose from."""

from __future__ import annotations

from collections import Counter

import pytest

from draftkit.bank.store import Bank
from draftkit.model.move import Step
from draftkit.model.phrase import PhraseKind, Relation
from draftkit.model.speech_type import Rank, SpeechType

SENTENCES = {PhraseKind.FRAME, PhraseKind.TRANSITION}


def test_the_bank_loads_without_a_problem(shipped: Bank) -> None:
    assert [str(problem) for problem in shipped.problems] == []
    assert len(shipped.phrases) >= 1300


def test_every_entry_has_a_stored_id(shipped: Bank) -> None:
    unnumbered = [
        f"{file.path}:{each.line}" for file in shipped.files for each in file.entries if not each.stored
    ]
    assert unnumbered == [], "draftkit bank check --fix"


@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_sentences_to_choose_from(shipped: Bank, step: Step) -> None:
    found = [each for each in shipped.phrases if each.step is step and each.kind in SENTENCES]
    assert len(found) >= 16


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (PhraseKind.HEADING, 70),
        (PhraseKind.HEADING_SET, 45),
        (PhraseKind.COLLOCATION, 160),
        (PhraseKind.PARALLEL, 90),
        (PhraseKind.IDIOM, 60),
        (PhraseKind.MAXIM, 45),
    ],
)
def test_every_kind_is_stocked(shipped: Bank, kind: PhraseKind, least: int) -> None:
    assert sum(each.kind is kind for each in shipped.phrases) >= least


@pytest.mark.parametrize("kind", list(SpeechType))
def test_every_type_of_speech_has_phrases_of_its_own(shipped: Bank, kind: SpeechType) -> None:
    assert sum(kind in each.types for each in shipped.phrases) >= 15


@pytest.mark.parametrize("rank", list(Rank))
def test_every_rank_has_its_register(shipped: Bank, rank: Rank) -> None:
    assert sum(rank in each.rank for each in shipped.phrases) >= 12


def test_collocations_answer_in_both_directions(shipped: Bank) -> None:
    related = Counter(each.relation for each in shipped.phrases if each.kind is PhraseKind.COLLOCATION)
    assert related[Relation.VERB_OBJECT] >= 60
    assert related[Relation.OBJECT_VERB] >= 60
    assert related[Relation.VERB_ADVERB] >= 40
    assert related[Relation.ADVERB_VERB] >= 30

"""Word sketches: which words of a clause go together, and what makes a card."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftkit.files.strict_yaml import load
from draftkit.mining.pipeline import mine, segmenter
from draftkit.mining.preparing.speech import prepare
from draftkit.mining.scoring.measures import log_likelihood
from draftkit.mining.segment import dictionary
from draftkit.mining.settings import MiningSettings
from draftkit.mining.sketches.pair import LOOSE
from draftkit.mining.sketches.relations import pairs_of
from draftkit.mining.words import Classifier, word_table
from draftkit.model import PhraseKind, Relation

CASES = load(Path(__file__).parent / "cases" / "relations.yaml")


@pytest.fixture(scope="module")
def pairs():
    cut = segmenter(word_table(), MiningSettings())
    classifier = Classifier(word_table(), dictionary()[0])

    def found(speech):
        return {
            f"{pair.relation} {pair.first} {pair.second}{' ？' if pair.closeness == LOOSE else ''}"
            for clause in prepare(speech, cut, classifier).clauses
            for pair in pairs_of(clause, classifier)
        }

    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:12])
def test_pairs_of_a_clause(case, pairs, speech):
    found = pairs(speech(str(case["text"])))
    assert {str(each) for each in case.get("pairs", [])} <= found
    assert found.isdisjoint({str(each) for each in case.get("not", [])})


def cards(texts, speech):
    mined = mine([speech(text, f"{number}/x.txt") for number, text in enumerate(texts)])
    return {
        (phrase.head, phrase.relation): phrase.collocates
        for phrase in mined.phrases
        if phrase.kind is PhraseKind.COLLOCATION
    }


@pytest.fixture
def lines():
    """What two speeches say in their own words, so that the words of a card are not all there is."""
    return [
        "严格执行规定。妥善化解矛盾。坚决反对浪费。高度重视安全。牢固树立观念。健全各项制度。改进工作作风。"
        "及时调整布局。大力弘扬精神。广泛凝聚共识。",
        "严格遵守纪律。妥善解决问题。坚决维护利益。高度关注动向。牢固确立目标。理顺各种关系。夯实发展基础。"
        "及时发现苗头。大力培育典型。广泛征求意见。",
    ]


def test_a_card_both_ways(lines, speech):
    first = "稳步推进试点。扎实推进试点。深入推进试点。深入开展活动。深入实施规划。"
    second = "要稳步推进学校试点。要扎实推进医院试点。要深入推进试点。要深入开展竞赛。要深入实施方案。"
    found = cards([lines[0] * 3 + first, lines[1] * 3 + second], speech)
    assert set(found["推进", Relation.VERB_ADVERB]) == {"稳步", "扎实", "深入"}
    assert set(found["深入", Relation.ADVERB_VERB]) == {"推进", "开展", "实施"}


def test_an_object_that_needs_what_stands_before_it_is_shown_with_it(lines, speech):
    first = "保持清醒头脑。保持战略定力。保持稳定。"
    second = "要始终保持清醒头脑。要继续保持战略定力。要保持社会稳定。"
    found = cards([(lines[0] + first) * 3, (lines[1] + second) * 3], speech)
    assert set(found["保持", Relation.VERB_OBJECT]) == {"清醒头脑", "战略定力", "稳定"}


def test_one_speech_makes_no_card(lines, speech):
    assert cards([lines[0] + "稳步推进试点。扎实推进试点。深入推进试点。" * 3, lines[1]], speech) == {}


def test_words_that_meet_by_chance_have_no_likelihood():
    assert log_likelihood(1, 10, 10, 100) == 0
    assert log_likelihood(2, 20, 20, 100) == 0
    assert log_likelihood(10, 10, 10, 100) > log_likelihood(5, 10, 10, 100) > 10.83

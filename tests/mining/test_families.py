"""What is nested, what spells out a slot, what is a variant; and how much proof a frame takes."""

from __future__ import annotations

import pytest

from draftkit.mining.candidate import Candidate
from draftkit.mining.evidence import Evidence
from draftkit.mining.frames.recurring import Found
from draftkit.mining.frames.support import SPARE, SPEAKING, TRAILING, enough_of_one_group, needed
from draftkit.mining.scoring.families import (
    INSTANCE_RATIO,
    WELL_ATTESTED,
    families,
    without_instances,
    without_nested,
)
from draftkit.mining.scoring.formula import formula
from draftkit.mining.scoring.measures import genericity, readability
from draftkit.mining.segment import dictionary
from draftkit.mining.slots import ANY, unslotted
from draftkit.mining.tally import reference
from draftkit.mining.words import Classifier, word_table
from draftkit.model.phrase import PhraseKind

CLASSIFIER = Classifier(word_table(), dictionary()[0])
CLUSTERS = list(range(8))


def candidate(text: str, content: str, speeches: int, score: float = 0.5) -> Candidate:
    """A frame that the first ``speeches`` speeches hold, each in its first clause."""
    evidence = Evidence(clusters=set(range(speeches)), occurrences=speeches)
    refs = tuple(reference(number, 0) for number in range(speeches))
    return Candidate(PhraseKind.FRAME, text, tuple(content.split()), evidence, score=score, refs=refs)


def texts(found: list[Candidate]) -> set[str]:
    return {each.text for each in found}


def test_a_frame_that_recurs_only_inside_a_longer_one_goes():
    short, long = candidate("加强【什么】", "加强", 3), candidate("加强【什么】建设", "加强 建设", 3)
    assert texts(without_nested([short, long], CLUSTERS, 2)) == {long.text}


def test_a_frame_that_recurs_outside_the_longer_one_stays():
    short, long = candidate("加强【什么】", "加强", 6), candidate("加强【什么】建设", "加强 建设", 3)
    assert texts(without_nested([short, long], CLUSTERS, 2)) == {short.text, long.text}


def test_copies_of_one_speech_are_no_support_of_their_own():
    short, long = candidate("加强【什么】", "加强", 5), candidate("加强【什么】建设", "加强 建设", 3)
    copied = [0, 1, 2, 3, 3]  # what is left outside the longer frame is one speech and its copy
    assert texts(without_nested([short, long], copied, 2)) == {long.text}


def test_the_best_of_a_family_leads_and_keeps_the_others():
    best = candidate("加强【什么】建设", "加强 建设", 4, score=0.8)
    other = candidate("加强对【什么】的建设", "加强 建设", 3, score=0.6)
    (leader,) = families([other, best])
    assert leader.text == best.text
    assert leader.variants == {other.text: 3}


def test_a_sentence_is_no_variant_of_the_frame_of_the_same_words():
    frame, sentence = (
        candidate("采取【什么】措施", "采取 措施", 4),
        candidate("采取有力的措施", "采取 措施", 3),
    )
    assert texts(families([frame, sentence])) == {frame.text, sentence.text}


@pytest.mark.parametrize(
    ("special", "general", "stays"),
    [
        (2, 2 * INSTANCE_RATIO, False),
        (2, 2 * INSTANCE_RATIO - 1, True),
        (WELL_ATTESTED, WELL_ATTESTED * INSTANCE_RATIO, True),
    ],
)
def test_what_only_spells_out_a_slot_goes_beside_the_far_better_attested(special, general, stays):
    narrow = candidate("提升【什么】创新能力", "提升 创新 能力", special)
    wide = candidate("提升【什么】能力", "提升 能力", general)
    assert (narrow.text in texts(without_instances([narrow, wide]))) is stays


@pytest.mark.parametrize(
    ("frame", "need"),
    [
        ("形成 推动 工作 合力", SPEAKING),
        (f"以 {ANY} 为 目标", SPEAKING),
        (f"加强 和 改进 {ANY} 工作", SPEAKING),
        (f"加强 {ANY} 建设", SPARE),
        (f"{ANY} 制度 完善", SPARE),
        (f"{ANY} 不断 壮大", SPEAKING),
        (f"加快 推进 {ANY} 服务 体系", SPARE),
        (f"推进 {ANY}", TRAILING),
    ],
)
def test_the_barer_a_frame_the_more_speeches_it_needs(frame, need):
    assert needed(frame.split(), CLASSIFIER) == need


@pytest.mark.parametrize(
    ("speeches", "fillers", "established", "firm", "enough"),
    [
        (3, "农业 教育 交通", False, False, True),
        (2, "农业 教育 交通", False, False, False),
        (3, "农业 教育", False, False, False),
        (2, "农业 教育", True, False, True),
        (3, "农业", False, False, False),
        (3, "农业", False, True, True),
    ],
)
def test_fillers_of_one_group_must_be_unlike(speeches, fillers, established, firm, enough):
    evidence = Evidence(clusters=set(range(speeches)), fillers=[dict.fromkeys(fillers.split(), 1)])
    found = Found(("加强", ANY, "建设"), [], evidence)
    assert enough_of_one_group(found, CLASSIFIER, established=established, firm=firm) is enough


def test_a_wording_without_its_slots():
    assert unslotted("把【什么】摆在【哪种】位置") == "把摆在位置"


def test_slots_that_crowd_out_the_words_read_badly():
    weights = formula()
    full = readability("切实加强【什么】建设", PhraseKind.FRAME, weights)
    crowded = readability("以【什么】为【目标】", PhraseKind.FRAME, weights)
    assert 0 <= crowded < full <= 1


def test_topic_words_make_a_wording_less_general():
    assert genericity(["加强", "建设"], CLASSIFIER) == 1
    assert genericity(["加强", "农业", "建设"], CLASSIFIER) == pytest.approx(2 / 3, abs=1e-3)

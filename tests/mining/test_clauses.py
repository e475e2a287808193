"""Cutting a speech into clauses: what stands where, what is refused, what a skeleton keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.mining.pipeline import segmenter
from draftkit.mining.preparing.prepared import PreparedSpeech
from draftkit.mining.preparing.skeleton import collapse
from draftkit.mining.preparing.speech import prepare
from draftkit.mining.segment import dictionary
from draftkit.mining.settings import MiningSettings
from draftkit.mining.slots import ANY, CHAR_OF, NUMBER
from draftkit.mining.words import Classifier, word_table
from draftkit.model import Mark, Speech

CLASSIFIER = Classifier(word_table(), dictionary()[0])
PLACE = CHAR_OF["地名"]


def prepared(speech: Speech) -> PreparedSpeech:
    return prepare(speech, segmenter(word_table(), MiningSettings()), CLASSIFIER)


def quoted(speech: Speech) -> list[str]:
    """What stands in the text where each clause says that it stands."""
    return [speech.blocks[each.block].text[each.start : each.end] for each in prepared(speech).clauses]


def test_clauses_stand_where_they_say(speech):
    text = "# 一、加强学习\n一是投入350万元，新建学校12所；\n二是抓好《工作要点》的落实, 提高水平。"
    assert quoted(speech(text)) == [
        "一、加强学习",
        "一是投入350万元",
        "新建学校12所",
        "二是抓好《工作要点》的落实",
        " 提高水平",
    ]


LINES = st.text("加强建设学校，。…—、20%年《》“”的a \t\u3000\ue000😀", max_size=30)


@given(lines=st.lists(LINES, max_size=5))
def test_clauses_come_in_order_and_end_before_their_mark(speech, lines):
    spoken = speech("\n".join(lines))
    reached = (0, 0)
    for clause in prepared(spoken).clauses:
        block = spoken.blocks[clause.block].text
        assert reached <= (clause.block, clause.start) <= (clause.block, clause.end)
        assert block[clause.end : clause.end + 1] == clause.mark
        assert len(clause.words) == len(clause.classes) > 0
        reached = (clause.block, clause.end)


def test_a_series_mark_is_told_and_left_out(speech):
    first, second = prepared(speech("一是强化学习，二要狠抓落实。")).clauses
    assert (first.series, second.series) == ("一是", "二要")
    assert not first.text.startswith("一")


def test_a_spun_clause_is_refused_and_counted(speech):
    found = prepared(speech("加强学习，狠捉落实。", spans={1: (Mark("spun", 6, 7),)}))
    assert [each.text.replace(" ", "") for each in found.clauses] == ["加强学习"]
    assert dict(found.refused) == {"spun": 1}


@pytest.mark.parametrize(
    ("words", "skeleton"),
    [
        (f"建设 {PLACE} 、 {PLACE}", f"建设 {PLACE}"),
        (f"建设 {PLACE} 和 {NUMBER}", f"建设 {ANY}"),
        (f"建设 {PLACE} 学校", f"建设 {ANY}"),
        ("抓好 学校 的 工作", f"抓好 {ANY} 的 工作"),
        ("抓好 学校 工作", f"抓好 {ANY}"),
        ("抓好 学校 工作 和 医院 建设", f"抓好 {ANY} 和 {ANY} 建设"),
        (f"抓好 {PLACE} 工作", f"抓好 {PLACE} 工作"),
        ("加强 和 改进 管理", "加强 和 改进 管理"),
    ],
)
def test_runs_of_open_words_collapse(words, skeleton):
    assert collapse(CLASSIFIER.signed(words.split(" "))) == skeleton


def test_runs_do_not_cross_lines():
    lines = CLASSIFIER.signed(["建设", "学校", "\n", "医院", "建设"]).replace(" \n ", "\n")
    assert collapse(lines) == f"建设 {ANY}\n{ANY} 建设"

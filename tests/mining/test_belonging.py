"""Whether the parts of a frame belong together, by what verbs govern everywhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.mining.frames.belonging import Belonging
from draftkit.mining.frames.objects import VerbObjects, objects_of
from draftkit.mining.pipeline import mine, segmenter
from draftkit.mining.preparing.speech import prepare
from draftkit.mining.segment import dictionary
from draftkit.mining.settings import MiningSettings
from draftkit.mining.slots import ANY
from draftkit.mining.words import Classifier, word_table

USUAL = """
认真解决存在的问题。着力解决突出问题。及时解决交通出行的问题。切实解决住房的问题。
不断提高服务水平。着力提高管理水平。持续提高医疗水平。努力提高教学水平。
取得新的进展。取得明显进展。取得重要进展。取得积极进展。
"""

CLASSIFIER = Classifier(word_table(), dictionary()[0])


@pytest.fixture(scope="module")
def belonging(speech) -> Belonging:
    prepared = prepare(speech(USUAL), segmenter(word_table(), MiningSettings()), CLASSIFIER)
    objects = VerbObjects()
    objects.read(prepared.clauses, CLASSIFIER)
    return Belonging(CLASSIFIER, objects)


@pytest.mark.parametrize(
    ("frame", "filler", "torn"),
    [
        ("帮助 ＿ 问题", "企业 解决 融资", True),
        ("推动 ＿ 进展", "试点 取得 积极", True),
        ("解决 ＿ 问题", "企业 融资", False),
        ("解决 ＿ 问题", "群众 反映 强烈 的", False),
        ("提高 ＿ 水平", "乡村 医疗", False),
        ("推动 ＿ 方向 发展", "合作 朝着 互利", True),
    ],
)
def test_a_tail_that_another_verb_governs_is_torn(belonging, frame, filler, torn):
    words = [ANY if word == "＿" else word for word in frame.split()]
    assert belonging.taken(words, filler.split()) is torn


def test_verb_and_noun_used_together_are_established(belonging):
    assert belonging.established(["提高", ANY, "水平"])
    assert not belonging.established(["帮助", ANY, "水平"])


@pytest.mark.parametrize(
    ("clause", "pairs"),
    [
        ("完善 农村 养老 制度", [("完善", "制度")]),
        ("帮助 企业 解决 融资 问题", [("帮助", "企业"), ("解决", "问题")]),
        ("加快 建设 现代 水利 体系", [("建设", "体系")]),
        ("保持 经济 稳定 增长", [("保持", "增长")]),
    ],
)
def test_verbs_and_their_objects(clause, pairs):
    words = clause.split()
    assert list(objects_of(words, CLASSIFIER.classes(words), CLASSIFIER)) == pairs


WORDS = st.sampled_from(
    [*"并和的、", "帮助", "解决", "问题", "企业", "改革", "加快", "向", "提高", "水平", ANY]
)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=6))
def test_any_pattern_and_filler_get_an_answer(belonging, words, filler):
    pattern = [*words, ANY, *words[:2]]
    assert belonging.taken(pattern, [word for word in filler if word != ANY] or ["企业"]) in (True, False)


def test_torn_frames_are_not_offered(speech):
    lines = (
        "帮助企业解决融资问题。帮助群众解决出行问题。",
        "帮助商户解决用工问题。帮助村民解决饮水问题。",
        "帮助学校解决师资问题。帮助社区解决停车问题。",
    )
    speeches = [speech(USUAL + line, source=f"{place}/a.txt") for place, line in enumerate(lines)]
    texts = {phrase.text for phrase in mine(speeches).phrases}
    assert not any(text.startswith("帮助") and text.endswith("】问题") for text in texts)
    assert any(text.startswith("提高") or text.endswith("水平") for text in texts)

"""Single stages: skeletons, alignment, shapes, families, the scoring formula."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.errors import BadFileError
from draftkit.files.resources import lexicon_dir
from draftkit.mining.frames.filling import aligned
from draftkit.mining.frames.torn import half_said, headless, torn
from draftkit.mining.naming import slot_namer
from draftkit.mining.preparing.groups import group_of
from draftkit.mining.preparing.independence import clusters, sketch
from draftkit.mining.preparing.skeleton import collapse, core, modifiers_before
from draftkit.mining.scoring.formula import SCORING_FILE, formula
from draftkit.mining.scoring.steps import place
from draftkit.mining.segment import dictionary
from draftkit.mining.slots import ANY
from draftkit.mining.structure.fours import four_characters
from draftkit.mining.structure.sayings import Saying, balanced, of_one_field
from draftkit.mining.tally import Tally, reference
from draftkit.mining.wording import worded
from draftkit.mining.words import Classifier, word_table
from draftkit.model import Step


@pytest.fixture(scope="module")
def classifier():
    return Classifier(word_table(), dictionary()[0])


@pytest.mark.parametrize(
    ("clause", "skeleton"),
    [
        ("要 进一步 加强 农村 水利 建设", "加强【领域】建设"),
        ("取得 了 显著 成效", "取得显著成效"),
        ("着力 推进 学校 、 医院 和 图书馆 的 建设", "推进【领域】的建设"),
        ("加快 推进 改革", "推进改革"),
        ("加快 发展 步伐", "加快发展步伐"),
    ],
)
def test_skeleton(classifier, clause, skeleton):
    words = clause.split()
    classes = classifier.classes(words)
    lead = modifiers_before(words, classes, classifier.table)
    fixed = collapse(core(classifier.signed(words), lead))
    assert worded(fixed.split(" "), slot_namer()) == skeleton


words = st.lists(st.sampled_from(["加强", "学校", "建设", "和", "的", "工作"]), min_size=1, max_size=4)


@given(words, words, words)
def test_alignment_gives_back_what_fills_the_slot(head, filler, tail):
    found = aligned([*head, ANY, *tail], [*head, *filler, *tail])
    assert found == [filler]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 5)), max_size=40))
def test_tally_counts_independent_speeches(seen):
    tally = Tally([0, 0, 1, 2, 2, 3], [True] * 6)
    for number, (key, speech) in enumerate(sorted(seen, key=lambda item: item[1])):
        tally.note((key,), reference(speech, number))
    recurring = dict(tally.recurring(2))
    for key in "abc":
        independent = {[0, 0, 1, 2, 2, 3][speech] for each, speech in seen if each == key}
        assert (key in recurring) == (len(independent) > 1)


@pytest.mark.parametrize(
    ("first", "second", "is_saying"),
    [
        ("基础 不牢", "地动山摇", True),
        ("安 不忘 危", "兴 不忘 忧", True),
        ("加强 学习", "提高 本领", False),
        ("不 是 凭空", "不 是 空谈", False),
    ],
)
def test_balanced(first, second, is_saying):
    assert balanced(first.split(), second.split(), alone=False) is is_saying


def test_distinct_texts_are_not_linked_and_copies_are():
    one = sketch(["今天我们召开会议研究部署下一阶段的重点任务，希望大家认真听讲做好记录并抓好落实" * 1])
    two = sketch(["河边的柳树倒了一棵横在水面上，几个孩子把它当桥走到中间就跳下去水花溅得老高真热闹"])
    assert clusters([one, two, one]) == [0, 1, 0]


@pytest.mark.parametrize(
    ("path", "group"),
    [("r/1999.txt", "r/#.txt"), ("r/2000.txt", "r/#.txt"), ("a/讲话.docx", "a/讲话.docx")],
)
def test_series_are_one_group(path, group):
    assert group_of(path) == str(Path(group))


def test_words_decide_the_step_where_blocks_do_not():
    assert place("下面，我讲【数量】点意见", {}, {}).step is Step.HINGE
    assert place("按下不表", {}, {}).step is None


class TestFormula:
    def edited(self, tmp_path, was, now):
        text = (lexicon_dir() / SCORING_FILE).read_text(encoding="utf-8")
        assert was in text
        path = tmp_path / "scoring.yaml"
        path.write_text(text.replace(was, now), encoding="utf-8")
        return path

    def test_shipped_one_is_sound(self):
        assert set(formula().weights["frame"]) <= set(formula().weights["frame"])
        assert 0 < formula().floor["frame"] < 1

    def test_every_problem_is_reported_at_once(self, tmp_path):
        path = self.edited(tmp_path, "attestation: 3, dispersion: 2", "attestation: 很多, 新意: 2")
        with pytest.raises(BadFileError) as caught:
            formula(path)
        messages = "\n".join(str(problem) for problem in caught.value.problems)
        assert "很多" in messages
        assert "新意" in messages
        assert "scoring.yaml:" in messages

    def test_missing_kind_is_named(self, tmp_path):
        path = self.edited(tmp_path, "  maxim: {", "  引语: {")
        with pytest.raises(BadFileError, match="maxim"):
            formula(path)


@pytest.mark.parametrize(
    ("frame", "refused"),
    [
        ("是 ＿ 的 需要", True),
        ("过去 取得 的 成绩", True),
        ("为 实现 ＿ 保障", True),
        ("为 实现 ＿ 提供 保障", False),
        ("加大 对 ＿ 力度", True),
        ("加大 对 ＿ 的 支持 力度", False),
        ("在 ＿ 制度 改革", True),
        ("在 ＿ 领域 取得 突破", False),
        ("按照 ＿ 方案", True),
        ("按照 ＿ 的 要求", False),
        ("提高 ＿ 中 的 比重", True),
        ("根据 实际", True),
    ],
)
def test_a_frame_that_breaks_off_is_refused(classifier, frame, refused):
    words = [ANY if word == "＿" else word for word in frame.split()]
    assert (headless(words) or half_said(words, classifier) or torn(words, classifier)) is refused


@pytest.mark.parametrize(
    ("saying", "one_field"),
    [("粮食 是 头等 大事", True), ("有 腐 必 惩", True), ("谋 局 必 先 谋 势", False)],
)
def test_sayings_of_one_field_are_told_apart(classifier, saying, one_field):
    words = tuple(saying.split())
    assert of_one_field(Saying("".join(words), words, "", 0), classifier) is one_field


@pytest.mark.parametrize(("four", "kept"), [("后顾之忧", False), ("艰苦奋斗", True), ("巨大成就", False)])
def test_dictionary_idioms_that_are_noun_phrases_are_refused(classifier, four, kept):
    assert four_characters((four,), "i", classifier) is kept

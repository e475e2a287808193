"""Headings, sets of headings, openings and set sentences: what a writer can take over, and what not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from draftkit.files.strict_yaml import load
from draftkit.mining.naming import slot_namer
from draftkit.mining.pipeline import mine, segmenter
from draftkit.mining.preparing.speech import prepare
from draftkit.mining.segment import dictionary
from draftkit.mining.settings import MiningSettings
from draftkit.mining.structure.headings import headings_of
from draftkit.mining.structure.openings import opening_form
from draftkit.mining.structure.titles import flaw, title_of
from draftkit.mining.words import Classifier, word_table
from draftkit.model import PhraseKind

CASES = Path(__file__).parent / "cases"
HEADINGS = load(CASES / "headings.yaml")
SETS = load(CASES / "heading-sets.yaml")


@pytest.fixture(scope="module")
def cut():
    return segmenter(word_table(), MiningSettings())


@pytest.fixture(scope="module")
def classifier():
    return Classifier(word_table(), dictionary()[0])


def unnamed(text):
    return re.sub("【[^】]*】", "【】", text)


@pytest.mark.parametrize("case", HEADINGS, ids=lambda case: str(case["text"])[:12])
def test_a_heading_keeps_its_form_and_drops_its_topic(case, speech, cut, classifier):
    prepared = prepare(speech(f"# {case['text']}\n正文。"), cut, classifier)
    title = title_of(headings_of(prepared, classifier)[0], slot_namer(), classifier)
    why = flaw(title, slot_namer(), classifier)
    if "want" in case:
        assert (unnamed(title.text), why) == (str(case["want"]), "")
    else:
        assert why
        assert str(case["refused"]) in ("any", why)


@pytest.mark.parametrize("case", SETS, ids=lambda case: str(case["name"]))
def test_a_set_keeps_its_even_members(case, speech):
    headings = [str(each) for each in case["headings"]]
    lines = [f"# {each}\n这里说的是第{number}件事情。" for number, each in enumerate(headings)]
    found = [p.set for p in mine([speech("\n".join(lines))]).phrases if p.kind is PhraseKind.HEADING_SET]
    wanted = [str(each) for each in case["want"]]
    assert [[unnamed(each) for each in one] for one in found] == ([wanted] if wanted else [])


def test_slots_that_siblings_fill_differently_have_names_of_their_own(speech):
    lines = ["# 在渔业捕捞上当好主力军", "# 在公路养护上当好先行者", "# 在林区防火上当好突击队"]
    found = mine([speech("\n正文在此。\n".join(lines))]).phrases
    names = [re.findall("【([^】]*)】", line) for p in found for line in p.set]
    assert len(names) == 3
    assert len({name for line in names for name in line}) == 3


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("总之", True),
        ("新的一年里", True),
        ("今后一个时期", True),
        ("实践证明", True),
        ("在肯定成绩的同时", True),
        ("我们也清醒地看到", True),
        ("面对新的形势和任务", True),
        ("根据会议安排", True),
        ("根据有关做法", False),
        ("他强调", False),
        ("这再次表明", False),
        ("加强组织领导", False),
        ("在渔业生产中", False),
    ],
)
def test_what_can_open_a_sentence(text, opens, speech, cut, classifier):
    clause = prepare(speech(f"{text}，要抓好落实。"), cut, classifier).clauses[0]
    assert opening_form(clause.words, clause.classes, classifier) is opens


def test_an_opening_counts_only_where_it_mostly_opens_sentences(speech):
    opening = ["渔业的任务有很多项。与此同时，要抓好落实。", "春耕、夏收都不轻松。与此同时，不能松劲。"]
    inside = ["我们今年以来一直在忙。", "今年以来的变化，大家都看到了。"]
    found = mine([speech(text, f"{n}/a.txt") for n, text in enumerate([*opening, *inside])])
    texts = {p.text for p in found.phrases if p.kind is PhraseKind.TRANSITION}
    assert "与此同时" in texts
    assert "今年以来" not in texts


def test_half_an_opening_comes_with_its_other_half_and_a_bare_word_not_at_all(speech):
    texts = [
        "渔业的账要算清。一方面，要看产量；另一方面，要看成本。总之，不能糊涂。",
        "修路的事议过几回。一方面，群众盼着；另一方面，钱还不够。总之，要想办法。",
    ]
    found = mine([speech(text, f"{n}/a.txt") for n, text in enumerate(texts)])
    texts = {p.text for p in found.phrases if p.kind is PhraseKind.TRANSITION}
    assert "一方面，【做什么】；另一方面，【还做什么】" in texts
    assert not {"一方面", "另一方面", "总之"} & texts


def test_the_sentence_that_leads_into_the_speech_is_one_entry(speech):
    first = "今天的会议开得很好。\n下面，我就渔业工作讲三点意见。\n先说认识问题。"
    second = "刚才几个单位作了发言。\n下面，我就护林防火工作讲四点意见。\n入冬以来天干物燥。"
    found = mine([speech(text, f"{n}/h.txt") for n, text in enumerate((first, second))])
    hinge = next(p for p in found.phrases if p.text.startswith("下面，我就"))
    assert hinge.text == "下面，我就【工作】讲【数量】点意见"
    assert hinge.kind is PhraseKind.TRANSITION
    assert not hinge.tags


def test_the_closing_call_is_kept_whole(speech):
    body = "要抓好落实。\n" * 12
    call = "让我们在市委的坚强领导下，鼓足干劲、真抓实干，为加快建设渔业强市作出新的更大贡献！"
    found = mine([speech(body + call)])
    texts = [unnamed(p.text) for p in found.phrases if p.text.startswith("让我们")]
    assert texts == ["让我们在【】的坚强领导下，鼓足干劲、真抓实干，为加快【】作出新的更大贡献！"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("基础不牢，地动山摇。", True),
        ("奋斗铸就辉煌，实干赢得未来。", True),
        ("挑战与机遇并存，困难与希望同在。", True),
        ("农业生产发展，农民收入增长。", False),
        ("加强队伍管理，完善各项制度。", False),
        ("常言道“机遇大于挑战，希望多于困难”。", True),
        ("县长指出“要把渔业抓好，我们的意义是很大的”。", False),
        ("各司其职，各负其责。", False),
        ("地下无矿，地面无石。", False),
        ("朋友们，同志们。", False),
        ("文字不长，分量很重。", False),
    ],
)
def test_sayings(text, kept, speech):
    found = [
        p.text for p in mine([speech(text + "\n我们要抓好落实。")]).phrases if p.kind is PhraseKind.MAXIM
    ]
    assert bool(found) is kept


def test_numbered_files_of_unlike_text_are_no_series(speech):
    topics = ["渔业", "护林", "公路", "水库", "学校", "医院", "供热", "环卫"]
    told = "{0}这一年做了{1}件难事，{0}上的人都晓得。"
    lines = [
        f"# 加强领导，形成合力，全力开创{topic}工作新局面\n" + told.format(topic, n) * 3
        for n, topic in enumerate(topics)
    ]
    numbered = [speech(text, f"one/{n:02}.txt") for n, text in enumerate(lines)]
    found = {unnamed(p.text) for p in mine(numbered).phrases if p.kind is PhraseKind.HEADING}
    assert found == {"加强领导，形成合力，全力开创【】新局面"}


def test_runs_that_count_or_name_fields_are_refused(speech):
    lines = [
        "实施一项工程，做好两项工作，开展三项活动。",
        "在经济建设上提高领导经济发展的能力，在政治建设上提高合作共事的能力，在文化建设上提高发展文化的能力。",
        "鼓舞了士气，提升了信心，汇聚了力量。",
        "要抵得住诱惑、抗得住干扰、守得住原则。",
    ]
    found = [p.text for p in mine([speech("\n".join(lines))]).phrases if p.kind is PhraseKind.PARALLEL]
    assert sorted(found) == ["抵得住诱惑，抗得住干扰，守得住原则", "鼓舞了士气，提升了信心，汇聚了力量"]

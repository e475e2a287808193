"""Facts files, the unit profile, and what a slot means."""

from __future__ import annotations

import pytest

from draftkit.errors import BadFileError
from draftkit.model import Facts, PlaceLevel, Rank
from draftkit.outlines.facts import completed, load_facts, load_unit
from draftkit.outlines.inference import infer, level_of, work_of
from draftkit.outlines.vocabulary import answers
from draftkit.session.drafting import Request, new_draft


def written(folder, text, name="f.yaml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_facts_are_typed(tmp_path):
    facts = load_facts(
        written(
            tmp_path,
            "会议日期: 2026年3月2日\n时长: 25分钟\n议程: [甲, 乙]\n前面发言: 发展改革局\n身份: 分管领导\n",
        )
    )
    assert facts.get("会议日期") == "2026-03-02"
    assert facts.get("时长") == 25
    assert facts.get("议程") == ("甲", "乙")
    assert facts.get("前面发言") == ("发展改革局",)
    assert facts.rank is Rank.DEPUTY


def test_every_problem_is_told_at_once(tmp_path):
    text = "会议名: 某会\n会议日期: 明天\n层级: 村\n语速: 900\n时长: 半小时\n"
    with pytest.raises(BadFileError) as caught:
        load_facts(written(tmp_path, text))
    problems = caught.value.problems
    assert [problem.line for problem in problems] == [1, 2, 3, 4, 5]
    assert "是不是“会议名称”" in problems[0].hint


def test_empty_facts_are_no_facts(tmp_path):
    assert dict(load_facts(written(tmp_path, "地名:\n议程: []\n")).values) == {}
    assert dict(load_facts(written(tmp_path, "")).values) == {}


def test_unit_profile(tmp_path):
    unit = load_unit(
        written(
            tmp_path,
            "facts: {地名: 望川县, 牵头科室: 办公室}\n"
            "leaders:\n  - {name: 周启明, post: 县委书记, rate: 185}\n"
            "declare:\n  - {name: 牵头科室, ask: 哪个科室牵头}\n",
        )
    )
    facts = completed(Facts({"讲话人": "周启明"}), unit)
    assert facts.text("职务") == "县委书记"
    assert facts.get("语速") == 185
    assert answers(Facts(), unit)("牵头科室") == "办公室"


def test_unit_problems(tmp_path):
    with pytest.raises(BadFileError) as caught:
        load_unit(written(tmp_path, "leader: x\nleaders:\n  - {post: 县委书记, rate: 9}\n"))
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("望川县", PlaceLevel.COUNTY),
        ("乌兰塔拉旗", PlaceLevel.BANNER),
        ("临江经济开发区", PlaceLevel.ZONE),
        ("临江高新技术产业开发区管委会", PlaceLevel.ZONE),
        ("云岭镇", PlaceLevel.TOWN),
        ("临江市", PlaceLevel.CITY),
        ("临江师范学院", PlaceLevel.SCHOOL),
        ("望川水务集团", PlaceLevel.COMPANY),
        ("城关街道", PlaceLevel.SUBDISTRICT),
        ("云上", None),
        ("", None),
    ],
)
def test_level_from_a_name(place, level):
    assert level_of(place) is level


@pytest.mark.parametrize(
    ("meeting", "work"),
    [
        ("全县组织工作会议", "组织工作"),
        ("2026年全市安全生产工作会议", "安全生产工作"),
        ("望川县乡村振兴现场推进会", "乡村振兴工作"),
        ("全县重点项目建设推进会", "重点项目建设工作"),
        ("全县三级干部会议", ""),
        ("全县组织工作会议暨党建重点任务推进会议", "组织工作"),
        ("县委经济工作会议暨县委农村工作会议", "经济工作"),
        ("望川县委农村工作会议", "农村工作"),
        ("全县安全生产暨消防工作会议", "安全生产和消防工作"),
        ("2024年经济工作总结暨2025年工作部署会议", "经济工作"),
        ("全县三级干部大会暨高质量发展大会", "高质量发展工作"),
        ("2025年度总结表彰大会暨2026年工作部署会", ""),
        ("县委常委会会议", ""),
        ("望川桃花节开幕式", ""),
        ("", ""),
    ],
)
def test_line_of_work_from_a_meeting(meeting, work):
    assert work_of(meeting, "望川县") == work


def test_what_was_given_is_never_changed():
    given = Facts({"地名": "望川县", "层级": "市", "工作": "水利工作", "会议名称": "全县组织工作会议"})
    inferred = infer(given)
    assert inferred.facts.text("层级") == "市"
    assert inferred.facts.text("工作") == "水利工作"
    assert inferred.notes == ()


def test_a_superior_does_not_say_our_county():
    at_home = answers(Facts({"地名": "望川县", "层级": "县", "身份": "主要领导"}))
    visiting = answers(Facts({"地名": "望川县", "层级": "县", "身份": "上级领导"}))
    assert at_home("我地") == "我县"
    assert visiting("我地") == "望川县"


def test_dates_are_spoken_and_unknown_slots_stay_open():
    answer = answers(Facts({"会议日期": "2026-03-02"}))
    assert answer("会议日期") == "2026年3月2日"
    assert answer("抓手") is None


def test_house_words_stand_in_the_draft(tmp_path):
    unit = load_unit(written(tmp_path, "words: {主要负责同志: 党政一把手}\n", "u.yaml"))
    draft = new_draft(Request("annual", unit=unit, fill=True, minutes=25))
    assert "主要负责同志" not in draft.text
    assert "党政一把手" in draft.text

"""The knowledge tables answer what a writer expects of them."""

from __future__ import annotations

import pytest

from draftkit.lexicon import tables
from draftkit.lexicon.canonical import enumerations, formulations
from draftkit.lexicon.dated_wording import dated_terms, find_dated
from draftkit.lexicon.divisions import divisions
from draftkit.lexicon.place_words import compounds, find_level_words, place_slots, place_words
from draftkit.lexicon.seasonal_wording import months_of
from draftkit.model import PlaceLevel


@pytest.mark.parametrize(
    ("level", "ours", "all_of_us", "committee", "both"),
    [
        (PlaceLevel.CITY, "我市", "全市", "市委", "市委、市政府"),
        (PlaceLevel.COUNTY, "我县", "全县", "县委", "县委、县政府"),
        (PlaceLevel.DISTRICT, "我区", "全区", "区委", "区委、区政府"),
        (PlaceLevel.BANNER, "我旗", "全旗", "旗委", "旗委、旗政府"),
        (PlaceLevel.TOWN, "我镇", "全镇", "镇党委", "镇党委、镇政府"),
        (PlaceLevel.ZONE, "我区", "全区", "区党工委", "区党工委、管委会"),
        (PlaceLevel.SCHOOL, "我校", "全校", "校党委", "校党委、校行政"),
        (PlaceLevel.COMPANY, "我公司", "全公司", "公司党委", "公司党委、经营班子"),
    ],
)
def test_place_words_follow_the_level(
    level: PlaceLevel, ours: str, all_of_us: str, committee: str, both: str
) -> None:
    words = place_words(level)
    assert (words["我地"], words["全地"], words["党委"], words["党委政府"]) == (
        ours,
        all_of_us,
        committee,
        both,
    )


@pytest.mark.parametrize("level", list(PlaceLevel))
def test_every_level_answers_every_place_slot(level: PlaceLevel) -> None:
    assert set(place_words(level)) == set(place_slots())


def test_level_words_are_found_and_compounds_left_alone() -> None:
    text = "我市市场活跃，市委、市政府决定，全市场景开放，县域经济、区域协调，城市委员会，各县（市、区）"
    assert [found.word for found in find_level_words(text)] == ["我市", "市委、市政府", "各县（市、区）"]


def test_no_compound_is_taken_for_a_level_word() -> None:
    for word in compounds():
        assert not list(find_level_words(word)), word


def test_quan_that_ends_another_word_begins_no_level_word() -> None:
    for text in ("健全校园安全管理", "安全区建设", "完全县办", "保全市面", "齐全乡规"):
        assert not list(find_level_words(text)), text
    assert [found.word for found in find_level_words("为全市发展，全县上下")] == ["全市", "全县"]


def test_level_words_name_all_levels_that_use_them() -> None:
    (found,) = find_level_words("我区")
    assert found.levels == {PlaceLevel.DISTRICT, PlaceLevel.ZONE}


def test_a_word_belongs_to_every_level_that_has_it_under_any_slot() -> None:
    (found,) = find_level_words("各村（社区）")
    assert {PlaceLevel.TOWN, PlaceLevel.COUNTY} <= found.levels


def test_divisions_are_found_by_full_and_short_name() -> None:
    text = "巴东县学习连云港市和江苏的做法，城区建设，来宾齐聚，长治久安，安康幸福，均衡水平，推广安全用电"
    assert [text[span.start : span.end] for span in divisions().find(text)] == ["巴东县", "连云港市", "江苏"]


@pytest.mark.parametrize(
    "text", ["拿出真金白银", "不能四平八稳", "把出海口建好", "【上级】和县委、县政府", "日照时间长"]
)
def test_words_that_only_hold_a_name_are_no_places(text: str) -> None:
    assert not list(divisions().find(text))


def test_division_knows_its_parents() -> None:
    (county,) = divisions().of("正定县")
    assert county.parents == ("河北省", "石家庄市")


def test_dated_terms_are_bounded_and_sourced() -> None:
    for term in dated_terms():
        assert term.source, term.text
        assert term.first or term.last, term.text
        assert not (term.first and term.last) or term.first <= term.last, term.text


def test_a_term_is_current_within_its_span_only() -> None:
    (span,) = find_dated("扎实开展创先争优活动")
    assert span.term.current_in("2011-06-01")
    assert span.term.current_in("2012")
    assert not span.term.current_in("2013-01")
    assert not span.term.current_in("2009")


def test_what_is_right_although_it_holds_a_dated_term_is_passed_over() -> None:
    assert not list(find_dated("巩固拓展脱贫攻坚成果"))


def test_no_right_wording_holds_its_own_mistake() -> None:
    for formulation in formulations():
        for wrong in formulation.wrong:
            assert wrong not in formulation.right, wrong


def test_enumerations_hold_as_many_items_as_their_name_says() -> None:
    counts = {"三会一课": 4, "三严三实": 6, "五位一体": 5, "六大纪律": 6, "新发展理念": 5}
    numerals = dict(zip("一二三四五六七八九", range(1, 10), strict=True))
    for group in enumerations():
        assert len(group.items) == counts.get(group.name, numerals.get(group.name[0])), group.name


@pytest.mark.parametrize(
    ("said", "fits", "not_in"),
    [
        ("新年伊始，我们就召开这次会议。", {1, 2}, {6, 11}),
        ("在岁末年初的重要时刻，我们召开这次会议。", {12, 1}, {7}),
        ("年终岁尾，把大家请来开会。", {11, 12}, {3, 7}),
        ("金秋送爽，硕果飘香。", {9, 10}, {1, 5}),
        ("金秋时节说新春。", set(), set(range(1, 13))),
        ("这次会议非常重要。", set(range(1, 13)), set()),
        ("实现了年初确定的目标。", set(range(1, 13)), set()),
    ],
)
def test_wording_that_tells_a_season_belongs_to_its_months(
    said: str, fits: set[int], not_in: set[int]
) -> None:
    assert fits <= months_of(said)
    assert not not_in & months_of(said)


def test_every_seasonal_wording_leaves_some_months_and_not_all() -> None:
    rows = list(tables.rows("seasonal-wording.yaml", "wordings"))
    assert rows
    assert all(0 < len(months_of(tables.text(row, "text"))) < 12 for row in rows)

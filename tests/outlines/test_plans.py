"""Plans: type × rank × minutes, and what the writer changes in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.errors import UsageError
from draftkit.model import Move, Rank, SectionPlan, SpeechType
from draftkit.outlines.catalogue import check_outline, find_outline, load_outline, outlines
from draftkit.outlines.plan import make_plan

TYPES = list(SpeechType)


def test_there_is_an_outline_for_every_type():
    assert {outline.type for outline in outlines()} == set(SpeechType)


@pytest.mark.parametrize("kind", TYPES)
def test_shipped_outlines_have_no_problem(kind):
    assert check_outline(find_outline(kind.value))[1] == []


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TYPES), st.sampled_from(list(Rank)), st.integers(0, 100), st.integers(160, 240))
def test_the_plan_meets_the_budget(kind, rank, part, rate):
    outline = load_outline(kind.value)
    low, high = outline.minutes
    minutes = low + (high - low) * part // 100
    plan = make_plan(outline, rank, minutes, rate)
    assert abs(plan.characters - minutes * rate) <= 0.05 * minutes * rate
    assert all(section.characters > 0 for section in plan.sections)


def test_longer_speeches_get_more_points():
    outline = load_outline("annual")
    tasks = [
        next(section for section in make_plan(outline, minutes=minutes).sections if section.key == "tasks")
        for minutes in (15, 30, 60)
    ]
    assert tasks[0].points < tasks[1].points < tasks[2].points


def test_rank_changes_what_is_there():
    outline = load_outline("annual")
    principal = [section.key for section in make_plan(outline, Rank.PRINCIPAL).sections]
    department = [section.key for section in make_plan(outline, Rank.DEPARTMENT).sections]
    assert "situation" in principal
    assert "situation" not in department


def test_minutes_out_of_range_are_said():
    plan = make_plan(load_outline("inaugural"), minutes=30)
    assert any("偏长" in warning for warning in plan.warnings)


def test_an_inaugural_has_three_points_at_most_and_no_demands():
    for minutes in (3, 5, 10):
        plan = make_plan(load_outline("inaugural"), minutes=minutes)
        assert max(section.points for section in plan.sections) <= 3
        assert plan.headings == ()


def test_changes_and_order():
    outline = load_outline("annual")
    changes = {
        "tasks": SectionPlan(points=2, heading="干什么"),
        "review": SectionPlan(omit=True),
        "opening": SectionPlan(characters=300),
    }
    plan = make_plan(outline, minutes=20, changes=changes, order=("opening", "tasks"))
    assert [section.key for section in plan.sections[:2]] == ["opening", "tasks"]
    assert plan.sections[0].characters == 300
    assert (plan.sections[1].points, plan.sections[1].heading) == (2, "干什么")
    assert "review" not in {section.key for section in plan.sections}
    assert plan.characters == 4000


def test_a_change_to_a_section_that_is_not_there():
    with pytest.raises(UsageError, match="没有“nothing”"):
        make_plan(load_outline("annual"), changes={"nothing": SectionPlan(points=2)})


def test_leaving_out_everything_is_refused():
    outline = load_outline("inaugural")
    changes = {section.key: SectionPlan(omit=True) for section in outline.sections}
    with pytest.raises(UsageError, match="一个部分也没有"):
        make_plan(outline, changes=changes)


@pytest.mark.parametrize("minutes", [0, -3, 241])
def test_impossible_minutes(minutes):
    with pytest.raises(UsageError, match="时长"):
        make_plan(load_outline("annual"), minutes=minutes)


def test_moves_come_in_the_usual_order():
    order = list(Move)
    for kind in ("annual", "mobilization", "progress", "union"):
        plan = make_plan(load_outline(kind))
        places = [order.index(section.move) for section in plan.sections]
        assert places == sorted(places), kind


def test_a_type_can_be_named_in_chinese():
    assert load_outline("主持词").type is SpeechType.HOST_SCRIPT

"""Coming back to a draft finds it as it was left; a name that is no draft yet begins one."""

from __future__ import annotations

import json

import pytest

from draftkit.files.locations import state_dir
from draftkit.session.desk import recent_drafts
from draftkit.tui.screens.setup import SetUp
from draftkit.tui.widgets.filter_input import FilterInput
from draftkit.tui.widgets.outline_pane import OutlinePane
from draftkit.tui.widgets.slot_pane import SlotPane


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_text_panel_and_filter_are_found_as_they_were_left(opened, sample, size):
    async with opened(size=size, draft=sample) as desk:
        await desk.see("待填")
        desk.app.screen.go(14, 3)
        await desk.press("f2")
        await desk.type("强调")
        desk.prose.scroll_relative(y=-3, animate=False, immediate=True, force=True)
        await desk.pilot.pause()
        top = desk.prose.scroll_offset.y
        await desk.press("ctrl+q")
    async with opened(size=size, draft=sample) as desk:
        field = desk.app.screen.query_one("#phrase-filter", FilterInput)
        await desk.wait(lambda: field.has_focus, "the phrases are open")
        assert field.value == "强调"
        assert "强调" in desk.grid()
        assert desk.prose.cursor_location == (14, 3)
        if size[0] == 120:  # a drawer wraps the text anew as it opens: there the cursor's row is in view
            await desk.wait(lambda: desk.prose.scroll_offset.y == top, "the same rows in view")
        above = desk.prose.cursor_screen_offset.y - desk.prose.region.y
        assert 0 <= above < desk.prose.size.height + 2


@pytest.mark.parametrize(("action", "pane"), [("outline", OutlinePane), ("slots", SlotPane)])
async def test_the_panel_on_the_left_is_open_again(opened, sample, action, pane):
    async with opened(size=(80, 24), draft=sample) as desk:
        await desk.see("待填")
        getattr(desk.app.screen, f"action_{action}")()
        await desk.wait(lambda: desk.app.screen.query_one(pane).has_focus, "the panel is open")
        await desk.press("ctrl+q")
    async with opened(size=(80, 24), draft=sample) as desk:
        await desk.wait(lambda: desk.app.screen.query_one(pane).has_focus, "the panel is open")


async def test_a_draft_left_from_the_text_is_opened_in_the_text(opened, sample):
    async with opened(size=(80, 24), draft=sample) as desk:
        await desk.press("f2", "escape", "escape")
        await desk.see("继续写")
        await desk.press("enter")
        await desk.see("部署")
        assert desk.prose.has_focus


def test_values_of_another_kind_in_the_list_are_passed_over():
    state_dir().mkdir(parents=True)
    entry = {"path": "a.md", "line": "7", "filter": 3, "column": 2, "later": 1}
    (state_dir() / "recent.json").write_text(json.dumps([entry]), "utf-8")
    (found,) = recent_drafts()
    assert (found.line, found.filter, found.column) == (0, "", 2)


@pytest.mark.parametrize("name", ["没有.md", "没有"])
async def test_a_name_that_is_no_draft_yet_begins_one(opened, tmp_path, name):
    async with opened(size=(80, 24)) as desk:
        desk.app.open_draft(tmp_path / name)
        await desk.see("还没有“没有.md”")
        await desk.press("down", "enter")
        await desk.wait(lambda: isinstance(desk.app.screen, SetUp), "the set-up")
        await desk.press("ctrl+s", "ctrl+s")
        await desk.wait(lambda: (tmp_path / "没有.md").is_file(), "written under that name")
        await desk.wait(lambda: bool(desk.app.screen.query("#prose")), "the writing screen")
        assert "type: mobilization" in (tmp_path / "没有.md").read_text("utf-8")


async def test_nothing_is_written_where_the_writer_declines(opened, tmp_path):
    async with opened(size=(80, 24)) as desk:
        desk.app.open_draft(tmp_path / "没有.md")
        await desk.see("新写一篇")
        await desk.press("escape")
        await desk.see("继续写")
        assert list(tmp_path.glob("*.md")) == []


async def test_no_draft_is_offered_where_none_can_be_written(opened, tmp_path):
    async with opened(size=(80, 24)) as desk:
        desk.app.open_draft(tmp_path / "没有这个文件夹" / "稿子.md")
        await desk.pilot.pause(0.1)
        assert "新写一篇" not in desk.grid()


async def test_the_plan_shows_the_headings_that_will_be_written(opened, tmp_path):
    async with opened(size=(120, 36)) as desk:
        await desk.press("enter")
        await desk.see("基本情况")
        await desk.type("全县安全生产工作会议")
        await desk.press("ctrl+s")
        await desk.see("方案")
        fill = desk.app.screen.query_one("#fill")
        fill.focus()
        await desk.press("right")
        await desk.wait(lambda: fill.value == "先写出初稿", "a first text is asked for")
        await desk.pilot.pause()
        rows = desk.app.screen.query_one("#plan")
        shown = [rows.row_at(index).text.partition("（")[0] for index in range(rows.row_count)]
        await desk.press("ctrl+s")
        made = tmp_path / "全县安全生产工作会议讲话.md"
        await desk.wait(made.is_file, "the draft")
        headings = [
            line.removeprefix("## ").partition("、")[2]
            for line in made.read_text("utf-8").splitlines()
            if line.startswith("## ")
        ]
        assert headings
        assert set(headings) <= set(shown)


@pytest.mark.parametrize(("day", "offered"), [("2026-01-08", True), ("2026-11-25", False), ("", False)])
async def test_phrases_of_another_season_are_not_the_first(opened, day, offered):
    facts = f"facts: {{会议日期: {day}}}\n" if day else ""
    draft = f"---\ntype: annual\n{facts}---\n\n# 讲话\n\n<!-- opening.occasion -->\n今天，我们开会。\n"
    async with opened(draft=draft) as desk:
        desk.app.screen.go(1)
        await desk.wait(lambda: desk.app.screen.query_one("#phrases").row_count > 20, "the phrases")
        phrases = desk.app.screen.query_one("#phrases")
        first = [phrases.row_at(index).text for index in range(6)]
        assert any(text.startswith("新年伊始") for text in first) is offered


async def test_a_long_title_gives_way_to_the_part(opened):
    title = "在全市组织工作会议暨党建重点任务推进会议上的讲话"
    async with opened(
        size=(80, 24), draft=f"# {title}\n\n<!-- opening -->\n同志们：\n\n今天，我们开会。\n"
    ) as desk:
        await desk.see("开头")
        top = desk.grid().splitlines()[0]
        assert "在全市组织" in top
        assert "开头" in top

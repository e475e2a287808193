"""The first minutes: what follows from what was told, the time changed later, what the keys do right here."""

from __future__ import annotations

from draftkit.files.locations import data_dir
from draftkit.model import Step
from draftkit.tui.screens.pick import fixed
from draftkit.tui.screens.write import WriteScreen
from draftkit.tui.widgets.row_list import ListRow
from draftkit.tui.widgets.slot_pane import SlotPane


async def test_what_follows_from_the_place_and_the_meeting_is_shown_and_can_be_overruled(opened):
    async with opened(size=(80, 24)) as desk:
        await desk.press("enter")
        await desk.see("基本情况")
        await desk.type("全县安全生产工作会议")
        await desk.press("enter")
        await desk.type("望川县")
        await desk.see("‹ 县（从地名看出来的，不对就改） ›")
        await desk.see("安全生产工作（从会议名称看出来的，不对就改）")
        await desk.press("enter", "right", "right", "ctrl+s")
        await desk.see("地名看着是县一级，层级选的是市")
        await desk.see("^s 开始起草")


async def test_the_time_of_a_draft_can_be_changed_later(opened, sample, tmp_path):
    async with opened(draft=sample) as desk:
        await desk.see("/3,000字")
        await desk.press("f7")
        await desk.see("时长")
        field = desk.app.screen.query_one("#fact-17")
        assert field.value == "15"
        field.focus()
        field.value = "30"
        await desk.press("ctrl+s")
        await desk.see("/6,000字")
        await desk.press("ctrl+s")
        assert "minutes: 30" in (tmp_path / "稿子.md").read_text("utf-8")
        await desk.press("ctrl+z")
        await desk.see("/3,000字")


async def test_minutes_nobody_can_speak_are_not_taken(opened, sample):
    async with opened(draft=sample) as desk:
        await desk.press("f7")
        await desk.see("时长")
        desk.app.screen.query_one("#fact-17").value = "9999"
        await desk.press("ctrl+s")
        await desk.see("没看懂")


async def test_a_draft_without_minutes_is_held_to_no_length(opened):
    async with opened(
        draft="---\ntype: annual\n---\n\n# 在全县工作会议上的讲话\n\n同志们：\n\n下面我讲三点。\n"
    ) as desk:
        await desk.see("部署任务")
        assert "/5,000字" not in desk.grid()
        assert "/310" not in desk.grid()


async def test_a_fact_that_is_open_in_many_places_is_told_once(opened):
    draft = (
        "---\ntype: annual\n---\n\n# 讲话\n\n同志们：\n\n贯彻【上级】部署，对照【上级】要求，落实【措施】。\n"
    )
    async with opened(draft=draft) as desk:
        await desk.see("【上级】")
        slots = desk.app.screen.query_one(SlotPane)
        slots.focus()
        await desk.press("enter")
        await desk.see("基本情况")
        await desk.type("市委、市政府")
        await desk.press("ctrl+s")
        await desk.see("贯彻市委、市政府部署，对照市委、市政府要求")


async def test_hints_are_those_of_where_the_keys_go(opened, sample):
    async with opened(size=(80, 24), draft=sample) as desk:
        await desk.see("存一稿")
        assert "放进稿子" not in desk.grid()
        await desk.press("f2")
        await desk.see("回车 放进稿子  ^↓ 下一步骤  esc 回稿子")
        await desk.press("escape", "f9")
        await desk.see("← → 换")
        await desk.press("escape", "f6")
        await desk.see("回车 去改")


async def test_coming_back_from_writing_one_stands_on_the_draft(opened):
    async with opened(size=(80, 24)) as desk:
        await desk.press("enter")
        await desk.see("基本情况")
        await desk.press("ctrl+s", "ctrl+s")
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "writing")
        await desk.press("escape")
        await desk.see("接着写")
        await desk.press("enter")
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "writing again")


async def test_what_was_hidden_in_the_bank_comes_back(opened):
    async with opened(size=(80, 24)) as desk:
        await desk.press("f2")
        await desk.see("共 2,")
        await desk.type("一分部署")
        await desk.see("九分落实")
        await desk.press("f8")
        await desk.see("按 ^z 撤回")
        await desk.wait(lambda: "一分部署，九分落实" not in desk.grid(), "hidden")
        await desk.press("ctrl+z")
        await desk.see("一分部署，九分落实")


async def test_what_is_not_in_this_place_of_the_bank_is_looked_for_in_all_of_it(opened):
    async with opened(size=(80, 24)) as desk:
        await desk.press("f2")
        await desk.see("共 2,")
        await desk.press("ctrl+down", "ctrl+down")
        await desk.type("一分部署")
        await desk.see("（全库）")
        await desk.see("九分落实")


async def test_open_slots_do_not_hide_what_is_wrong(opened, sample):
    async with opened(size=(80, 24), draft=sample.replace("等不得、慢不得。", "等不得,慢不得。")) as desk:
        await desk.press("f6")
        await desk.see("待填 6")
        await desk.see("要改 1")
        grid = desk.grid()
        assert grid.index("要改 1") < grid.index("待填 6")
        assert "phrasebank/" not in grid


async def test_headings_that_begin_alike_are_told_apart_in_the_narrow_pane(opened):
    draft = (
        "---\ntype: annual\n---\n\n# 讲话\n\n同志们：\n\n<!-- situation -->\n\n## 一、认清形势\n\n"
        "### （一）做好森林防火工作，是政治要求\n\n话。\n\n### （二）做好森林防火工作，是现实需要\n\n话。\n"
    )
    async with opened(size=(80, 24), draft=draft) as desk:
        await desk.see("（一）做好森林防")
        await desk.see("（二）…现实需要")
        assert "（二）做好森林防火工作，是现实需要" in desk.grid()  # in the text it stands in full


async def test_a_bank_file_with_a_fault_is_told_once_while_writing(opened, sample):
    async with opened(size=(80, 24), draft=sample) as desk:
        folder = data_dir() / "bank"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "我的.yaml").write_text("- id: x\n   text: 坏\n", "utf-8")
        desk.app.screen.fetch_again()
        await desk.see("词句库里有写错的地方")
        desk.app.clear_notifications()
        await desk.wait(lambda: "词句库里有写错的地方" not in desk.grid(), "gone")
        desk.app.screen.fetch_again()
        await desk.pilot.pause(0.3)
        assert "词句库里有写错的地方" not in desk.grid()


def test_steps_are_found_by_initials():
    narrow = fixed([ListRow(f"{step.move.zh} · {step.zh}") for step in Step])
    assert [row.text for row in narrow("yszr")] == ["加强领导 · 压实责任"]


async def test_drafts_of_the_same_title_are_known_by_their_files(opened, sample, tmp_path):
    (tmp_path / "第二稿.md").write_text(sample, "utf-8")
    async with opened(size=(80, 24), draft=sample, name="第一稿.md") as desk:
        await desk.see("存一稿")
        await desk.press("escape")
        await desk.see("在全县基层治理工作会议上的讲话")
        desk.app.open_draft(tmp_path / "第二稿.md")
        await desk.see("存一稿")
        await desk.press("escape")
        await desk.see("第一稿")
        await desk.see("第二稿")


async def test_one_can_leave_from_a_dialog_too_and_the_text_is_saved(opened, sample, tmp_path):
    async with opened(draft=sample) as desk:
        await desk.press("ctrl+end")
        await desk.type("最后一句。")
        await desk.press("f9")
        await desk.see("存到")
        await desk.press("ctrl+q")
        await desk.wait(lambda: not desk.app.is_running or desk.app._exit, "left")
    assert "最后一句。" in (tmp_path / "稿子.md").read_text("utf-8")

"""Whole walks through the program, with keys that an input method lets through and typed Chinese."""

from __future__ import annotations

import zipfile

from draftkit.tui.screens.check import CheckScreen
from draftkit.tui.screens.desk import Desk as DeskScreen
from draftkit.tui.screens.preview import PreviewScreen
from draftkit.tui.screens.write import WriteScreen


async def test_from_the_desk_to_a_word_file(opened, tmp_path):
    async with opened() as desk:
        await desk.press("enter")
        await desk.see("基本情况")
        await desk.type("全县组织工作会议")
        await desk.press("enter")
        await desk.type("望川县")
        await desk.press("enter", "right", "right", "right", "enter")
        await desk.press("ctrl+s")
        await desk.see("5,000 字")
        await desk.press("ctrl+s")
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "writing")
        await desk.see("在全县组织工作会议上的讲话")
        await desk.see("会议背景")
        await desk.type("今天，我们召开全县组织工作会议。")
        await desk.see("今天，我们召开全县组织工作会议。")
        await desk.press("ctrl+down")
        await desk.see("2/6")
        await desk.press("f9")
        await desk.see("存到")
        await desk.press("enter")
        await desk.see("已导出")
        await desk.press("escape", "escape")
        await desk.see("继续写")
        assert "在全县组织工作会议上的讲话" in desk.grid()
    words = list(tmp_path.glob("*.docx"))
    assert len(words) == 1
    with zipfile.ZipFile(words[0]) as parts:
        assert "今天，我们召开全县组织工作会议。" in parts.read("word/document.xml").decode()


async def test_a_phrase_goes_in_filled_and_comes_out_with_one_undo(opened, sample):
    async with opened(draft=sample) as desk:
        await desk.see("条")
        await desk.press("ctrl+end", "enter")
        before = desk.prose.text
        await desk.press("f2")
        await desk.type("作出新的更大贡献")
        await desk.wait(
            lambda: desk.app.focused is not None and desk.app.screen.query_one("#phrases").row_count, "hits"
        )
        await desk.press("enter")
        await desk.wait(lambda: desk.prose.text != before, "inserted")
        assert desk.prose.has_focus
        inserted = desk.prose.text
        assert "【地名】" not in inserted.removeprefix(before)
        await desk.press("ctrl+z")
        await desk.wait(lambda: desk.prose.text.strip() == before.strip(), "undone")


async def test_tab_walks_the_open_slots_and_typing_replaces_them(opened, sample):
    async with opened(draft=sample) as desk:
        desk.prose.move_cursor((0, 0))
        await desk.press("tab")
        assert desk.prose.selected_text == "【发言单位】"
        await desk.type("县委组织部")
        await desk.press("tab")
        assert desk.prose.selected_text == "【网格数】"
        assert "刚才，县委组织部作了发言" in desk.prose.text
        await desk.press("tab", "shift+tab")
        assert desk.prose.selected_text == "【网格数】"


async def test_text_survives_leaving_and_undo_survives_reopening(opened, sample):
    async with opened(draft=sample) as desk:
        await desk.press("ctrl+end", "enter")
        await desk.type("散会。")
        await desk.press("escape")
        assert isinstance(desk.app.screen, DeskScreen)
    async with opened() as desk:
        await desk.press("enter")
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "writing")
        assert desk.prose.text.endswith("散会。")
        assert desk.prose.cursor_location == (len(desk.prose.rows) - 1, 3)
        await desk.press("ctrl+z")
        await desk.wait(lambda: not desk.prose.text.endswith("散会。"), "undone")


async def test_a_finding_is_jumped_to_and_a_certain_one_is_mended(opened, sample):
    draft = sample.replace("等不得、慢不得。", "等不得,慢不得。")
    async with opened(draft=draft) as desk:
        await desk.press("f6")
        await desk.wait(lambda: isinstance(desk.app.screen, CheckScreen), "check")
        await desk.see("还没有填")
        await desk.press("f7")
        await desk.see("改好")
        await desk.press("end", "enter")
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "back")
        assert "等不得，慢不得。" in desk.prose.text
        line, column = desk.prose.cursor_location
        assert desk.prose.rows[line].text[column] == "【"


async def test_the_preview_shows_pages_of_the_layout(opened, sample):
    async with opened(draft=sample) as desk:
        await desk.press("f5")
        await desk.wait(lambda: isinstance(desk.app.screen, PreviewScreen), "preview")
        await desk.see("每行 28 字，每页 22 行")
        await desk.press("f5")
        await desk.see("版式")
        await desk.press("escape")
        assert isinstance(desk.app.screen, WriteScreen)


async def test_somebody_elses_change_comes_in_beside_ones_own(opened, sample, tmp_path):
    async with opened(draft=sample) as desk:
        path = tmp_path / "稿子.md"
        await desk.press("ctrl+end", "enter")
        await desk.type("我写的一句。")
        path.write_text(sample.replace("同志们：", "各位同志："), "utf-8")
        await desk.wait(lambda: "各位同志：" in desk.prose.text, "merged")
        assert "我写的一句。" in desk.prose.text


async def test_a_locked_sentence_is_marked_and_kept_in_the_file(opened, sample, tmp_path):
    async with opened(draft=sample) as desk:
        line = next(i for i, row in enumerate(desk.prose.rows) if row.text.startswith("过去一年"))
        desk.prose.move_cursor((line, 3))
        await desk.press("ctrl+k")
        await desk.see("已锁定")
        assert "锁" in desk.grid()
        await desk.press("escape")
    assert "locks:" in (tmp_path / "稿子.md").read_text("utf-8")


async def test_paste_from_word_comes_in_clean(opened, sample):
    from textual import events

    async with opened(draft=sample) as desk:
        await desk.press("ctrl+end", "enter")
        desk.prose.post_message(events.Paste("　　要抓好落实,\u200b不搞形式。\r\n\r\n\t• 要压实责任\r\n"))
        await desk.wait(lambda: "要抓好落实，不搞形式。\n要压实责任" in desk.prose.text, "paste")


async def test_revisions_show_what_changed_and_lead_back(opened, sample):
    async with opened(draft=sample) as desk:
        await desk.press("ctrl+s")
        await desk.press("ctrl+end", "enter")
        await desk.type("散会。")
        await desk.press("f8")
        await desk.see("［散会。］")
        await desk.press("f7")
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "back")
        await desk.wait(lambda: "散会。" not in desk.prose.text, "restored")

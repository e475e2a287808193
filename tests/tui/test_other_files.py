"""Opening what is no draft yet, exporting over what somebody has worked on, saving under another name."""

from __future__ import annotations

import pytest

OLD = """在全县安全生产工作会议上的讲话
（2026年3月12日）
同志们：
今天，县政府召开全县安全生产工作会议，主要任务是总结去年工作，部署今年任务。
一、充分肯定成绩，清醒认识问题
过去一年，全县共排查隐患3.6万处，安全生产形势总体平稳。
二、突出重点领域，狠抓任务落实
（一）抓好道路交通安全。要加大路面管控力度。
谢谢大家！
"""


@pytest.mark.parametrize(
    ("name", "encoding"), [("旧稿.txt", "gb18030"), ("旧稿.txt", "utf-16"), ("旧稿.md", "gb18030")]
)
async def test_a_file_in_another_form_is_written_on_in_a_draft_of_its_own(opened, tmp_path, name, encoding):
    old = tmp_path / name
    data = OLD.replace("\n", "\r\n").encode(encoding)
    old.write_bytes(data)
    async with opened(size=(80, 24)) as desk:
        await desk.press("ctrl+o")
        await desk.see(name)
        await desk.press("enter")
        await desk.see("在这里写")
        await desk.see("同志们：")
        text = desk.prose.text
        for sentence in OLD.split("\n"):
            assert sentence in text
    assert old.read_bytes() == data
    (draft,) = [path for path in tmp_path.glob("旧稿*.md") if path != old]
    assert "# 在全县安全生产工作会议上的讲话" in draft.read_text("utf-8")
    assert "## 一、充分肯定成绩，清醒认识问题" in draft.read_text("utf-8")


async def test_old_speeches_in_a_folder_below_are_offered(opened, tmp_path):
    (tmp_path / "往年").mkdir()
    (tmp_path / "往年" / "安全生产讲话.txt").write_text(OLD, "utf-8")
    async with opened(size=(80, 24)) as desk:
        await desk.press("ctrl+r")
        await desk.see("往年/安全生产讲话.txt")


async def test_a_word_file_worked_on_since_is_not_written_over_unasked(opened, sample, tmp_path):
    async with opened(draft=sample) as desk:
        await desk.press("f9", "enter")
        await desk.see("已导出")
        await desk.press("enter")  # as it was exported: writing it again asks nothing
        await desk.see("已导出")
        word = tmp_path / "稿子.docx"
        word.write_bytes(b"the secretary's own changes")
        await desk.press("enter")
        await desk.see("再按一次回")
        assert word.read_bytes() == b"the secretary's own changes"
        await desk.press("enter")
        await desk.see("已导出")
        assert word.read_bytes() != b"the secretary's own changes"


async def test_a_final_copy_with_open_slots_says_how_many_and_writes_nothing(opened, sample, tmp_path):
    async with opened(size=(80, 24), draft=sample) as desk:
        await desk.press("f9")
        await desk.see("用途")
        await desk.press("down", "down", "right", "enter")
        await desk.see("处待填，不能作定稿")
        assert not list(tmp_path.glob("*.docx"))


async def test_a_copy_under_another_name_is_what_is_written_on(opened, sample, tmp_path):
    async with opened(size=(80, 24), draft=sample) as desk:
        await desk.press("ctrl+p")
        await desk.type("lcyf")
        await desk.see("另存一份")
        await desk.press("enter")
        await desk.see("稿子（另存）")
        await desk.press("enter")
        await desk.see("已另存为")
        await desk.press("ctrl+end")
        await desk.type("只在新的一份里。")
        await desk.press("ctrl+s")
        copy = tmp_path / "稿子（另存）.md"
        await desk.wait(lambda: "只在新的一份里。" in copy.read_text("utf-8"), "saved")
    assert (tmp_path / "稿子.md").read_text("utf-8") == sample

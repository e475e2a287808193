"""Notices in the corner: whole, wrapped as Chinese is, and few."""

from __future__ import annotations

import pytest
from textual.widgets import _toast

from draftkit.tui.widgets.notice import Notice


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (81, 24), (120, 36), (121, 36)])
async def test_no_character_is_lost_where_a_panel_below_has_its_edge(opened, size):
    message = "请另存为别的格式后再用，一二三四五六七八九十，二二三四五六七八九十，三二三四五六七八九十。"
    async with opened(size=size) as desk:
        desk.app.notify(message, title="这是一个文件夹，不是文件")
        await desk.see("这是一个文件夹，不是文件")
        rows = [row.split("▌")[1] for row in desk.grid().split("\n") if "▌" in row]
        assert message in "".join(row.rstrip("│").strip() for row in rows)


async def test_square_brackets_of_a_file_name_are_shown(opened):
    async with opened() as desk:
        desk.app.notify("已写出 稿[b]一[/b].docx")
        await desk.see("已写出 稿[b]一[/b].docx")


async def test_the_same_notice_stands_once_and_only_two_at_a_time(opened):
    async with opened() as desk:
        for text in ("甲甲", "乙乙", "丙丙", "丙丙"):
            desk.app.notify(text)
            await desk.see(text)
        await desk.wait(lambda: "甲甲" not in desk.grid(), "the first is gone")
        await desk.wait(lambda: desk.grid().count("丙丙") == 1 and "乙乙" in desk.grid(), "two of them")


def test_textual_still_looks_the_class_up_where_we_put_it():
    assert issubclass(Notice, _toast.Toast)
    assert "Toast" in _toast.ToastRack.show.__code__.co_names


async def test_a_fault_saves_the_text_and_gives_no_traceback(opened, sample, tmp_path, capsys):
    fault = RuntimeError("a fault of ours")

    async def write_until_it_breaks():
        async with opened(draft=sample) as desk:
            await desk.press("ctrl+end")
            await desk.type("刚写的一句。")
            desk.app._handle_exception(fault)

    with pytest.raises(RuntimeError, match="a fault of ours"):
        await write_until_it_breaks()
    assert "刚写的一句。" in (tmp_path / "稿子.md").read_text("utf-8")
    assert "Traceback" not in capsys.readouterr().err

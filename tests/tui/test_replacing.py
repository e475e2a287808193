"""One word for another everywhere: what a writer does when the county turns out to be a district."""

from __future__ import annotations

import pytest

from draftkit.session.manuscript import Row
from draftkit.session.replacing import replaced

DRAFT = (
    "---\ntype: annual\n---\n\n# 在全县工作会议上的讲话\n\n同志们：\n\n"
    "全县要动起来，全县都要动。\n\n全县一盘棋。\n"
)


@pytest.mark.parametrize(
    ("text", "locked", "expected"),
    [
        ("全县要动，全县快动。", (), ("全区要动，全区快动。", 2, 0)),
        ("全县要动，全县快动。", ((0, 4),), ("全县要动，全区快动。", 1, 1)),
        ("全省", (), ("全省", 0, 0)),
        ("全县全县", ((3, 4),), ("全区全县", 1, 1)),
    ],
)
def test_what_is_locked_stays(text, locked, expected):
    done = replaced([Row(text)], "全县", "全区", {0: locked})
    assert (done.rows[0].text, done.changed, done.held) == expected


async def test_a_word_is_replaced_everywhere_and_comes_back_with_one_undo(opened):
    async with opened(size=(80, 24), draft=DRAFT) as desk:
        await desk.press("ctrl+f")
        await desk.see("打字就找")
        await desk.type("全县")
        await desk.see("▸全县◂")
        await desk.press("ctrl+r")
        await desk.see("把“全县”全部换成")
        await desk.type("全区")
        await desk.press("enter")
        await desk.see("换了 4 处")
        assert "全县" not in desk.prose.text
        assert desk.prose.text.count("全区") == 4
        await desk.press("ctrl+z")
        await desk.wait(lambda: desk.prose.text.count("全县") == 4, "undone at once")
        await desk.press("ctrl+y")
        await desk.wait(lambda: desk.prose.text.count("全区") == 4, "made again")

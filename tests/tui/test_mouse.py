"""The mouse: nothing is for the keys alone, and on characters two cells wide it is exact."""

from __future__ import annotations

from draftkit.tui.screens.check import CheckScreen
from draftkit.tui.screens.desk import Desk as DeskScreen
from draftkit.tui.screens.write import WriteScreen


def at(desk, text: str, nth: int = 0) -> tuple[int, int]:
    """The cell in which ``text`` begins on the screen."""
    from draftkit.text.widths import cells

    found = [
        (cells(line[: line.index(text)]), number)
        for number, line in enumerate(desk.grid().split("\n"))
        if text in line
    ]
    return found[nth]


async def test_outline_phrase_and_hint_by_mouse_alone(opened, sample):
    async with opened(draft=sample) as desk:
        await desk.wait(lambda: desk.app.screen.query_one("#phrases").row_count > 0, "bank")
        outline = desk.app.screen.query_one("#outline")
        rows = [outline.row_at(number) for number in range(outline.row_count)]
        target = next(number for number, row in enumerate(rows) if "部署" in row.text or "任务" in row.text)
        x, y, *_ = outline.content_region
        await desk.pilot.click(offset=(x + 4, y + target))
        await desk.pilot.click(offset=(x + 4, y + target))
        part = desk.app.screen.progress.part_at(desk.prose.cursor_location[0])
        assert rows[target].text.strip().startswith(part.name)
        phrases = desk.app.screen.query_one("#phrases")
        before = desk.prose.text
        x, y, *_ = phrases.content_region
        live = next(number for number in range(phrases.row_count) if not phrases.row_at(number).inert)
        await desk.pilot.click(offset=(x + 4, y + live))
        await desk.pilot.click(offset=(x + 4, y + live))
        await desk.wait(lambda: desk.prose.text != before, "inserted")
        await desk.pilot.click(offset=at(desk, "检查", -1))
        await desk.wait(lambda: isinstance(desk.app.screen, CheckScreen), "check")
        await desk.pilot.click(offset=at(desk, "返回", -1))
        await desk.wait(lambda: isinstance(desk.app.screen, WriteScreen), "back")


async def test_dragging_selects_exactly_the_characters_passed_over(opened, sample):
    async with opened(draft=sample) as desk:
        line = next(number for number, row in enumerate(desk.prose.rows) if row.text.startswith("过去一年"))
        desk.prose.move_cursor((line, 0))
        await desk.pilot.pause(0.1)
        x, y = at(desk, "过去一年，全县各级")
        await desk.pilot.mouse_down(offset=(x + 2, y))
        await desk.pilot.hover(offset=(x + 8, y))
        await desk.pilot.mouse_up(offset=(x + 8, y))
        assert desk.prose.selected_text == "去一年"
        await desk.pilot.click(offset=(x + 4, y))
        assert desk.prose.cursor_location == (line, 2)
        await desk.pilot.click(offset=(x + 5, y))
        assert desk.prose.cursor_location in ((line, 2), (line, 3)), "never inside a character"
        await desk.type("好")
        assert "过去" in desk.prose.rows[line].text
        assert "好" in desk.prose.rows[line].text[2:4]


async def test_a_kind_of_draft_is_chosen_by_mouse(opened):
    async with opened() as desk:
        await desk.pilot.click(offset=at(desk, "年度工作会议"))
        if isinstance(desk.app.screen, DeskScreen):
            await desk.pilot.click(offset=at(desk, "年度工作会议"))
        await desk.see("基本情况")

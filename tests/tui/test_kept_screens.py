"""Screens that are kept: found as they were left, but never with old text, size or colours."""

from __future__ import annotations

from draftkit.tui.screens.preview import PreviewScreen


def grounds(desk) -> set[str]:
    """The background colours on the screen."""
    rows = desk.app.screen._compositor.render_strips()
    return {str(segment.style.bgcolor.name) for row in rows for segment in row if segment.style}


async def test_the_preview_comes_back_with_new_text_size_and_colours(opened, sample):
    async with opened(draft=sample) as desk:
        await desk.press("f5")
        await desk.see("每行 28 字")
        paper = grounds(desk)
        kept = desk.app.screen
        await desk.press("escape", "ctrl+home")
        await desk.type("新写的")
        desk.app.theme = "moye"
        await desk.pilot.resize_terminal(60, 20)
        await desk.press("f5")
        await desk.wait(lambda: isinstance(desk.app.screen, PreviewScreen), "preview")
        assert desk.app.screen is kept
        await desk.see("新写的")
        assert kept.has_class("-narrow", "-short")
        assert not kept.has_class("-wide")
        assert not kept.has_class("-tall")
        await desk.pilot.pause(0.1)
        assert not grounds(desk) & paper


async def test_what_was_mended_is_not_found_again(opened, sample):
    async with opened(draft=sample.replace("等不得、慢不得。", "等不得,慢不得。")) as desk:
        await desk.press("f6")
        await desk.see("还没有填")
        before = desk.app.screen.query_one("#findings").row_count
        await desk.press("escape")
        desk.app.screen.action_check()
        await desk.wait(lambda: desk.app.screen.query("#findings"), "check")
        await desk.wait(lambda: desk.app.screen.query_one("#findings").row_count == before, "the same")
        await desk.press("f7")
        await desk.wait(lambda: desk.app.screen.query_one("#findings").row_count < before, "fewer")
        await desk.press("escape", "f6")
        await desk.wait(lambda: 0 < desk.app.screen.query_one("#findings").row_count < before, "still fewer")


async def test_leaving_a_draft_lets_its_screens_go(opened, sample):
    async with opened(draft=sample) as desk:
        await desk.press("f5")
        await desk.see("每行 28 字")
        await desk.press("escape", "escape")
        await desk.see("继续写")
        assert not [name for name in desk.app._installed_screens if name.startswith(("preview", "check"))]

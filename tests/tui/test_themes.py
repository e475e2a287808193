"""Colours as painted: every character measured against its ground, and what stands without colour."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style

OWN = ("xuanzhi", "moye")
ANSI = ("ansi-light", "ansi-dark")
FRAME = set("╭╮╰╯│─┌┐└┘▁▂▃▄▅▆▇█░▔▎▊▌▐ \n")
"""What frames, bars and scrollbars are drawn with: seen, not read."""


def painted(desk) -> Iterator[tuple[int, Segment]]:
    """Every segment with its row; of a dialog its box alone: what lies behind is out of use and dimmed."""
    screen = desk.app.screen
    boxes = list(screen.query(".dialog"))
    x, y, width, height = boxes[0].region if boxes else screen.region
    for number, row in enumerate(screen._compositor.render_strips()[y : y + height], y):
        for segment in row.crop(x, x + width):
            yield number, segment


def colours(style: Style) -> tuple[Color | None, Color | None]:
    """Text and ground as the eye meets them."""
    return (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)


def luminance(colour: Color) -> float:
    """Relative luminance (WCAG 2.2, Relative luminance)."""
    parts = [part / 255 for part in colour.get_truecolor()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(style: Style) -> float:
    """Contrast ratio of text and ground (WCAG 2.2, 1.4.6), from 1 to 21."""
    text, ground = colours(style)
    assert text is not None
    assert ground is not None
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(desk, least: float = 7.0) -> list[str]:
    """The texts below ``least``, each with its ratio and colours."""
    found = []
    for number, segment in painted(desk):
        if set(segment.text) - FRAME:
            assert segment.style is not None
            ratio = contrast(segment.style)
            if ratio < least:
                found.append(f"{number + 1}: {segment.text.strip()[:20]} {ratio:.1f} {segment.style}")
    return found


WALK = {
    "f2": "#phrases",
    "f6": "还没有填",
    "f5": "每行",
    "f9": "存到",
    "f7": "留空的以后再填",
    "f8": "当前",
    "f1": "esc",
    "ctrl+p": "命令",
    "ctrl+g": "1",
}


@pytest.mark.parametrize("theme", OWN)
async def test_all_text_stands_out_seven_to_one(opened, sample, theme):
    async with opened(draft=sample) as desk:
        desk.app.theme = theme
        await desk.wait(lambda: desk.app.screen.query_one("#phrases").row_count > 0, "bank")
        await desk.press("ctrl+k", "ctrl+s", "ctrl+end", "enter")
        await desk.type("散会。")
        desk.prose.suggestion = "再见。"
        await desk.pilot.pause(0.1)
        assert too_faint(desk) == [], "editor with ghost text"
        desk.prose.suggestion = ""
        await desk.press("ctrl+home", "tab", "shift+right")
        assert too_faint(desk) == [], "editor with slot, lock and selection"
        for key, seen in WALK.items():
            await desk.press(key)
            if not seen.startswith("#"):
                await desk.see(seen)
            await desk.pilot.pause(0.1)
            assert too_faint(desk) == [], key
            await desk.press("escape")


@pytest.mark.parametrize("theme", OWN)
async def test_desk_set_up_bank_and_corpus_too(opened, theme):
    async with opened() as desk:
        desk.app.theme = theme
        await desk.pilot.pause(0.1)
        assert too_faint(desk) == [], "desk"
        for key, seen in (("f2", "明显成效"), ("f8", "还没有读入讲话"), ("ctrl+o", "esc")):
            await desk.press(key)
            if key == "f2":
                await desk.type("mxcx")
            await desk.see(seen)
            assert too_faint(desk) == [], key
            await desk.press("escape", "escape")


@pytest.mark.parametrize("theme", OWN)
async def test_the_frame_with_the_focus_stands_out_three_to_one(opened, sample, theme):
    async with opened(draft=sample) as desk:
        desk.app.theme = theme
        for key in ("f3", "f2", "f2"):
            await desk.press(key)
            await desk.pilot.pause(0.1)
            focused = desk.app.focused
            while not focused.has_class("panel") and focused.id != "prose":
                focused = focused.parent
            kind, colour = focused.styles.border_top
            ground = focused.styles.background
            assert kind == "round"
            assert contrast(Style(color=colour.rich_color, bgcolor=ground.rich_color)) >= 3


@pytest.mark.parametrize("theme", ANSI)
async def test_in_the_terminal_s_own_colours_nothing_is_written_in_its_ground(opened, sample, theme):
    async with opened(draft=sample) as desk:
        desk.app.theme = theme
        await desk.press("ctrl+home", "tab", "shift+right")
        for key in ("f3", "f6", "f1"):
            await desk.press(key)
            await desk.pilot.pause(0.2)
            for number, segment in painted(desk):
                if set(segment.text) - FRAME and segment.style is not None:
                    text, ground = colours(segment.style)
                    same = text is not None and text == ground and text.type is not ColorType.DEFAULT
                    assert not same, f"{key} {number}: {segment.text} {segment.style}"
            await desk.press("escape")


def marks_of(desk, widget) -> list[tuple[str, bool, bool, bool, bool]]:
    """Text and attributes of a widget's rows, all colour left out."""
    x, y, width, height = widget.region
    out = []
    for strip in desk.app.screen._compositor.render_strips()[y : y + height]:
        for segment in strip.crop(x, x + width):
            style = segment.style or Style()
            attributes = (style.bold, style.reverse, style.underline, style.italic)
            out.append((segment.text, *[bool(each) for each in attributes]))
    return out


async def test_without_colour_focus_cursor_slots_locks_and_what_cannot_be_done_still_show(
    opened, sample, monkeypatch
):
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(draft=sample) as desk:
        await desk.wait(lambda: desk.app.screen.query_one("#phrases").row_count > 0, "bank")
        outline = desk.app.screen.query_one("#outline")
        away = marks_of(desk, outline)
        await desk.press("f3")
        await desk.pilot.pause(0.1)
        assert marks_of(desk, outline) != away, "the panel with the focus"
        here = marks_of(desk, outline)
        await desk.press("down")
        await desk.pilot.pause(0.1)
        assert marks_of(desk, outline) != here, "the row under the cursor"
        await desk.press("f3", "ctrl+home", "tab")
        await desk.pilot.pause(0.1)
        selected = marks_of(desk, desk.prose)
        assert any("【" in text for text, *_ in selected), "slots"
        await desk.press("left", "ctrl+k")
        await desk.see("锁")

"""Every screen at the three sizes: a text grid that people can read in a diff, and rows that fit the width.

Set ``DRAFTKIT_UPDATE_SNAPSHOTS=1`` to write the grids anew.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest

SIZES = ((60, 20), (80, 24), (120, 36))
GRIDS = Path(__file__).parent / "grids"
SCREENS = {
    "desk": (),
    "setup": ("enter",),
    "write": (),
    "phrases": ("f2",),
    "outline": ("f3",),
    "check": ("f6",),
    "preview": ("f5",),
    "export": ("f9",),
    "facts": ("f7",),
    "help": ("f1",),
    "palette": ("ctrl+p",),
    "jump": ("ctrl+g",),
    "find": ("ctrl+f",),
    "revisions": ("f8",),
    "bank": ("f2",),
    "corpus": ("f8",),
}
CLOTHES = ("xuanzhi", "moye", "NO_COLOR")
"""Each screen wears each at one of the sizes, each size all of them."""
MASKED = "#phrases, #phrase-detail, #bank-phrases, #bank-detail, #findings, #why, #prompt, #target"
ON_DESK = ("desk", "setup", "bank", "corpus")
SEEN_WHEN = {
    "setup": "都可以留空",
    "bank": "用在哪里",
    "check": "还没有填",
    "preview": "共 ",
    "export": "机关常用（",
    "write": "条",
    "phrases": "条",
    "outline": "条",
    "facts": "留空的以后再填",
    "revisions": "还没有存过稿",
    "corpus": "0 篇",
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(opened, sample, name, size, own_home, monkeypatch):
    _dress(CLOTHES[(list(SCREENS).index(name) + SIZES.index(size)) % len(CLOTHES)], own_home, monkeypatch)
    async with opened(size=size, draft=None if name in ON_DESK else sample) as desk:
        if name not in ON_DESK:
            await desk.wait(lambda: desk.app.screen.query_one("#phrases").row_count > 0, "bank")
        await desk.press(*SCREENS[name])
        if name == "bank":
            await desk.wait(lambda: desk.app.screen.query_one("#bank-phrases").row_count > 0, "bank")
        elif (name in SEEN_WHEN) and not (name in ("write", "outline", "phrases") or size[0] < 80):
            await desk.see(SEEN_WHEN[name])
        await desk.pilot.pause(0.1)
        _fits(desk.grid(), size)
        own = _own(desk)
    compare(f"{name}-{size[0]}x{size[1]}", own)


@pytest.mark.parametrize("theme", ["moye", "ansi-light", "ansi-dark"])
async def test_other_themes_say_the_same(opened, sample, theme):
    async with opened(draft=sample) as desk:
        await desk.wait(lambda: desk.app.screen.query_one("#phrases").row_count > 0, "bank")
        await desk.wait(lambda: desk.app.screen.query_one("#phrase-detail").size.height > 1, "first phrase")
        await desk.pilot.pause(0.1)
        light = _steady(desk.grid())
        desk.app.theme = theme
        await desk.pilot.pause(0.1)
        assert _steady(desk.grid()) == light


async def test_without_colour_the_place_under_the_cursor_still_shows(opened, sample, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(draft=sample) as desk:
        await desk.press("f3")
        await desk.wait(lambda: "▸" in desk.grid(), "cursor mark")
        assert "▶" in desk.grid()


async def test_two_hundred_sections_and_a_long_name(opened):
    body = "".join(
        f"## 第{number}部分很长很长的标题名称\n\n要抓好第{number}项工作。\n\n" for number in range(200)
    )
    draft = f"---\ndraftkit: 1\n---\n\n# {'很长的会议名称' * 8}讲话\n\n{body}"
    async with opened(size=(80, 24), draft=draft) as desk:
        await desk.press("ctrl+end")
        await desk.see("要抓好第199项工作。")
        _fits(desk.grid(), (80, 24))
        await desk.type("好")
        assert desk.prose.text.endswith("工作。好")


def _dress(clothes: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Light, dark or without colour: the text of a screen is the same in all."""
    if clothes == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        (home / "config").mkdir(parents=True)
        (home / "config" / "theme").write_text(clothes, "utf-8")


def compare(name: str, grid: str) -> None:
    """Compare a grid with the one kept, or keep it."""
    path = GRIDS / f"{name}.txt"
    if os.environ.get("DRAFTKIT_UPDATE_SNAPSHOTS") == "1":
        GRIDS.mkdir(exist_ok=True)
        path.write_text(grid, "utf-8")
    assert path.read_text("utf-8") == grid, f"{name} looks different; look, then DRAFTKIT_UPDATE_SNAPSHOTS=1"


def _steady(grid: str) -> str:
    """The grid without what differs from run to run: times, folders, and the bank's own content."""
    grid = re.sub(r"今天 \d\d:\d\d|已存 \d\d:\d\d", "已存 00:00", grid)
    return re.sub(r"[●○] (已存( 00:00)?|正在写)", "● 已存", grid)


def _own(desk) -> str:
    """What this room answers for: of a dialog its box, of a screen all but phrases, findings and prompts."""
    screen = desk.app.screen
    rows = [_cells(line, desk.app.size.width) for line in _steady(desk.grid()).split("\n")]
    under = desk.app.screen_stack[-2:] if name_of(screen) == "JumpLayer" else [screen]
    for widget in [widget for each in under for widget in each.query(MASKED)]:
        x, y, width, height = widget.content_region
        for row in rows[y : y + height]:
            row[x : x + width] = " " * width
    boxes = list(screen.query(".dialog"))
    if boxes:
        x, y, width, height = boxes[0].region
        rows = [row[x : x + width] for row in rows[y : y + height]]
    lines = ["".join(row).replace("\0", "").rstrip() for row in rows]
    return "\n".join([re.sub(r"\d[\d,]*", "0", line) for line in lines[:-1]] + lines[-1:]) + "\n"


def name_of(screen) -> str:
    """The class of a screen."""
    return type(screen).__name__


def _cells(line: str, width: int) -> list[str]:
    """One item a cell; the second cell of a wide character is ``\\0``."""
    cells: list[str] = []
    for character in line:
        cells += [character, "\0"] if cells_of(character) == 2 else [character]
    return cells + [" "] * (width - len(cells))


def cells_of(line: str) -> int:
    """Cells of a row, by the Unicode tables alone."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def _fits(grid: str, size: tuple[int, int]) -> None:
    lines = grid.split("\n")
    assert len(lines) <= size[1]
    assert all(cells_of(line) <= size[0] for line in lines)

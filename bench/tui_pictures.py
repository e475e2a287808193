"""Pictures of the running program for the README: every character at its own cell, so that columns stay true.

``python bench/tui_pictures.py`` writes ``docs/images/*.svg``, and ``*.png`` where ``rsvg-convert`` is there.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

CELL, ROW, SIZE = 8.0, 21, 16
FACES = "'Sarasa Mono SC', 'Noto Sans Mono CJK SC', monospace"
FRAMES = {
    "│": "M4 0V21", "─": "M0 10.5H8", "╭": "M4 21V14.5Q4 10.5 8 10.5", "╮": "M4 21V14.5Q4 10.5 0 10.5",
    "╰": "M4 0V6.5Q4 10.5 8 10.5", "╯": "M4 0V6.5Q4 10.5 0 10.5", "┌": "M4 21V10.5H8", "┐": "M4 21V10.5H0",
    "└": "M4 0V10.5H8", "┘": "M4 0V10.5H0",
}  # fmt: skip
"""Frames are drawn, not typed: fonts leave gaps between rows."""
OUT = Path(__file__).parents[1] / "docs" / "images"


def svg_of(strips: Iterable[Strip], width: int, ground: str, ink: str) -> str:
    """An SVG of rows of segments."""
    rows = list(strips)
    w, h = width * CELL + 16, len(rows) * ROW + 16
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:.0f}" height="{h:.0f}"',
        f' viewBox="0 0 {w:.1f} {h:.1f}">',
        f'<rect width="100%" height="100%" rx="8" fill="{ground}"/>',
        f'<g font-family="{FACES}" font-size="{SIZE}" xml:space="preserve">',
    ]
    for y, strip in enumerate(rows):
        cell = 0
        for segment in strip:
            out += _segment(segment, cell, 8 + y * ROW, ground, ink)
            cell += segment.cell_length
    return "\n".join([*out, "</g></svg>", ""])


def _segment(segment: Segment, cell: int, top: float, ground: str, ink: str) -> list[str]:
    style = segment.style
    back = style.bgcolor.get_truecolor().hex if style and style.bgcolor else ground
    fore = style.color.get_truecolor().hex if style and style.color else ink
    if style and style.reverse:
        back, fore = fore, back
    left = 8 + cell * CELL
    out = []
    if back != ground:
        width = segment.cell_length * CELL
        out.append(
            f'<rect x="{left:.1f}" y="{top}" width="{width + 0.3:.1f}" height="{ROW + 0.3}" fill="{back}"/>'
        )
    look = _look(style)
    for start, run in _runs(segment.text):
        x = left + start * CELL
        if run[0] in FRAMES:
            for number, character in enumerate(run):
                path = FRAMES[character]
                at = f"translate({x + number * CELL:.1f} {top})"
                out.append(f'<path d="{path}" transform="{at}" stroke="{fore}" fill="none"/>')
        elif run.strip():
            out.append(f'<text x="{x:.1f}" y="{top + 16}" fill="{fore}"{look}>{escape(run)}</text>')
    return out


def _look(style: Style | None) -> str:
    if style is None:
        return ""
    weight = ' font-weight="bold"' if style.bold else ""
    slant = ' font-style="italic"' if style.italic else ""
    line = "line-through" if style.strike else "underline" if style.underline else ""
    return weight + slant + (f' text-decoration="{line}"' if line else "")


def _runs(text: str) -> Iterable[tuple[int, str]]:
    """Stretches that a font sets at the same pitch, with the cell where each begins."""
    cell, start, run, kind = 0, 0, "", ""
    for character in text:
        wide = Segment(character).cell_length == 2
        of = (
            "wide"
            if wide
            else "frame"
            if character in FRAMES
            else "ascii"
            if character.isascii()
            else character
        )
        if run and (of != kind or of not in ("wide", "frame", "ascii")):
            yield start, run
            start, run = cell, ""
        run, kind = run + character, of
        cell += 2 if wide else 1
    if run:
        yield start, run


async def _take(folder: Path) -> None:
    from draftkit.session.desk import sample_text
    from draftkit.tui.app import DraftkitApp

    path = folder / "全县基层治理工作会议讲话.md"
    path.write_text(sample_text(), "utf-8")
    app = DraftkitApp(path, folder=folder)
    async with app.run_test(size=(120, 34)) as pilot:
        while not app.screen.query_one("#phrases").row_count:  # type: ignore[attr-defined]
            await pilot.pause(0.1)
        await _walk(app, pilot)
    app = DraftkitApp(folder=folder)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.pause(0.5)
        _keep(app, "desk")
        await pilot.press("ctrl+n", "enter")
        await pilot.pause(1)
        await pilot.press("ctrl+s")
        await pilot.pause(1)
        _keep(app, "setup")


async def _walk(app: Any, pilot: Any) -> None:
    prose = app.screen.prose
    prose.move_cursor((7, 0))
    await pilot.pause(0.6)
    await pilot.press("f2")
    await pilot.pause(0.6)
    _keep(app, "write")
    app.theme = "moye"
    await pilot.pause(0.5)
    _keep(app, "write-night")
    app.theme = "xuanzhi"
    for key, name in (("f6", "check"), ("f5", "preview")):
        await pilot.press("escape") if app.screen.focused is not prose else None
        await pilot.press(key)
        await pilot.pause(2)
        _keep(app, name)
        await pilot.press("escape")
        await pilot.pause(0.5)


def _keep(app: Any, name: str) -> None:
    theme = app.current_theme
    strips = app.screen._compositor.render_strips()
    svg = svg_of(strips, app.size.width, theme.background, theme.foreground)
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"{name}.svg"
    path.write_text(svg, "utf-8")
    if shutil.which("rsvg-convert"):
        subprocess.run(
            ["rsvg-convert", "-z", "1.5", str(path), "-o", str(path.with_suffix(".png"))], check=True
        )


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DRAFTKIT_HOME"] = folder + "/home"
        os.environ["HOME"] = folder  # the desk shows its folder as ~
        asyncio.run(_take(Path(folder)))


if __name__ == "__main__":
    main()

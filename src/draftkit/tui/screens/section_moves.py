"""Errands of the writing screen that move a whole section, or turn the level of a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.document._document import Selection

from draftkit.model import ParagraphKind
from draftkit.session.manuscript import run_in_of
from draftkit.session.moving import Moved, move_section_at
from draftkit.session.page_map import PageMap
from draftkit.session.placing import bare, marked
from draftkit.tui import strings

if TYPE_CHECKING:
    from draftkit.tui.screens.write_errands import WriteErrands

_LOWEST = 3
"""Headings below this level stand inside paragraphs and are not turned by key."""


def move_section(screen: WriteErrands, step: int, line: int | None = None) -> None:
    """Move the section under the cursor (or at ``line``) past its neighbour; the cursor goes along."""
    screen.flush()
    rows = screen.prose.rows
    at, column = screen.prose.cursor_location if line is None else (line, 0)
    offset = screen.sitting.offset_at((at, column), rows)
    moved = move_section_at(screen.sitting.draft, offset, step)
    if moved is None:
        screen.notify(strings.SECTION_FIRST if step < 0 else strings.SECTION_LAST, timeout=3)
        return
    _show(screen, moved, at, column)


def _show(screen: WriteErrands, moved: Moved, line: int, column: int) -> None:
    sitting = screen.sitting
    below = line - PageMap(sitting.draft, screen.prose.rows).place(moved.was)[0]
    sitting.change(lambda draft: moved.draft, strings.SECTION_MOVED)
    screen.show_page()
    heading, _ = PageMap(sitting.draft, screen.prose.rows).place(moved.now)
    screen.prose.move_cursor((max(0, heading + below), column), center=True)
    screen.look()


def opens_section(screen: WriteErrands) -> bool:
    """Whether the cursor stands in a heading, alone or run in."""
    row = screen.prose.rows[screen.prose.cursor_location[0]]
    return row.kind is ParagraphKind.HEADING or bool(run_in_of(row.text))


def turn_level(screen: WriteErrands, step: int) -> None:
    """Body text, first, second, third level: one step deeper (1) or higher (-1), round and round."""
    row = screen.prose.rows[screen.prose.cursor_location[0]]
    level = min(row.level or 1, _LOWEST) if row.kind is ParagraphKind.HEADING else 0
    level = (level + step) % (_LOWEST + 1)
    screen.prose.action_heading(level)
    _renumber_row(screen, level)
    screen.notify(strings.LEVELS[level], timeout=2)


def _renumber_row(screen: WriteErrands, level: int) -> None:
    """Give the line the marker of its new level, or none."""
    prose = screen.prose
    line, column = prose.cursor_location
    text = prose.rows[line].text
    said = marked(bare(text), prose.rows, line, level) if level else bare(text)
    if said != text:
        prose.insert_whole(said, replacing=Selection((line, 0), (line, len(text))))
        prose.move_cursor((line, max(0, column + len(said) - len(text))))
    screen.look()

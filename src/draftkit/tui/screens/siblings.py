"""Sibling headings: how parallel they are now, and headings in the same frame to choose from."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.document._document import Selection

from draftkit.model import ParagraphKind
from draftkit.session.manuscript import Row
from draftkit.session.placing import bare
from draftkit.text.slots import fill_slots
from draftkit.tui import strings
from draftkit.tui.screens.pick import Pick, fixed
from draftkit.tui.widgets.phrase_pane import PhrasePane
from draftkit.tui.widgets.row_list import ListRow

if TYPE_CHECKING:
    from draftkit.tui.screens.write_errands import WriteErrands

_MOST = 30


def sibling_lines(rows: list[Row], line: int) -> list[int]:
    """The headings of the same level in the same section as the one at ``line``, itself included."""
    level = rows[line].level or 1
    first = line
    while first > 0 and not _ends(rows[first - 1], level):
        first -= 1
    last = line
    while last + 1 < len(rows) and not _ends(rows[last + 1], level):
        last += 1
    return [at for at in range(first, last + 1) if _is_heading(rows[at]) and rows[at].level == level]


async def propose_siblings(screen: WriteErrands) -> None:
    """Show the set's score and let the writer take another heading for the line under the cursor."""
    from draftkit.session.headings import propose_siblings as proposed  # deferred: reads bank and outlines
    from draftkit.session.headings import score_headings

    rows = screen.prose.rows
    line, _ = screen.prose.cursor_location
    while line > 0 and not _is_heading(rows[line]):
        line -= 1
    if not _is_heading(rows[line]):
        screen.notify(strings.SIBLINGS_NONE, timeout=3)
        return
    headings = [bare(rows[at].text) for at in sibling_lines(rows, line)]
    score = score_headings(headings)
    said = [strings.SIBLINGS_SCORE.format(len(headings), round(score.score * 100))]
    said += [strings.SIBLINGS_BREAK.format(broken.heading, broken.why) for broken in score.breaks]
    found = await asyncio.to_thread(proposed, bare(rows[line].text), _MOST)
    answer = screen.query_one(PhrasePane).answer
    filled = dict.fromkeys(fill_slots(text, answer) for text in found)
    options = [ListRow(text, mark="", value=text) for text in filled]
    pick = Pick(strings.SIBLINGS, fixed(options), note="\n".join(said))
    heading = await screen.app.push_screen_wait(pick)
    if heading is not None:
        _take(screen, line, heading)


def _take(screen: WriteErrands, line: int, heading: str) -> None:
    text = screen.prose.rows[line].text
    start = len(text) - len(bare(text))
    screen.prose.insert_whole(heading, replacing=Selection((line, start), (line, len(text))))
    screen.look()


def _is_heading(row: Row) -> bool:
    return row.kind is ParagraphKind.HEADING


def _ends(row: Row, level: int) -> bool:
    return _is_heading(row) and (row.level or 1) < level

"""A phrase taken in the pane goes into the text: formulas at the cursor, headings as paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftkit.session.placing import numbered
from draftkit.tui.widgets.phrase_pane import PhrasePane

if TYPE_CHECKING:
    from draftkit.tui.screens.write_errands import WriteErrands


def put_in(screen: WriteErrands, taken: PhrasePane.Taken) -> None:
    """Insert it as one step of undo, note its origin, and select the first slot that is still open."""
    screen.close_drawers()
    screen.flush()
    prose = screen.prose
    prose.focus()
    text = _headings(screen, taken) if taken.headings else taken.text
    start = min(prose.selection)
    prose.insert_whole(text)
    screen.sitting.take_phrase(prose.rows, prose.cursor_location, taken.phrase.id)
    screen.look()
    if "【" in text:
        prose.move_cursor(start)
        prose.action_next_slot()


def _headings(screen: WriteErrands, taken: PhrasePane.Taken) -> str:
    """The headings numbered for the place, below the paragraph under the cursor."""
    prose = screen.prose
    line, _ = prose.cursor_location
    text = "\n".join(numbered(taken.headings, prose.rows, line))
    if not prose.rows[line].text:
        return text
    prose.move_cursor((line, len(prose.rows[line].text)))
    return "\n" + text

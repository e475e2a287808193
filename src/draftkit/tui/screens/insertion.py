"""A phrase taken in the pane goes into the text: formulas at the cursor, headings as paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftkit.model import Phrase
from draftkit.session.placing import numbered
from draftkit.session.suggesting import Ghost, overlap, place_for
from draftkit.text.marks import CLAUSE_END
from draftkit.tui.widgets.phrase_pane import PhrasePane

if TYPE_CHECKING:
    from draftkit.tui.screens.write_errands import WriteErrands


def put_in(screen: WriteErrands, taken: PhrasePane.Taken) -> None:
    """Insert it as one step of undo, note its origin, and select the first slot that is still open."""
    screen.close_drawers()
    screen.flush()
    prose = screen.prose
    prose.focus()
    text = _headings(screen, taken) if taken.headings else _rest(screen, taken.text)
    _insert(screen, text, taken.phrase)


def take_ghost(screen: WriteErrands, ghost: Ghost) -> None:
    """Insert the grey words behind the cursor, likewise as one step."""
    screen.flush()  # what was typed is a step of its own
    _insert(screen, ghost.text, ghost.phrase)


def _insert(screen: WriteErrands, text: str, phrase: Phrase) -> None:
    prose = screen.prose
    start = min(prose.selection)
    prose.insert_whole(text)
    screen.sitting.take_phrase(prose.rows, prose.cursor_location, phrase.id)
    screen.look()
    if "【" in text:
        prose.move_cursor(start)
        prose.action_next_slot()


def _rest(screen: WriteErrands, text: str) -> str:
    """The formula without the beginning that is typed already, and without a mark that stands there."""
    prose = screen.prose
    (line, column), (last, end) = sorted(prose.selection)
    typed = overlap(prose.rows[line].text[:column], text)
    if not typed and (line, column) == (last, end):
        column = end = place_for(prose.rows[line].text, column, text)
        prose.move_cursor((line, column))
    text = text[typed:]
    following = prose.rows[last].text[end : end + 1]
    if following and following in CLAUSE_END and text[-1:] in CLAUSE_END:
        text = text[:-1]
    return text


def _headings(screen: WriteErrands, taken: PhrasePane.Taken) -> str:
    """The headings numbered for the place, below the paragraph under the cursor."""
    prose = screen.prose
    line, _ = prose.cursor_location
    text = "\n".join(numbered(taken.headings, prose.rows, line))
    if not prose.rows[line].text:
        return text
    prose.move_cursor((line, len(prose.rows[line].text)))
    return "\n" + text

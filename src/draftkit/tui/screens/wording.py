"""Errands of the writing screen about the words under the cursor: other ways, where from, locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.document._document import Selection

from draftkit.session.manuscript import Place, places
from draftkit.session.wording import Wording, clause_at, other_wordings, source_of
from draftkit.tui import strings
from draftkit.tui.screens.ask import Tell
from draftkit.tui.screens.palette import matches
from draftkit.tui.screens.pick import Pick
from draftkit.tui.widgets.phrase_pane import PhrasePane
from draftkit.tui.widgets.row_list import ListRow

if TYPE_CHECKING:
    from draftkit.tui.screens.write_errands import WriteErrands


def offer_wordings(screen: WriteErrands) -> None:
    """Let the writer pick another way to say the clause or the selected words."""
    pane = screen.query_one(PhrasePane)
    if pane.shelf is None:
        screen.notify(strings.PHRASE_LOADING, timeout=2)
        return
    screen.flush()
    line, span = _span(screen)
    text = screen.prose.rows[line].text
    here = places(screen.prose.rows)[line] if text else Place()
    found = other_wordings(pane.shelf, text, span, (here.move, here.step), screen.sitting.facts, pane.answer)
    rows = [ListRow(way.text, way.why, mark="", value=way) for way in found]

    def narrow(typed: str) -> list[ListRow]:
        return [row for row in rows if matches(typed, row.text)]

    def chosen(way: Wording | None) -> None:
        if way is not None:
            screen.prose.insert_whole(way.text, replacing=Selection((line, way.start), (line, way.end)))
            screen.look()

    title = strings.WORDING.format(text[span[0] : span[1]])
    screen.app.push_screen(Pick(title, narrow, note=strings.WORDING_NOTE), chosen)


def tell_provenance(screen: WriteErrands) -> None:
    """Say where the clause under the cursor comes from."""
    pane = screen.query_one(PhrasePane)
    line, (start, end) = _span(screen)
    clause = screen.prose.rows[line].text[start:end]
    found = source_of(pane.shelf, clause) if pane.shelf is not None and clause else None
    if found is None:
        screen.notify(strings.PROVENANCE_NONE, timeout=3)
        return
    phrase, lines = found
    screen.app.push_screen(Tell(strings.PROVENANCE, "\n".join((phrase.text, "", *lines))))


def turn_lock(screen: WriteErrands) -> None:
    """Lock or unlock the sentence under the cursor."""
    screen.flush()
    done = screen.sitting.turn_lock(screen.prose.cursor_location, screen.prose.rows)
    if done is None:
        screen.notify(strings.LOCK_NONE, timeout=3)
        return
    screen.show_page()
    screen.look()
    sentence, locked = done
    said = strings.LOCKED if locked else strings.UNLOCKED
    screen.notify(said.format(sentence[:20]), timeout=3)


def _span(screen: WriteErrands) -> tuple[int, tuple[int, int]]:
    selection = screen.prose.selection
    (top, left), (bottom, right) = sorted(selection)
    if top == bottom and left != right:
        return top, (left, right)
    line, column = screen.prose.cursor_location
    return line, clause_at(screen.prose.rows[line].text, column)

"""Errands of the writing screen about the words under the cursor: other ways, where from, locks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.document._document import Selection

from draftkit.session.manuscript import Place, places
from draftkit.session.thesaurus import Thesaurus
from draftkit.session.wording import Wording, clause_at, other_wordings, source_of
from draftkit.tui import strings
from draftkit.tui.screens.ask import Tell
from draftkit.tui.screens.pick import Pick, matches
from draftkit.tui.widgets.phrase_pane import PhrasePane
from draftkit.tui.widgets.row_list import ListRow

if TYPE_CHECKING:
    from draftkit.tui.screens.write_errands import WriteErrands


async def offer_wordings(screen: WriteErrands) -> None:
    """Let the writer pick another word for the one under the cursor, or another way to say the clause."""
    pane = screen.query_one(PhrasePane)
    if pane.shelf is None:
        screen.notify(strings.PHRASE_LOADING, timeout=2)
        return
    screen.flush()
    line, span = _span(screen)
    text = screen.prose.rows[line].text
    column = screen.prose.cursor_location[1]
    words = await _thesaurus(screen)
    word = (span if span == _selected(screen) else None) or words.word_at(text, column)
    here = places(screen.prose.rows)[line] if text else Place()
    found = words.ways(text, word) if word else []
    found += other_wordings(pane.shelf, text, span, (here.move, here.step), screen.sitting.facts, pane.answer)
    rows = [ListRow(way.text, way.why, mark="", value=way) for way in _told_apart(found)]

    def narrow(typed: str) -> list[ListRow]:
        return [row for row in rows if matches(typed, row.text)]

    said = text[slice(*word)] if word else text[span[0] : span[1]]
    pick = Pick(strings.WORDING.format(said), narrow, note=strings.WORDING_NOTE)
    way: Wording | None = await screen.app.push_screen_wait(pick)
    if way is not None:
        screen.prose.insert_whole(way.text, replacing=Selection((line, way.start), (line, way.end)))
        screen.look()


async def _thesaurus(screen: WriteErrands) -> Thesaurus:
    """The bank's words, read at the first use in another thread."""
    if screen.thesaurus is None:
        screen.thesaurus = await asyncio.to_thread(Thesaurus.load, screen.sitting.path.parent)
    return screen.thesaurus


def _told_apart(ways: list[Wording]) -> list[Wording]:
    """Each wording once, the first of each."""
    return list({way.text: way for way in reversed(ways)}.values())[::-1]


def _selected(screen: WriteErrands) -> tuple[int, int] | None:
    (top, left), (bottom, right) = sorted(screen.prose.selection)
    return (left, right) if top == bottom and left != right else None


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
    line, column = screen.prose.cursor_location
    if (selected := _selected(screen)) is not None:
        return line, selected
    return line, clause_at(screen.prose.rows[line].text, column)

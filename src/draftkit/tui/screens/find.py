"""Find a word in the text: all places in a list, the chosen one selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.document._document import Selection

from draftkit.tui import strings
from draftkit.tui.screens.pick import Pick
from draftkit.tui.widgets.row_list import ListRow

if TYPE_CHECKING:
    from draftkit.tui.screens.write_errands import WriteErrands

_MOST = 300


def find_in(screen: WriteErrands) -> None:
    """Ask for a word and go to the place chosen."""
    prose = screen.prose
    texts = [row.text for row in prose.rows]

    def narrow(wanted: str) -> list[ListRow]:
        return places_of(wanted, texts) if wanted else []

    def chosen(place: Any) -> None:
        if place is not None:
            line, start, end = place
            screen.go(line, start)
            prose.selection = Selection((line, start), (line, end))

    screen.app.push_screen(Pick(strings.FIND, narrow, note=strings.FIND_NOTE), chosen)


def places_of(wanted: str, texts: list[str]) -> list[ListRow]:
    """Every place of a word, with what stands around it."""
    rows: list[ListRow] = []
    for line, text in enumerate(texts):
        start = text.find(wanted)
        while start >= 0 and len(rows) < _MOST:
            end = start + len(wanted)
            around = f"{text[max(0, start - 8) : start]}▸{wanted}◂{text[end : end + 20]}"
            rows.append(ListRow(around, strings.FIND_LINE.format(line + 1), value=(line, start, end)))
            start = text.find(wanted, end)
    return rows

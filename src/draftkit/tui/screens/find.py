"""Find a word in the text: all places in a list, the chosen one selected, or all of them replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.document._document import Selection

from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.ask import AskLine
from draftkit.tui.screens.pick import Pick
from draftkit.tui.widgets.filter_input import FilterInput
from draftkit.tui.widgets.row_list import ListRow

if TYPE_CHECKING:
    from draftkit.tui.screens.write_errands import WriteErrands

_MOST = 300


class Find(Pick):
    """Dismisses with the place chosen as (row, start, end), or with (word, replacement)."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("find")

    @work
    async def action_replace(self) -> None:
        """Ask what to put for the word, everywhere."""
        wanted = self.query_one("#pick-filter", FilterInput).value.strip()
        if not wanted:
            return
        title = strings.FIND_REPLACE.format(wanted)
        ask = AskLine(title, wanted, note=strings.FIND_REPLACE_NOTE, selected=True)
        given = await self.app.push_screen_wait(ask)
        if given is not None and given != wanted:
            self.dismiss((wanted, given))


def find_in(screen: WriteErrands) -> None:
    """Ask for a word and go to the place chosen, or replace the word everywhere."""
    prose = screen.prose
    screen.flush()
    texts = [row.text for row in prose.rows]

    def narrow(wanted: str) -> list[ListRow]:
        return places_of(wanted, texts) if wanted else []

    def chosen(answer: Any) -> None:
        """Go to a place (line, start, end), or replace a word (old, new)."""
        if answer is None:
            return
        if len(answer) == 2:
            replace_all(screen, *answer)
            return
        line, start, end = answer
        screen.go(line, start)
        prose.selection = Selection((line, start), (line, end))

    screen.app.push_screen(Find(strings.FIND, narrow, note=strings.FIND_NOTE), chosen)


def replace_all(screen: WriteErrands, wanted: str, given: str) -> None:
    """Replace a word everywhere and say how often; undo takes all of it back."""
    screen.flush()
    changed, held = screen.sitting.replace_all(screen.prose.rows, wanted, given)
    screen.show_page()
    screen.look()
    said = [strings.FIND_REPLACED.format(changed), strings.FIND_HELD.format(held) if held else ""]
    screen.notify("，".join(filter(None, said)), timeout=4)


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

"""Where the writer left off: place in the text, panel in use and its filter; noted and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftkit.session import desk
from draftkit.tui.widgets.filter_input import FilterInput
from draftkit.tui.widgets.outline_pane import OutlinePane
from draftkit.tui.widgets.phrase_pane import PhrasePane
from draftkit.tui.widgets.slot_pane import SlotPane

if TYPE_CHECKING:
    from draftkit.tui.screens.write import WriteScreen

_PANELS = {"phrases": PhrasePane, "outline": OutlinePane, "slots": SlotPane}


def note_place(screen: WriteScreen) -> None:
    """Put the draft on the desk's list as it stands, so that even a crash leaves the way back."""
    line, column = screen.prose.cursor_location
    part = screen.progress.part_at(line)
    desk.remember(
        desk.Recent(
            str(screen.sitting.path.resolve()),
            screen.sitting.draft.title,
            part=part.name if part else "",
            characters=screen.progress.words,
            budget=screen.progress.budget,
            slots=len(screen.progress.slots),
            line=line,
            column=column,
            scroll=screen.prose.scroll_offset.y,
            panel=_panel_of(screen),
            filter=screen.query_one("#phrase-filter", FilterInput).value,
        )
    )


def resume(screen: WriteScreen) -> None:
    """Take up text, panel and filter where they were; a draft not known begins at its first gap."""
    recalled = desk.recalled(screen.sitting.path)
    if recalled is None:
        screen.prose.move_cursor(screen.first_place())
        return
    screen.prose.move_cursor((recalled.line, recalled.column), center=True)
    screen.query_one("#phrase-filter", FilterInput).value = recalled.filter
    screen.prose.view_from = recalled.scroll
    if recalled.panel == "phrases":
        screen.add_class("-phrases-open")
        screen.query_one(PhrasePane).focus_filter()
    elif recalled.panel in _PANELS:
        screen.add_class("-outline-open")
        screen.query_one(_PANELS[recalled.panel]).focus()


def _panel_of(screen: WriteScreen) -> str:
    focused = screen.focused
    around = focused.ancestors_with_self if focused is not None else ()
    return next((name for name, pane in _PANELS.items() if any(isinstance(w, pane) for w in around)), "")

"""The tutorial: eight steps inside the sample draft, each seen done before the next is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from draftkit.session.desk import fresh_sample
from draftkit.tui import strings

if TYPE_CHECKING:
    from draftkit.tui.screens.write import WriteScreen

Seen = Callable[["WriteScreen", "Mark"], bool]


class Mark:
    """What the draft looked like when a step began."""

    def __init__(self, screen: WriteScreen) -> None:
        self.slots = len(screen.progress.slots)
        self.text = screen.prose.text
        self.part = _part_of(screen)


def _part_of(screen: WriteScreen) -> str:
    part = screen.progress.part_at(screen.prose.cursor_location[0])
    return part.key if part is not None else ""


def _screen_named(name: str) -> Seen:
    return lambda screen, mark: any(type(above).__name__ == name for above in screen.app.screen_stack)


STEPS: tuple[Seen, ...] = (
    lambda screen, mark: not screen.prose.selection.is_empty and "【" in screen.prose.selected_text,
    lambda screen, mark: len(screen.progress.slots) < mark.slots,
    lambda screen, mark: screen.query_one("#phrase-pane").has_focus_within,
    lambda screen, mark: screen.prose.text != mark.text and screen.prose.has_focus,
    lambda screen, mark: _part_of(screen) != mark.part,
    _screen_named("CheckScreen"),
    _screen_named("PreviewScreen"),
    _screen_named("ExportDialog"),
)
"""What is to be seen before a step counts as done; the words are ``strings.TUTOR_STEPS``."""


class Tutor:
    """Walks through the steps; the writing screen asks it after every look."""

    def __init__(self) -> None:
        self.step = 0
        self._mark: Mark | None = None

    def look(self, screen: WriteScreen) -> None:
        """Go on where the present step was done, and say the next."""
        if self._mark is None:
            self._begin(screen)
        elif self.step < len(STEPS) and STEPS[self.step](screen, self._mark):
            self.step += 1
            self._begin(screen)

    def _begin(self, screen: WriteScreen) -> None:
        self._mark = Mark(screen)
        screen.tell_step(self.words)

    @property
    def words(self) -> str:
        """What to do now."""
        if self.step >= len(STEPS):
            return strings.TUTOR_DONE
        return strings.TUTOR_STEP.format(self.step + 1, strings.TUTOR_STEPS[self.step])


def start_tutor(app: Any) -> None:
    """Open a fresh copy of the sample with the tutor at its side."""
    path = fresh_sample(app.folder)
    app.open_draft(path)
    screen = app.screen_stack[-1]
    if hasattr(screen, "tutor"):
        screen.tutor = Tutor()

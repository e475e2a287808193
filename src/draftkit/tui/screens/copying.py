"""Save a draft under another name, and write on in the new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.session.desk import free_path, save_copy
from draftkit.tui import strings
from draftkit.tui.screens.ask import AskLine

if TYPE_CHECKING:
    from draftkit.tui.screens.write_errands import WriteErrands


async def copy_to(screen: WriteErrands) -> None:
    """Ask for the name, write the copy, open it in the place of the draft.

    Raises:
        DraftkitError: there is such a file, or it cannot be written.
    """
    screen.look()
    path = screen.sitting.path
    offered = free_path(path.parent, strings.COPY_NAME.format(path.stem))
    given = await screen.app.push_screen_wait(AskLine(strings.COPY_TO, offered.name, note=strings.COPY_NOTE))
    if not given:
        return
    target = Path(given).expanduser()
    target = target if target.suffix else target.with_suffix(path.suffix)
    copy = save_copy(screen.sitting.source, target if target.is_absolute() else path.parent / target)
    screen.put_away()
    screen.app.pop_screen()
    screen.app.open_draft(copy)
    screen.app.notify(strings.COPY_MADE.format(copy.name), timeout=5)

"""Open a draft of this folder, or any file by its path."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from draftkit.session.desk import drafts_in, when
from draftkit.tui import strings
from draftkit.tui.screens.pick import Narrow, Pick, matches
from draftkit.tui.widgets.row_list import ListRow


def pick_draft(app: Any) -> None:
    """Ask for a draft and open it."""

    def chosen(path: Path | None) -> None:
        if path is not None:
            app.open_draft(path)

    narrow = narrow_files(app.folder, (".md", ".docx", ".wps", ".doc", ".txt"))
    app.push_screen(Pick(strings.OPEN, narrow, note=strings.OPEN_NOTE), chosen)


def narrow_files(folder: Path, suffixes: tuple[str, ...]) -> Narrow:
    """Files of a folder by name or initials; a typed path that exists comes first."""
    files = drafts_in(folder, suffixes)

    def narrow(typed: str) -> list[ListRow]:
        """The files that fit what is typed, a typed path first."""
        rows = [_row(path, folder) for path in files if matches(typed, path.name)]
        given = folder / _unquoted(typed)
        if typed and given.is_file():
            rows.insert(0, _row(given, folder))
        elif typed and given.is_dir() and ("/" in typed or "\\" in typed):
            rows += [_row(path, folder) for path in drafts_in(given, suffixes)]
        return rows

    return narrow


def _unquoted(typed: str) -> Path:
    """A typed path; a terminal puts quotes around one that was dragged into its window."""
    return Path(typed.strip().strip("'\"")).expanduser()


def _row(path: Path, folder: Path) -> ListRow:
    changed = datetime.fromtimestamp(path.stat().st_mtime).isoformat() if path.exists() else ""
    name = path.relative_to(folder) if path.is_relative_to(folder) else path.name
    return ListRow(str(name), when(changed), mark="", value=path)

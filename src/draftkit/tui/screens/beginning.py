"""A file was asked for that is not there yet: offer to begin a draft of that name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from draftkit.model import SpeechType
from draftkit.session.desk import DRAFT_SUFFIXES, speech_types
from draftkit.tui import strings
from draftkit.tui.screens.ask import Ask


def could_begin(path: Path) -> bool:
    """Whether a draft may be begun at ``path``: nothing is there, its folder is, and it would be Markdown."""
    suffix = path.suffix.lower()
    return not path.exists() and path.parent.is_dir() and (not suffix or suffix in DRAFT_SUFFIXES)


def offer_to_begin(app: Any, path: Path) -> None:
    """Ask what kind of speech it is to be; escape leaves everything as it was."""
    path = path if path.suffix else path.with_suffix(DRAFT_SUFFIXES[0])
    if path.exists():  # written without its ending
        app.open_draft(path)
        return
    kinds = [(kind.value, kind.zh) for kind in speech_types()]

    def chosen(answer: str | None) -> None:
        if answer is not None:
            _set_up(app, SpeechType(answer), path)

    text = strings.BEGIN_TEXT.format(path.name)
    app.push_screen(Ask(strings.BEGIN, text, kinds), chosen)


def _set_up(app: Any, kind: SpeechType, path: Path) -> None:
    from draftkit.tui.screens.setup import SetUp  # deferred: reads YAML and Jinja

    app.push_screen(SetUp(kind, path))

"""The palette: every command that makes sense here, by name or pinyin initials, recent ones first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from draftkit.tui import strings
from draftkit.tui.actions import REGISTRY, Action
from draftkit.tui.screens.pick import Pick, matches
from draftkit.tui.widgets.hint_bar import key_name
from draftkit.tui.widgets.row_list import ListRow


def open_palette(app: Any) -> None:
    """Open the palette over the screen that is on top."""
    if isinstance(app.screen, Pick):
        return
    offered = _offered(app)

    def chosen(action: Action | None) -> None:
        if action is not None:
            app.call_later(app.run_registered, action)

    app.push_screen(
        Pick(strings.PALETTE, lambda text: _rows(offered, text), note=strings.PALETTE_NOTE), chosen
    )


def _offered(app: Any) -> list[Action]:
    """The actions bound where the focus is and up from there, the ones used lately first."""
    scopes = {"app"} | set(getattr(app.screen, "scopes", ()))
    found = [
        action
        for action in REGISTRY
        if action.palette and action.scope in scopes and not (action.local_only and app.in_browser)
    ]
    recent = {name: index for index, name in enumerate(app.recent_actions)}
    return sorted(found, key=lambda action: recent.get(action.name, len(recent)))


def _rows(offered: Sequence[Action], text: str) -> list[ListRow]:
    return [
        ListRow(
            f"{action.label}　{action.help}", " ".join(key_name(key) for key in action.keys[:2]), value=action
        )
        for action in offered
        if matches(text, f"{action.label}{action.help}")
    ]

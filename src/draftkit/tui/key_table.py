"""The key table of the documentation, made from the registry: ``python -m draftkit.tui.key_table``."""

from __future__ import annotations

import sys

from draftkit.tui import strings
from draftkit.tui.actions import SCOPES, in_scope
from draftkit.tui.widgets.hint_bar import key_name


def key_table() -> str:
    """Markdown: one table a scope, the name for the keymap file in the last column."""
    lines = [f"# {strings.KEYS_TITLE}", "", strings.KEYS_INTRO, ""]
    for scope in SCOPES:
        lines += [f"## {strings.SCOPES[scope]}", "", strings.KEYS_HEAD, "|---|---|---|"]
        for action in in_scope(scope):
            keys = [key for group in action.keys for key in group.split(",")]
            shown = " ".join(f"`{key_name(key)}`" for key in keys) or strings.KEYS_NONE
            lines.append(f"| {shown} | {action.help} | `{action.name}` |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(key_table())

"""Two own themes: 宣纸 (light) and 墨夜 (dark). Text at least 7:1, focused borders at least 3:1."""

from __future__ import annotations

import contextlib
from pathlib import Path

from textual.theme import Theme

from draftkit.errors import DraftkitError
from draftkit.files.atomic import write_text
from draftkit.files.locations import config_dir

PAPER = Theme(
    name="xuanzhi",
    primary="#8a3324",
    secondary="#35566b",
    accent="#8a3324",
    foreground="#2b2622",
    background="#f4efe4",
    surface="#fbf8f0",
    panel="#ebe4d4",
    boost="#efe8d9",
    warning="#7a4b00",
    error="#9b1c1c",
    success="#2f5d3a",
    dark=False,
    variables={
        "quiet": "#5c5247",
        "line": "#c9bda6",
        "slot-bg": "#f3dfae",
        "slot-fg": "#5a3b00",
        "cursor-bg": "#2b2622",
        "cursor-fg": "#fbf8f0",
        "select-bg": "#d9cdb4",
        "select-fg": "#1f1b18",
        "row-bg": "#e6dcc6",
        "border": "#8a3324",
        "border-blurred": "#c9bda6",
    },
)
NIGHT = Theme(
    name="moye",
    primary="#d9a066",
    secondary="#8fb3c9",
    accent="#d9a066",
    foreground="#e6e0d4",
    background="#16181c",
    surface="#1c1f24",
    panel="#23272e",
    boost="#262b33",
    warning="#e0b45a",
    error="#f08a7e",
    success="#9cc69b",
    dark=True,
    variables={
        "quiet": "#b3aa9b",
        "line": "#454b55",
        "slot-bg": "#4a3a14",
        "slot-fg": "#ffe2a6",
        "cursor-bg": "#e6e0d4",
        "cursor-fg": "#16181c",
        "select-bg": "#3f4a5a",
        "select-fg": "#ffffff",
        "row-bg": "#323844",
        "border": "#d9a066",
        "border-blurred": "#454b55",
    },
)
ORDER = ("xuanzhi", "moye", "ansi-light", "ansi-dark")
"""The themes the theme action walks through."""

ANSI_VARIABLES = {
    "quiet": "ansi_default",
    "line": "ansi_bright_black",
    "slot-bg": "ansi_yellow",
    "slot-fg": "ansi_black",
    "cursor-bg": "ansi_default",
    "cursor-fg": "ansi_default",
    "select-bg": "ansi_blue",
    "select-fg": "ansi_white",
    "row-bg": "ansi_blue",
}
"""What our own names stand for in themes that are not ours."""


def _file() -> Path:
    return config_dir() / "theme"


def remembered_theme() -> str:
    """The theme chosen last, or 宣纸."""
    try:
        name = _file().read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ORDER[0]
    return name if name in ORDER else ORDER[0]


def remember_theme(name: str) -> None:
    """Keep the chosen theme; not being able to is no reason to complain."""
    with contextlib.suppress(DraftkitError, OSError):
        config_dir().mkdir(parents=True, exist_ok=True)
        write_text(_file(), name)

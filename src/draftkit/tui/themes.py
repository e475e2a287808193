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
    primary="#74281b",
    secondary="#274558",
    accent="#74281b",
    foreground="#2b2622",
    background="#f4efe4",
    surface="#fbf8f0",
    panel="#ebe4d4",
    boost="#efe8d9",
    warning="#5f3a00",
    error="#851414",
    success="#22482c",
    dark=False,
    variables={
        "quiet": "#4a4138",
        "line": "#c9bda6",
        "slot-bg": "#f3dfae",
        "slot-fg": "#4f3300",
        "cursor-bg": "#2b2622",
        "cursor-fg": "#fbf8f0",
        "select-bg": "#d9cdb4",
        "select-fg": "#1f1b18",
        "row-bg": "#ebe2cc",
        "border": "#74281b",
        "border-blurred": "#c9bda6",
    },
)
NIGHT = Theme(
    name="moye",
    primary="#ecbb88",
    secondary="#a9c9dc",
    accent="#ecbb88",
    foreground="#e6e0d4",
    background="#16181c",
    surface="#1c1f24",
    panel="#23272e",
    boost="#262b33",
    warning="#ecc478",
    error="#f8aaa0",
    success="#b0d6aa",
    dark=True,
    variables={
        "quiet": "#c9c0b1",
        "line": "#454b55",
        "slot-bg": "#2e2508",
        "slot-fg": "#ffe2a6",
        "cursor-bg": "#e6e0d4",
        "cursor-fg": "#16181c",
        "select-bg": "#3f4a5a",
        "select-fg": "#ffffff",
        "row-bg": "#2b313b",
        "border": "#ecbb88",
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

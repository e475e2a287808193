"""The user's own keys: ``keymap.yaml`` in the settings folder, ``动作名: 键`` a line."""

from __future__ import annotations

import difflib
from pathlib import Path

from draftkit.errors import BadFileError, Problem
from draftkit.files.locations import config_dir
from draftkit.tui import strings
from draftkit.tui.actions import BY_NAME

FILE_NAME = "keymap.yaml"


def keymap_path() -> Path:
    """Where the user's keymap is looked for."""
    return config_dir() / FILE_NAME


def load_keymap(path: Path) -> dict[str, str]:
    """Action name → keys (comma-separated) of one keymap file; empty where there is no file.

    Raises:
        BadFileError: unknown actions or values that are not keys, all of them at once.
    """
    if not path.exists():
        return {}
    from draftkit.files import strict_yaml  # deferred: yaml costs 50 ms and most people have no keymap

    value = strict_yaml.load(path)
    if value is None:
        return {}
    if not isinstance(value, strict_yaml.YamlMap):
        raise BadFileError([Problem(str(path), 1, 1, strings.KEYMAP_SHAPE, strings.KEYMAP_EXAMPLE)])
    problems: list[Problem] = []
    keys: dict[str, str] = {}
    for name, given in value.items():
        line, col = name.line, name.col
        if name not in BY_NAME:
            near = difflib.get_close_matches(name, BY_NAME, 1)
            hint = strings.KEYMAP_NEAR.format(near[0]) if near else strings.KEYMAP_SEE
            problems.append(Problem(str(path), line, col, strings.KEYMAP_UNKNOWN.format(name), hint))
        elif not isinstance(given, strict_yaml.YamlText) or not given.strip():
            problems.append(Problem(str(path), line, col, strings.KEYMAP_VALUE.format(name), "ctrl+k,f7"))
        else:
            keys[str(name)] = str(given)
    if problems:
        raise BadFileError(problems)
    return keys

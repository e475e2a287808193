"""Settings of the person: ``settings.yaml`` in the config folder, flat ``name: value`` lines, all optional.

Read without a YAML parser, which would double the time of a cold search: one setting a line, quotes and
``# comments`` as YAML has them, and nothing else.
"""

from __future__ import annotations

from pathlib import Path

from draftkit.errors import DraftkitError
from draftkit.files.locations import config_dir
from draftkit.files.reading import MEGABYTE, read_text

FILE_NAME = "settings.yaml"


def settings_path() -> Path:
    """Where the settings lie, whether or not there are any."""
    return config_dir() / FILE_NAME


def setting(name: str, default: str = "") -> str:
    """The value of one setting, or ``default`` where it is not set or the file cannot be read."""
    path = settings_path()
    if not path.is_file():
        return default
    try:
        text = read_text(path, limit=MEGABYTE)
    except DraftkitError:
        return default
    return settings_of(text).get(name, default)


def settings_of(text: str) -> dict[str, str]:
    """The settings of a file's text; lines of any other shape are passed over."""
    found: dict[str, str] = {}
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition(":")
        if colon and name == name.strip() and name and not name.startswith("#"):
            found[name] = _value(value.strip())
    return found


def _value(written: str) -> str:
    if written[:1] in ("'", '"'):
        closing = written.find(written[0], 1)
        return written[1:closing] if closing > 0 else written[1:]
    return written.split(" #")[0].strip()

"""Where draftkit keeps its own files: platform folders, or one folder named by ``DRAFTKIT_HOME``."""

from __future__ import annotations

import os
from pathlib import Path


def _folder(kind: str) -> Path:
    home = os.environ.get("DRAFTKIT_HOME")
    if home:
        return Path(home).expanduser() / kind
    import platformdirs  # deferred: only needed without DRAFTKIT_HOME

    folders = platformdirs.PlatformDirs("draftkit", appauthor=False)
    return Path(getattr(folders, f"user_{kind}_dir"))


def config_dir() -> Path:
    """Settings, ``unit.yaml``, keymap, rules overlay."""
    return _folder("config")


def data_dir() -> Path:
    """Personal bank, personal templates, library."""
    return _folder("data")


def state_dir() -> Path:
    """Journals, revisions, recent drafts."""
    return _folder("state")


def cache_dir() -> Path:
    """Compiled indexes; may be deleted at any time."""
    return _folder("cache")

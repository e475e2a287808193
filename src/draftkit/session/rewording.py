"""A phrase of the bank in the person's own words."""

from __future__ import annotations

from pathlib import Path

from draftkit.bank.editing import edit_file
from draftkit.bank.layers import personal_dir
from draftkit.bank.store import load_bank
from draftkit.session.bank import change_of

OVERLAYS = "changes.yaml"


def reword(identity: str, text: str) -> Path:
    """Give a phrase another text: in its own file where the person may write it, else by an overlay.

    Raises:
        ConflictError, UsageError, SurroundingsError: the file could not be changed.
    """
    path, change = change_of(load_bank(), identity, {"text": text}, personal_dir() / OVERLAYS)
    edit_file(path, [change])
    return path

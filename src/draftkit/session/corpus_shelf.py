"""What the corpus screen shows: the library's speeches, and where mined candidates wait."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from draftkit.corpus.library.store import Entry, Library
from draftkit.files.locations import data_dir

_MOST = 2_000


def speeches() -> Sequence[Entry]:
    """The speeches of the library, in order of arrival.

    Raises:
        DraftkitError: the library is damaged or cannot be opened.
    """
    with Library() as library:
        return tuple(library.entries(_MOST))


def candidates_path() -> Path:
    """Where mining puts its candidates."""
    return data_dir() / "candidates" / "candidates.yaml"

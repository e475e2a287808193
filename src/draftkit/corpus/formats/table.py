"""Which reader takes which file: by suffix, checked against what the bytes say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from draftkit.corpus.source import SourceText
from draftkit.errors import DraftkitError, UnreadableError
from draftkit.files.reading import read_bytes

SUFFIXES = frozenset({".txt", ".text", ".md"})


def read_source(path: Path) -> SourceText:
    """The document at ``path`` as text.

    Raises:
        UsageError: missing, too large, or not a document of a format we read.
        SurroundingsError: permission, disk, a tool that is not installed.
    """
    data = read_bytes(path)
    from draftkit.corpus.formats import plain

    return plain.read(data)

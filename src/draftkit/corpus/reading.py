"""The door of the room: one file to its speeches, and folders to a stream of outcomes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from draftkit.corpus.formats.table import SUFFIXES, read_source
from draftkit.corpus.parsing import parse
from draftkit.corpus.settings import DEFAULT, ReadSettings
from draftkit.errors import DraftkitError, MissingFileError
from draftkit.model import Speech

_SORTED_AT_MOST = 20_000
"""Folders up to this size are read in name order; larger ones as the disk gives them, never held whole."""


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """What came of one file: its speeches, or the reason why there are none."""

    path: Path
    speeches: tuple[Speech, ...]
    error: DraftkitError | None = None


def read_speeches(path: Path, settings: ReadSettings = DEFAULT) -> tuple[Speech, ...]:
    """All speeches of one file.

    Raises:
        UsageError: the file is missing, too large, or no document we read.
        SurroundingsError: permission, disk, a tool that is not installed.
    """
    return parse(read_source(path), str(path), settings)


def walk(paths: Iterable[Path], settings: ReadSettings = DEFAULT) -> Iterator[ReadOutcome]:
    """Read files and folders one by one; a bad file gives an outcome with its error, never an end."""
    for path in files_under(paths):
        try:
            yield ReadOutcome(path, read_speeches(path, settings))
        except DraftkitError as error:
            yield ReadOutcome(path, (), error)


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The given files, and lazily every readable document below the given folders."""
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield path


def _in_folder(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            first = list(islice(entries, _SORTED_AT_MOST + 1))
            if len(first) <= _SORTED_AT_MOST:
                first.sort(key=lambda entry: entry.name)
            for entry in chain(first, entries):
                yield from _documents(entry)
    except OSError:
        return  # a folder we may not look into is no reason to stop


def _documents(entry: os.DirEntry[str]) -> Iterator[Path]:
    if entry.name.startswith((".", "~$")):
        return
    if entry.is_dir(follow_symlinks=False):
        yield from _in_folder(Path(entry.path))
    elif Path(entry.name).suffix.lower() in SUFFIXES and entry.is_file():
        yield Path(entry.path)


def check_exist(paths: Iterable[Path]) -> None:
    """Refuse at once what is not there.

    Raises:
        MissingFileError: for the first path that does not exist.
    """
    for path in paths:
        if not path.exists():
            raise MissingFileError("找不到文件或文件夹", where=path, remedy="请核对路径")

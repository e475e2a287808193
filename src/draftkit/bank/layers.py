"""Which folders and files make up the bank, lowest layer first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.bank.entries import Layer
from draftkit.errors import MissingFileError
from draftkit.files.locations import data_dir
from draftkit.files.resources import phrasebank_dir
from draftkit.files.settings import setting

BANK_FOLDER = "bank"
DRAFT_BANK_FOLDER = "phrasebank"
_LEFT_OUT = frozenset({"lexicon", "node_modules", "__pycache__"})
_MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of phrase files, or a single one, and the layer it forms."""

    path: Path
    layer: Layer


def personal_dir() -> Path:
    """The person's own bank."""
    return data_dir() / BANK_FOLDER


def office_dir() -> Path | None:
    """The office bank: a folder named in the settings, typically a share or a git checkout."""
    named = setting("office_bank")
    return Path(named).expanduser() if named else None


def bank_roots(extra: Sequence[Path] = (), draft_folder: Path | None = None) -> tuple[Root, ...]:
    """Built-in, office, personal, beside the draft, and ``extra`` (``--bank``), in that order.

    Raises:
        MissingFileError: one of ``extra`` does not exist. The other layers may be missing.
    """
    office = office_dir()
    roots = [Root(phrasebank_dir(), Layer.BUILTIN)]
    if office is not None:
        roots.append(Root(office, Layer.OFFICE))
    roots.append(Root(personal_dir(), Layer.PERSONAL))
    if draft_folder is not None:
        roots.append(Root(draft_folder / DRAFT_BANK_FOLDER, Layer.DRAFT))
    for path in extra:
        if not path.exists():
            raise MissingFileError("找不到词句库", where=path, remedy="请核对路径")
        roots.append(Root(path, Layer.EXTRA))
    return tuple(roots)


def bank_files(roots: Sequence[Root]) -> list[tuple[str, Layer]]:
    """Every phrase file of ``roots`` as (path, layer), layers in order, names sorted within a folder."""
    found: list[tuple[str, Layer]] = []
    seen: set[str] = set()
    for root in roots:
        for path in _files_below(os.path.abspath(root.path), 0):
            if path not in seen:
                seen.add(path)
                found.append((path, root.layer))
    return found


def _files_below(path: str, depth: int) -> Iterator[str]:
    if os.path.isfile(path):
        yield path
        return
    try:
        with os.scandir(path) as listing:
            items = sorted(listing, key=lambda item: item.name)
    except OSError:
        return
    for item in items:
        if item.name.startswith("."):
            continue
        if item.name.endswith((".yaml", ".yml")) and item.is_file():
            yield item.path
        elif depth < _MAX_DEPTH and item.name not in _LEFT_OUT and item.is_dir(follow_symlinks=False):
            yield from _files_below(item.path, depth + 1)

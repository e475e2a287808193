"""What was exported where: so that a Word file somebody has worked on is not written over unseen."""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from draftkit.errors import DraftkitError
from draftkit.files.atomic import write_text
from draftkit.files.locations import state_dir
from draftkit.files.reading import read_bytes, read_text

_FILE = "exports.json"
_KEPT = 200


def note_export(target: Path, data: bytes) -> None:
    """Remember what was written; an export never fails because this cannot be."""
    known = _known()
    known.pop(_key(target), None)
    known[_key(target)] = _digest(data)
    with contextlib.suppress(DraftkitError, OSError):
        state_dir().mkdir(parents=True, exist_ok=True)
        write_text(state_dir() / _FILE, json.dumps(dict([*known.items()][-_KEPT:]), indent=1))


def is_strange(target: Path) -> bool:
    """Whether a file stands at ``target`` that is not as it was exported: another's, or worked on since."""
    if not target.exists():
        return False
    try:
        return _known().get(_key(target)) != _digest(read_bytes(target))
    except DraftkitError:
        return True


def _known() -> dict[str, str]:
    try:
        data = json.loads(read_text(state_dir() / _FILE))
    except (DraftkitError, ValueError):
        return {}
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def _key(target: Path) -> str:
    return str(target.resolve())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

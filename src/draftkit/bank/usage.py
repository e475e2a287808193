"""How often this writer took which phrase: an append-only log in the state folder, never shared."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

from draftkit.errors import DraftkitError
from draftkit.files.locations import state_dir
from draftkit.files.record_log import LogWriter, read_log

FILE_NAME = "phrases-used.jsonl"


def usage_path() -> Path:
    """Where uses are noted."""
    return state_dir() / FILE_NAME


def used_counts() -> Counter[str]:
    """Uses by phrase id; empty where nothing was noted or the log cannot be read."""
    if not usage_path().exists():
        return Counter()
    try:
        records = read_log(usage_path()).records
    except DraftkitError:
        return Counter()
    return Counter(str(record["id"]) for record in records if "id" in record)


def note_use(identity: str) -> None:
    """Note that a phrase was taken into a draft. A full disk loses the note, never the phrase."""
    try:
        with closing(LogWriter(usage_path())) as log:
            log.append({"id": identity})
    except DraftkitError:
        return

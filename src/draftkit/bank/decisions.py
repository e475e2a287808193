"""What reviewers decided, remembered by the hash of the text: nobody is asked twice.

``decisions.jsonl`` beside the personal bank, one checked record a line, only ever appended to.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from draftkit.bank.layers import personal_dir
from draftkit.files.record_log import LogWriter, read_log

FILE_NAME = "decisions.jsonl"
ACCEPTED, REJECTED, UNDONE = "accepted", "rejected", "undone"


@dataclass(frozen=True, slots=True)
class Remembered:
    """One decision: ``hash`` of the mined text, the verdict, why it was rejected, the text for people."""

    hash: str
    verdict: str
    reason: str = ""
    text: str = ""
    id: str = ""


def decisions_path() -> Path:
    """Where decisions are kept."""
    return personal_dir() / FILE_NAME


def remember(decision: Remembered) -> None:
    """Append one decision; an ``undone`` one takes the last of its hash back."""
    with closing(LogWriter(decisions_path())) as log:
        log.append(asdict(decision))


def remembered() -> dict[str, Remembered]:
    """The decision that stands for every text decided, by hash."""
    standing: dict[str, Remembered] = {}
    for record in read_log(decisions_path()).records:
        known = {name: str(value) for name, value in record.items() if name in Remembered.__slots__}
        if "hash" not in known or "verdict" not in known:
            continue
        decision = Remembered(**known)
        if decision.verdict == UNDONE:
            standing.pop(decision.hash, None)
        else:
            standing[decision.hash] = decision
    return standing

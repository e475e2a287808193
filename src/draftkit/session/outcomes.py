"""What a change of a draft, or a look at its file, came to."""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.drafts.locks import SentenceSpan
from draftkit.errors import DraftkitError


@dataclass(frozen=True, slots=True)
class Edited:
    """What a change did: where the cursor belongs now, its label, the locked sentences it broke."""

    cursor: int
    label: str = ""
    broken: tuple[SentenceSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """What ``tick`` did: saved, merged others' changes, became ``ours`` to write; or what went wrong."""

    saved: bool = False
    merged: bool = False
    ours: bool = False
    trouble: DraftkitError | None = None

"""Characters nobody sees: zero-width, directional and control characters go, odd spaces become plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.corpus.manuscript import Edit

_SEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
    "|[\u00a0\u1680\u2000-\u200a\u202f\u205f]"
)


def find(text: str) -> Iterator[Edit]:
    """One edit a run of characters without ink."""
    for match in _SEEN.finditer(text):
        first = match.group()[0]
        is_space = (
            first == "\u00a0" or first == "\u1680" or "\u2000" <= first <= "\u200a" or first in "\u202f\u205f"
        )
        yield match.start(), match.end(), " " if is_space else ""

"""Licence tails of wiki pages: from the licence sentence to the end of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.corpus.lines import Line

_LICENCE = re.compile(
    r"^(?:本作品|这部作品|此作品)(?:是|在|的|已)|^Public domain|^注：中文维基文库|^维基文库"
)
_PROOF = re.compile("公有领域|著作权法|Public domain|维基文库|CC BY|知识共享")
_REACH = 60


def wiki_tail(lines: Sequence[Line]) -> set[int]:
    """Indexes of the licence lines at the end, empty where there are none."""
    first = max(0, len(lines) - _REACH)
    for at in range(first, len(lines)):
        if _LICENCE.match(lines[at].text):
            rest = " ".join(line.text for line in lines[at:])
            return set(range(at, len(lines))) if _PROOF.search(rest) else set()
    return set()

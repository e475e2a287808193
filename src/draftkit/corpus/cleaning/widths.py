"""Letters, digits and signs in the width the language wants: ``２０２３年`` becomes ``2023年``.

Kangxi radicals and compatibility ideographs, which some PDF fonts give out, become the characters they show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from draftkit.corpus.manuscript import Edit

_FULL = re.compile("[０-９Ａ-Ｚａ-ｚ％＋＊＃＠＆／＝．]+|[\u2e80-\u2fdf\uf900-\ufad9\ufb00-\ufb06]+")
_STOP_BETWEEN_HAN = re.compile("．(?![0-9０-９A-Za-z])")


def find(text: str) -> Iterator[Edit]:
    """One edit a run; a full-width dot stays unless it belongs to a number."""
    for match in _FULL.finditer(text):
        run = match.group()
        if "．" in run and _STOP_BETWEEN_HAN.search(text, match.start(), match.end() + 1):
            at_marker = run[:-1].isdigit() and run.endswith("．")
            if not at_marker:
                run = run.rstrip("．")
        now = unicodedata.normalize("NFKC", run)
        if run and now != run:
            yield match.start(), match.start() + len(run), now

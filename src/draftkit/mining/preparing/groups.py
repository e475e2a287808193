"""Source groups: one publisher's series counts as one voice, however many speeches it holds.

Documents of one folder whose names differ only in their digits (1999.txt, 2000.txt, 报告第3期.docx) are a
series; so are the speeches of one file. Any other document is a group of its own.
"""

from __future__ import annotations

import re
from pathlib import PurePath

_DIGITS = re.compile(r"[0-9０-９一二三四五六七八九〇零]+")


def group_of(source: str) -> str:
    """The group of a document, told from its path."""
    path = PurePath(source)
    return str(path.with_name(_DIGITS.sub("#", path.name))) if path.name else source

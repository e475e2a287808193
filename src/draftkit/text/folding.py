"""One spelling for comparing text: what stays when width, case, marks and brackets are set aside."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """``text`` in compatibility form, lower case, letters and digits only; slot names stay, 【】 go."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text)).lower()

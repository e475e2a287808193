"""Entities and tags of a web page that were saved as text: ``&ldquo;`` becomes “, tags go.

A tag that breaks lines becomes two ideographic spaces, which is how a page that lost its breaks shows them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from draftkit.corpus.manuscript import Edit

_SEEN = re.compile(
    r"&(?:nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|quot|amp|lt|gt|mdash|ndash|hellip|middot|times|permil"
    r"|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
    r"|(?P<line></?(?:p|br|div|li|tr|h[1-6])(?:\s[^<>\n]{0,200})?/?>)"
    r"|</?(?:span|strong|b|em|i|u|font|a|img|o:p|td|th|table|tbody|section|article|ul|ol|center|script|style)"
    r"(?:\s[^<>\n]{0,400})?/?>"
)
_BREAK = "\u3000\u3000"


def find(text: str) -> Iterator[Edit]:
    """One edit an entity or tag."""
    if "&" not in text and "<" not in text:
        return
    for match in _SEEN.finditer(text):
        if match.group().startswith("&"):
            plain = html.unescape(match.group())
            yield match.start(), match.end(), " " if plain.isspace() or not plain.isprintable() else plain
        else:
            yield match.start(), match.end(), _BREAK if match["line"] else ""

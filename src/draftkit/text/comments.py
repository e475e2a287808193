"""Comments ``<!-- … -->`` of Markdown, found in linear time also in hostile text."""

from __future__ import annotations

import re
from collections.abc import Callable

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_SHOWN = re.compile(r"[^\n]")
_CLOSE = "-->"


def without_comments(text: str) -> str:
    """``text`` with its comments cut out; one that is never closed is text."""
    return _sub(text, lambda match: "")


def blank_comments(text: str) -> str:
    """``text`` with its comments as spaces, line ends kept, so that offsets and lines stay."""
    return _sub(text, lambda match: _SHOWN.sub(" ", match.group()))


def _sub(text: str, now: Callable[[re.Match[str]], str]) -> str:
    # Behind the last --> no comment can end; looking for one from every <!-- there would cost n².
    close = text.rfind(_CLOSE)
    if close < 0:
        return text
    end = close + len(_CLOSE)
    return _COMMENT.sub(now, text[:end]) + text[end:]

"""What comes in by paste from Word, WPS, a web page or a chat, made fit for a manuscript."""

from __future__ import annotations

import re

from draftkit.text.marks import HAN

_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]+")
_BULLET = re.compile(r"^[ ]*[\uf000-\uf0ff•●■◆➢✓▪·][ ]*")
_HALF_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
_BETWEEN_HAN = re.compile(
    rf"(?<=[{HAN}”》）】])[,;:?!](?=[{HAN}“《（【\s]|$)|(?<=[{HAN}])\((?=[{HAN}])|(?<=[{HAN}])\)"
)
_SPACED_HAN = re.compile(rf"(?<=[{HAN}，。；：、]) +(?=[{HAN}])")


def clean_paste(text: str) -> str:
    """``text`` as paragraphs, one a line: no invisible characters, indents, bullets or blank lines.

    Half-width marks between Han characters become full-width; a single line stays a single line.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").split("\n")
    cleaned = [_clean_line(line) for line in lines]
    kept = [line for line in cleaned if line]
    tail = "\n" if len(lines) > 1 and kept and not cleaned[-1] else ""
    return "\n".join(kept) + tail


def _clean_line(line: str) -> str:
    line = _INVISIBLE.sub("", line)
    line = _SPACES.sub(" ", line)
    line = _BULLET.sub("", line).strip(" ")
    line = _SPACED_HAN.sub("", line)
    return _BETWEEN_HAN.sub(lambda match: match.group().translate(_HALF_WIDTH), line)

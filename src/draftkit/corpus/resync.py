"""Double-byte text with bad or missing bytes, brought back into step.

One lost byte shifts every pair behind it until the next ASCII byte. Over a line the best reading is found by
dynamic programming on byte positions: a pair earns what its character is worth, a byte nobody can use costs;
so each damage costs the characters it hit and no more.
"""

from __future__ import annotations

from functools import cache

from draftkit.corpus.tables import common_characters

_SKIP = -3.0
_ASCII = 0.6
_LETTER = -0.2
_TRAIL_FROM = 0x40
"""From here on an ASCII byte may be the second half of a character; a letter in prose is the rarer case."""


def resynchronised(line: bytes, codec: str) -> str:
    """``line`` as text, U+FFFD for each run of bytes that belongs to no character."""
    size = len(line)
    best = [0.0] * (size + 1)
    step = [0] * (size + 1)
    for at in range(size - 1, -1, -1):
        best[at], step[at] = best[at + 1] + _SKIP, 0
        if line[at] < 0x80:
            best[at], step[at] = best[at + 1] + (_LETTER if line[at] >= _TRAIL_FROM else _ASCII), 1
        elif at + 1 < size:
            worth = _worth(line[at : at + 2], codec)
            if worth is not None and worth + best[at + 2] > best[at]:
                best[at], step[at] = worth + best[at + 2], 2
    return _text(line, step, codec)


def _text(line: bytes, step: list[int], codec: str) -> str:
    out: list[str] = []
    at = 0
    while at < len(line):
        taken = step[at]
        if taken:
            out.append(line[at : at + taken].decode(codec))
        elif not out or out[-1] != "\ufffd":
            out.append("\ufffd")
        at += taken or 1
    return "".join(out)


@cache
def _worth(pair: bytes, codec: str) -> float | None:
    """What a pair of bytes is worth as a character of Chinese prose; None where it is none."""
    try:
        character = pair.decode(codec)
    except UnicodeDecodeError:
        return None
    if len(character) != 1:
        return None
    if character in common_characters():
        return 2.0
    if character in "，。；：！？、“”（）《》％…—　":
        return 2.0
    if "\u4e00" <= character <= "\u9fff":
        return 1.3 if codec != "gb18030" or (0xB0 <= pair[0] <= 0xD7 and pair[1] >= 0xA1) else 0.3
    return -1.0

"""Counts a speaker promises (我讲四点意见) against the headings that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.model import Block, BlockKind
from draftkit.text.numerals import from_chinese

_PROMISE = re.compile(
    r"(?:讲|谈|提|说|强调|抓好|做好|把握|注意做到|有)[^。；]{0,14}?([一二三四五六七八九十两])(?:点|个方面|条|个问题|方面|句话|项)"
    r"[^。；]{0,12}[。：:]$"
)


_MOST = 50


def promises_of(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """For each promise at the end of a paragraph: the line, the count promised, the headings that keep it."""
    out: list[dict[str, object]] = []
    for at, block in enumerate(blocks):
        said = _PROMISE.search(block.text[-40:]) if block.kind is BlockKind.PARAGRAPH else None
        if said:
            kept = _kept(blocks, at + 1)
            if len(out) == _MOST:
                break
            out.append({"line": block.line_start, "promised": from_chinese(said.group(1)), "kept": kept})
    return out


def _kept(blocks: Sequence[Block], start: int) -> int:
    """Headings of the level that opens next, up to a heading above it."""
    rest = [block for block in blocks[start:] if block.kind is BlockKind.HEADING and block.level is not None]
    if not rest or rest[0].level is None:
        return 0
    level, count = rest[0].level, 0
    for block in rest:
        if block.level is not None and block.level < level:
            break
        count += block.level == level
    return count

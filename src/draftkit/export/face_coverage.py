"""Characters that a face by its name cannot have: 仿宋_GB2312 and its like hold the 6,763 Han of GB 2312.

Word puts another face in for 镕, 䶮 or a traditional character, which shows on paper in the middle of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.export.layout import Layout
from draftkit.export.manuscript import Manuscript, Passage, Span

_LIMITED = re.compile("_GB2312$|^方正.*简体$", re.I)
_HAN = re.compile("[㐀-鿿豈-龎\U00020000-\U0003ffff]")


def missing_characters(manuscript: Manuscript, layout: Layout) -> dict[str, str]:
    """Face → the characters asked of it that it does not hold, each once, in the order they are met."""
    found: dict[str, dict[str, None]] = {}
    for face, text in _set_texts(manuscript, layout):
        if _LIMITED.search(face):
            beyond = (character for character in _HAN.findall(text) if not _in_gb2312(character))
            found.setdefault(face, {}).update(dict.fromkeys(beyond))
    return {face: "".join(characters) for face, characters in found.items() if characters}


def _set_texts(manuscript: Manuscript, layout: Layout) -> Iterator[tuple[str, str]]:
    for passage in manuscript.passages:
        for span in passage.spans:
            yield layout.texts[_kind(passage, span)].face, span.text


def _kind(passage: Passage, span: Span) -> str:
    return passage.kind if span.heading is None else f"heading{span.heading}"


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True

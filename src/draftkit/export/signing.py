"""Indents that depend on the text: signature over date, and the hanging lines of an attachment note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from draftkit.export.cells import cells, spaced_cells
from draftkit.export.layout import Layout
from draftkit.export.manuscript import Part, Passage
from draftkit.export.styles import character_width
from draftkit.export.wml import w

_NOTE_LEAD = re.compile(r"(?:附件[：:])?(?:\d{1,2}[.．] *)?")
_NOTE_WORD = "附件："
_DATE_SHIFT = 2
"""Characters that the date begins to the right of the signature (7.3.5.2)."""


def signing_indents(passages: Sequence[Passage], index: int, layout: Layout) -> Iterator[str]:
    """``w:ind`` and alignment of the one that ``signing_start`` places."""
    start = signing_start(passages, index, layout)
    if start is not None:
        width = character_width(layout, layout.texts[passages[index].kind])
        yield w("ind", leftChars=0, left=round(start * width), rightChars=0, right=0)
        yield w("jc", val="left")


def signing_start(passages: Sequence[Passage], index: int, layout: Layout) -> float | None:
    """Where the shorter one of a signature and its date begins, in characters (GB/T 9704-2012 7.3.5.2).

    The longer one is right-aligned by its style (None). The date's first character stands two characters
    right of the signature's, so the shorter one is placed from the left.
    """
    pair = _pair(passages, index)
    if pair is None:
        return None
    width = spaced_cells if layout.latin_space else cells
    signature, date = (width(each.text) for each in pair)
    own = layout.texts[passages[index].kind]
    row = layout.page.text_width / character_width(layout, own)
    is_signature = passages[index].part is Part.SIGNATURE
    if date <= signature and not is_signature:
        return max(0.0, row - own.right_indent - signature + _DATE_SHIFT)
    if date > signature and is_signature:
        return max(0.0, row - own.right_indent - date - _DATE_SHIFT)
    return None


def note_place(passage: Passage, layout: Layout) -> tuple[float, float] | None:
    """Where the later lines of an attachment note begin, and how far left of that its first, in characters.

    Two characters in, later lines under the first character of the name (7.3.4); None for other passages.
    """
    if passage.part is not Part.ATTACHMENT_NOTE:
        return None
    lead = _NOTE_LEAD.match(passage.text)
    hanging = cells(lead[0]) if lead else 0.0
    left = layout.texts[passage.kind].first_indent + hanging
    if lead is None or not lead[0].startswith("附件"):
        left += cells(_NOTE_WORD)
    return left, hanging


def note_indent(passage: Passage, layout: Layout) -> Iterator[str]:
    """``w:ind`` of an attachment note."""
    place = note_place(passage, layout)
    if place is None:
        return
    left, hanging = place
    width = character_width(layout, layout.texts[passage.kind])
    yield w(
        "ind",
        leftChars=round(left * 100),
        left=round(left * width),
        hangingChars=round(hanging * 100),
        hanging=round(hanging * width),
    )


def _pair(passages: Sequence[Passage], index: int) -> tuple[Passage, Passage] | None:
    for first in (index - 1, index):
        if 0 <= first < len(passages) - 1:
            signature, date = passages[first], passages[first + 1]
            if signature.part is Part.SIGNATURE and date.part is Part.SIGN_DATE:
                return signature, date
    return None

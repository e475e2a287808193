"""Indents that depend on the text: signature over date, and the hanging lines of an attachment note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from draftkit.export.layout import Layout
from draftkit.export.manuscript import Part, Passage
from draftkit.export.styles import character_width
from draftkit.export.wml import w

_NOTE_LEAD = re.compile(r"(?:附件[：:])?(?:\d{1,2}[.．])?")
_NOTE_WORD = "附件："


def cells(text: str) -> float:
    """Width in Han characters; ASCII counts half."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def signing_indents(passages: Sequence[Passage], index: int, layout: Layout) -> Iterator[str]:
    """Right indent of a signature or its date (GB/T 9704-2012 7.3.5.2).

    The date's first character stands two characters right of the signature's; where the date is the longer
    one it keeps the right indent and the signature moves left.
    """
    passage = passages[index]
    pair = _pair(passages, index)
    if pair is None:
        return
    signature, date = (cells(each.text) for each in pair)
    own = layout.texts[passage.kind]
    usual = layout.texts["signature"].right_indent
    signature_right = usual if date <= signature else usual + 2 + date - signature
    right = signature_right if passage.part is Part.SIGNATURE else signature_right + signature - 2 - date
    width = character_width(layout, own)
    yield w("ind", rightChars=round(right * 100), right=round(right * width))


def note_indent(passage: Passage, layout: Layout) -> Iterator[str]:
    """Two characters in, later lines under the first character of the name (7.3.4)."""
    if passage.part is not Part.ATTACHMENT_NOTE:
        return
    lead = _NOTE_LEAD.match(passage.text)
    hanging = cells(lead[0]) if lead else 0
    text = layout.texts[passage.kind]
    left = text.first_indent + hanging
    if lead is None or not lead[0].startswith("附件"):
        left += cells(_NOTE_WORD)
    width = character_width(layout, text)
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

"""Speech → PreparedSpeech: mask, segment, cut at clause marks, refuse what cannot be trusted.

Pure per speech: the same speech, word table and segmenter always give the same result, in any process.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from draftkit.mining.groups import group_of
from draftkit.mining.independence import sketch
from draftkit.mining.masks import Masked, SpeechContext, context_of, mask
from draftkit.mining.prepared import Clause, PreparedBlock, PreparedSpeech
from draftkit.mining.segment import Cut
from draftkit.mining.slots import CHAR_OF
from draftkit.model.speech import Block, BlockKind, Speech

_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
"""Clause marks are folded to full width for mining; offsets stay."""

_BREAKS = frozenset("，。；：！？…—\n")
_ENUMERATOR = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,2}[）)、]|第[一二三四五六七八九十][，、是]?|"
    r"[一二三四五六七八九十](?:是要|是|要|必须十分|必须|个)|\d[.、．]|首先|其次|再次|最后)"
)
_NUMBER, _DOTS = CHAR_OF["数量"], frozenset("、.．")
_REFUSING = frozenset({"spun", "gap", "repaired"})


def prepare(speech: Speech, cut: Cut, group: str = "") -> PreparedSpeech:
    """One speech ready for mining. ``group`` is its source group (by default told from the source's path)."""
    context = context_of(block.text for block in speech.blocks)
    refused: Counter[str] = Counter()
    clauses: list[Clause] = []
    for number, block in enumerate(speech.blocks):
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.SALUTATION):
            clauses.extend(_clauses(number, block, context, cut, refused))
    return PreparedSpeech(
        key=f"{speech.source}#{speech.index}",
        source=speech.source,
        group=group or group_of(speech.source),
        year=year_of(speech),
        title=speech.title or "",
        characters=sum(len(block.text) for block in speech.blocks),
        spun=sum(span.kind == "spun" for block in speech.blocks for span in block.spans),
        blocks=tuple(_block(block) for block in speech.blocks),
        clauses=tuple(clauses),
        grams=sketch(block.text for block in speech.blocks),
        refused=tuple(sorted(refused.items())),
    )


def year_of(speech: Speech) -> int | None:
    """The year of the speech: inferred from its text where it can be, else as printed."""
    for date in (speech.date_inferred, speech.date_printed):
        if date and date[:4].isdigit():
            return int(date[:4])
    return None


def _block(block: Block) -> PreparedBlock:
    return PreparedBlock(
        kind=block.kind.value,
        level=block.level or 0,
        run_in=block.run_in,
        move=block.move.value if block.move else "",
        step=block.step.value if block.step else "",
        confidence=round(block.confidence, 3),
        line=block.line_start,
    )


def _clauses(
    number: int, block: Block, context: SpeechContext, cut: Cut, refused: Counter[str]
) -> Iterator[Clause]:
    text = block.text.translate(_WIDE)
    masked = mask(text, context, block.spans)
    holes = [(span.start, span.end, span.kind) for span in block.spans if span.kind in _REFUSING]
    pending = block.marker or ""
    gap = block.gap
    for start, end, words, mark in _cut_clauses(masked, cut):
        if not words:
            continue
        enumerator, words = _without_enumerator(words)
        if enumerator:
            pending = enumerator
        if not words:
            continue
        reason = "gap" if gap else _hole(holes, start, end)
        gap = False
        if reason:
            refused[reason] += 1
            pending = ""
            continue
        yield number, start, end, " ".join(words), mark, pending
        pending = ""


def _hole(holes: list[tuple[int, int, str]], start: int, end: int) -> str:
    return next((kind for first, last, kind in holes if first < end and last > start), "")


def _cut_clauses(masked: Masked, cut: Cut) -> Iterator[tuple[int, int, list[str], str]]:
    """Clauses of one block with offsets in the original text and the mark that ends each."""
    words: list[str] = []
    position = begin = 0
    for word in cut(masked.text):
        after = position + len(word)
        if word in _BREAKS:
            yield masked.original(begin), masked.original(position), words, word
            words, begin = [], after
        elif word.isspace():
            if not words:
                begin = after
        else:
            words.append(word)
        position = after
    yield masked.original(begin), masked.original(position), words, ""


def _without_enumerator(words: list[str]) -> tuple[str, list[str]]:
    """The series mark at the head of a clause and the words after it."""
    if len(words) > 2 and words[0] == _NUMBER and words[1] in _DOTS:
        return "1.", words[2:]
    head = "".join(words[:4])
    match = _ENUMERATOR.match(head)
    if match is None or (match.group().endswith("个") and len(words) > 2):
        return "", words
    mark, taken = match.group(), 0
    for count, word in enumerate(words):
        if taken == len(mark):
            return mark, words[count:]
        taken += len(word)
        if taken > len(mark):
            return "", words
    return mark, []

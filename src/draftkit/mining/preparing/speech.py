"""Speech → PreparedSpeech: mask, segment, cut at clause marks, refuse what cannot be trusted.

Pure per speech: the same speech, word table and segmenter always give the same result, in any process.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from draftkit.mining.preparing.clauses import clauses_of
from draftkit.mining.preparing.groups import group_of
from draftkit.mining.preparing.independence import sketch
from draftkit.mining.preparing.masks import context_of, mask
from draftkit.mining.preparing.prepared import PreparedBlock, PreparedSpeech
from draftkit.mining.segment import SpacedCut
from draftkit.mining.words import Classifier
from draftkit.model.speech import Block, Mark, Speech

_WIDE = tuple(zip(",;:!?()", "，；：！？（）", strict=True))
"""Clause marks are folded to full width for mining; offsets stay. One by one: ``str.translate`` is slow."""


def prepare(speech: Speech, cut: SpacedCut, classifier: Classifier, group: str = "") -> PreparedSpeech:
    """One speech ready for mining. ``group`` is its source group (by default told from the source's path)."""
    refused: Counter[str] = Counter()
    text, marks = _joined(speech)
    masked = mask(text, context_of([text]), marks)
    return PreparedSpeech(
        key=f"{speech.source}#{speech.index}",
        source=speech.source,
        group=group or group_of(speech.source),
        year=year_of(speech),
        title=speech.title or "",
        characters=sum(len(block.text) for block in speech.blocks),
        spun=sum(span.kind == "spun" for block in speech.blocks for span in block.spans),
        blocks=tuple(_block(block) for block in speech.blocks),
        clauses=clauses_of(speech.blocks, masked, cut, classifier, refused),
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


def _joined(speech: Speech) -> tuple[str, list[Mark]]:
    """The blocks as one text, a line each, with folded marks, and the marked stretches in it."""
    marks: list[Mark] = []
    position = 0
    for block in speech.blocks:
        for span in block.spans:
            marks.append(replace(span, start=span.start + position, end=span.end + position))
        position += len(block.text) + 1
    text = "\n".join(block.text.replace("\n", " ") for block in speech.blocks)
    for narrow, wide in _WIDE:
        text = text.replace(narrow, wide)
    return text, marks

"""Speech → PreparedSpeech: mask, segment, cut at clause marks, refuse what cannot be trusted.

Pure per speech: the same speech, word table and segmenter always give the same result, in any process.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from draftkit.mining.groups import group_of
from draftkit.mining.independence import sketch
from draftkit.mining.masks import context_of, mask
from draftkit.mining.prepared import Clause, PreparedBlock, PreparedSpeech
from draftkit.mining.segment import Cut
from draftkit.mining.skeleton import modifiers_before, skeleton_of
from draftkit.mining.slots import CHAR_OF
from draftkit.mining.words import BREAK, BREAKS, Classifier
from draftkit.model.speech import Block, BlockKind, Mark, Speech

_WIDE = tuple(zip(",;:!?()", "，；：！？（）", strict=True))
"""Clause marks are folded to full width for mining; offsets stay. One by one: ``str.translate`` is slow."""

_MARKS = "".join(sorted(BREAKS))
_CLAUSE = re.compile(f"([^{_MARKS}]*)([{_MARKS}]|$)")
_BREAK = re.compile(BREAK)
_READ = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.SALUTATION})
_SERIES_START = frozenset("（(一二三四五六七八九十第首其再最0123456789")
_ENUMERATOR = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,2}[）)、]|第[一二三四五六七八九十](?![次位线届年时书要责季部批轮阶步])[，、是]?|"
    r"[一二三四五六七八九十](?:是要|是|要|必须十分|必须|个)|\d[.、．]|首先|其次|再次|最后)"
)
MAX_REMEMBERED = 200_000
"""So many clauses are remembered with their skeletons; then memory starts anew."""
_NUMBER, _DOTS = CHAR_OF["数量"], frozenset("、.．")
_REFUSING = frozenset({"spun", "gap", "repaired"})


def prepare(speech: Speech, cut: Cut, classifier: Classifier, group: str = "") -> PreparedSpeech:
    """One speech ready for mining. ``group`` is its source group (by default told from the source's path)."""
    refused: Counter[str] = Counter()
    return PreparedSpeech(
        key=f"{speech.source}#{speech.index}",
        source=speech.source,
        group=group or group_of(speech.source),
        year=year_of(speech),
        title=speech.title or "",
        characters=sum(len(block.text) for block in speech.blocks),
        spun=sum(span.kind == "spun" for block in speech.blocks for span in block.spans),
        blocks=tuple(_block(block) for block in speech.blocks),
        clauses=tuple(_clauses(speech, cut, classifier, refused)),
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


def _clauses(speech: Speech, cut: Cut, classifier: Classifier, refused: Counter[str]) -> Iterator[Clause]:
    """The clauses of the whole speech: one text, masked and cut at once, a line a block."""
    text, starts, marks = _joined(speech)
    masked = mask(text, context_of([text]), marks)
    words = cut(masked.text)
    classes = classifier.classes(words)
    number, begin, pending = -1, 0, ""
    for place, end in zip(_CLAUSE.finditer(masked.text), _ends(classes), strict=False):
        start = masked.original(place.start(1))
        clause_words, clause_classes = words[begin:end], classes[begin:end]
        begin = end + 1
        if number + 1 < len(starts) and start >= starts[number + 1]:
            number = bisect_right(starts, start) - 1
            pending = speech.blocks[number].marker or ""
        if not clause_words or speech.blocks[number].kind not in _READ:
            continue
        series, taken = _series(clause_words)
        pending = series or pending
        if taken == len(clause_words):
            continue
        stop = masked.original(place.end(1))
        reason = _hole(speech.blocks[number], start - starts[number], stop - starts[number])
        if reason:
            refused[reason] += 1
        else:
            yield _clause(
                number,
                start - starts[number],
                stop - starts[number],
                clause_words[taken:],
                clause_classes[taken:],
                place.group(2).replace("\n", ""),
                pending,
                classifier,
            )
        pending = ""


def _ends(classes: str) -> Iterator[int]:
    """Word numbers of the marks that end clauses, and the end of the text."""
    for match in _BREAK.finditer(classes):
        yield match.start()
    yield len(classes)


def _joined(speech: Speech) -> tuple[str, list[int], list[Mark]]:
    """The blocks as one text with folded marks, where each begins, and the marked stretches in it."""
    starts: list[int] = []
    marks: list[Mark] = []
    position = 0
    for block in speech.blocks:
        starts.append(position)
        if block.spans:
            marks.extend(
                replace(span, start=span.start + position, end=span.end + position) for span in block.spans
            )
        position += len(block.text) + 1
    text = "\n".join(block.text.replace("\n", " ") for block in speech.blocks)
    for narrow, wide in _WIDE:
        text = text.replace(narrow, wide)
    return text, starts, marks


def _clause(
    number: int,
    start: int,
    end: int,
    words: list[str],
    classes: str,
    mark: str,
    series: str,
    classifier: Classifier,
) -> Clause:
    text = " ".join(words)
    shape = classifier.shapes.get(text)
    if shape is None:
        lead = modifiers_before(words, classes, classifier.table)
        fixed, kinds = skeleton_of(words, classes, lead)
        if len(classifier.shapes) >= MAX_REMEMBERED:
            classifier.shapes.clear()
        shape = classifier.shapes[text] = (lead, " ".join(fixed), kinds)
    return Clause(number, start, end, text, mark, series, classes, *shape)


def _hole(block: Block, start: int, end: int) -> str:
    """Why a clause cannot be trusted: text lost before it, or a spun or repaired spot in it."""
    if block.gap and start == 0:
        return "gap"
    for span in block.spans:
        if span.kind in _REFUSING and span.start < end and span.end > start:
            return span.kind
    return ""


def _series(words: list[str]) -> tuple[str, int]:
    """The series mark at the head of a clause, and how many words it takes."""
    if words[0] == _NUMBER and len(words) > 2 and words[1] in _DOTS:
        return "1.", 2
    if words[0][0] not in _SERIES_START:
        return "", 0
    match = _ENUMERATOR.match("".join(words[:4]))
    if match is None or (match.group().endswith("个") and len(words) > 2):
        return "", 0
    mark, length = match.group(), 0
    for count, word in enumerate(words):
        if length == len(mark):
            return mark, count
        length += len(word)
        if length > len(mark):
            return "", 0
    return mark, len(words)

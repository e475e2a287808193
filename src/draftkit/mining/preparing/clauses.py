"""The text of a speech → its clauses.

One text from end to end: segmented, classified and collapsed in one go each, not clause by clause.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from draftkit.mining.preparing.masks import Masked
from draftkit.mining.preparing.prepared import Clause
from draftkit.mining.preparing.skeleton import collapse, core, modifiers_before
from draftkit.mining.segment import SpacedCut
from draftkit.mining.slots import NUMBER
from draftkit.mining.words import BREAK, BREAKS, Classifier
from draftkit.model.speech import Block, BlockKind

_MARK = re.compile(f"[{''.join(sorted(BREAKS))}]")
_READ = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.SALUTATION})
_REFUSING = frozenset({"spun", "gap", "repaired"})
_DOTS = frozenset("、.．")
_SERIES_START = frozenset("（(一二三四五六七八九十第首其再最0123456789" + NUMBER)
_ENUMERATOR = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,2}[）)、]|第[一二三四五六七八九十](?![次位线届年时书要责季部批轮阶步])[，、是]?|"
    r"[一二三四五六七八九十](?:是要|是|要|必须十分|必须|个)|\d[.、．]|首先|其次|再次|最后)"
)


def clauses_of(
    blocks: Sequence[Block], masked: Masked, cut: SpacedCut, classifier: Classifier, refused: Counter[str]
) -> tuple[Clause, ...]:
    """The clauses of the blocks whose texts, a line each, were masked. ``refused`` counts, by reason, clauses
    that cannot be trusted and are left out.
    """
    found: list[tuple[int, int, int, str, str, str, str, int]] = []
    cores: list[str] = []
    number = start = line = 0
    pending = blocks[0].marker if blocks else ""
    for text, signed, classes, mark, end in _stretches(masked, cut, classifier):
        if text and blocks[number].kind in _READ:
            series, taken = _series(text) if text[0] in _SERIES_START else ("", 0)
            pending = series or pending
            if taken < len(classes):
                reason = _hole(blocks[number], start - line, end - line)
                if reason:
                    refused[reason] += 1
                else:
                    if taken:
                        text, signed = text.split(" ", taken)[taken], signed.split(" ", taken)[taken]
                        classes = classes[taken:]
                    lead = modifiers_before(text.split(" "), classes, classifier.table)
                    cores.append(core(signed, lead))
                    ending = "" if mark == "\n" else mark
                    found.append(
                        (number, start - line, end - line, text, ending, pending or "", classes, lead)
                    )
                pending = ""
        start = end + 1
        if mark == "\n":
            number, line = number + 1, start
            pending = blocks[number].marker
    skeletons = collapse("\n".join(cores)).split("\n")
    return tuple([Clause(*clause, fixed) for clause, fixed in zip(found, skeletons, strict=False)])


def _stretches(
    masked: Masked, cut: SpacedCut, classifier: Classifier
) -> Iterator[tuple[str, str, str, str, int]]:
    """What stands between two marks: its words, signed words and classes, the mark after it ("" at the end of
    the text), and where it ends in the original text.
    """
    spaced = cut(masked.text)
    words = spaced.split(" ") if spaced else []
    ends = masked.originals(
        end - 1 for end in accumulate(len(each) + 1 for each in _between_marks(masked.text))
    )
    return zip(
        map(str.strip, _between_marks(spaced)),
        map(str.strip, _between_marks(classifier.signed(words))),
        classifier.classes(words).split(BREAK),
        [*_MARK.findall(masked.text), ""],
        ends,
        strict=True,
    )


def _between_marks(text: str) -> list[str]:
    for mark in BREAKS:
        text = text.replace(mark, "\n")
    return text.split("\n")


def _hole(block: Block, start: int, end: int) -> str:
    """Why a clause cannot be trusted: text lost before it, or a spun or repaired spot in it."""
    if block.gap and start == 0:
        return "gap"
    for span in block.spans:
        if span.kind in _REFUSING and span.start < end and span.end > start:
            return span.kind
    return ""


def _series(clause: str) -> tuple[str, int]:
    """The series mark at the head of a clause, and how many words it takes."""
    words = clause.split(" ")
    if words[0] == NUMBER:
        return ("1.", 2) if len(words) > 2 and words[1] in _DOTS else ("", 0)
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

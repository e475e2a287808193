"""A DOCX that came back → manuscript: parts of the page told by style names, else by position and wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from draftkit.export.manuscript import Manuscript, Part, Passage, Span, reads_as_byline
from draftkit.export.returned import ReturnedDocument, ReturnedParagraph
from draftkit.export.slicing import slotted
from draftkit.export.styles import STYLE_IDS
from draftkit.model import Facts
from draftkit.text.markers import read_marker

_PARTS: Mapping[str, Part] = MappingProxyType(
    {
        name: Part.HEADING if kind.startswith("heading") else Part(kind)
        for kind, (_, name) in STYLE_IDS.items()
    }
)
_SALUTATION = re.compile(r"[^。，；]{1,40}：")
_LONGEST_TITLE = 60
_LONGEST_HEADING = 50
_ENDS_SENTENCE = "。！？：；"


def manuscript_from(document: ReturnedDocument, path: str) -> Manuscript:
    """The manuscript as it reads with every tracked change accepted."""
    passages: list[Passage] = []
    for number, paragraph in enumerate(document.accepted(), 1):
        passages.append(_passage(paragraph, number, passages))
    return Manuscript(tuple(passages), Facts(), path)


def _passage(paragraph: ReturnedParagraph, number: int, before: list[Passage]) -> Passage:
    part, level = _part_and_level(paragraph, before)
    return Passage(part, tuple(_spans(paragraph, part)), level, number)


def _part_and_level(paragraph: ReturnedParagraph, before: list[Passage]) -> tuple[Part, int | None]:
    """What the style says; in styles we do not know, what place and wording say."""
    if paragraph.level is not None and paragraph.style != "Title":
        return Part.HEADING, min(paragraph.level, 4)
    known = _PARTS.get(paragraph.style)
    if known is not None:
        return known, None
    text = paragraph.text.strip()
    marker = read_marker(text)
    if marker and marker.style.level and len(text) <= _LONGEST_HEADING and text[-1] not in _ENDS_SENTENCE:
        return Part.HEADING, marker.style.level
    if not before and len(text) <= _LONGEST_TITLE and text[-1] not in _ENDS_SENTENCE:
        return Part.TITLE, None
    if all(passage.part.in_front for passage in before) and _SALUTATION.fullmatch(text):
        return Part.SALUTATION, None
    return Part.BYLINE if reads_as_byline(text, before) else Part.BODY, None


def _spans(paragraph: ReturnedParagraph, part: Part) -> Iterator[Span]:
    """Spans of one weight joined; slots apart. A bold numbered opening is a run-in heading."""
    marker = read_marker(paragraph.text) if part is Part.BODY else None
    heading = marker.style.level if marker else None
    first = True
    for bold, text in _by_weight(paragraph):
        bold = bold and part is Part.BODY
        text = text.replace("\n", "") if part.broken_by_sense else text
        run_in = heading if bold and first else None
        yield from slotted(text, run_in, bold=bold and run_in is None)
        first = False


def _by_weight(paragraph: ReturnedParagraph) -> Iterator[tuple[bool, str]]:
    weight, gathered = False, ""
    for span in paragraph.spans:
        if span.gone:
            continue
        if gathered and span.bold is not weight:
            yield weight, gathered
            gathered = ""
        weight, gathered = span.bold, gathered + span.text
    if gathered:
        yield weight, gathered

"""The paragraphs of ``word/document.xml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftkit.export.cells import cells
from draftkit.export.in_place import blank_line_before, shown_spans
from draftkit.export.layout import Layout
from draftkit.export.lectern import spoken_lines
from draftkit.export.manuscript import Manuscript, Part, Passage, Span
from draftkit.export.pinyin import guided
from draftkit.export.signing import note_indent, signing_indents
from draftkit.export.styles import (
    MINUTE_GAP,
    MINUTE_STYLE,
    SLOT_STYLE,
    STYLE_IDS,
    minute_width,
    run_in_style,
)
from draftkit.export.wml import ordered, run, w

_AMBIGUOUS = re.compile("[“”‘’—…·％‰°±×÷§※→←↑↓①-⑳Ⅰ-Ⅻ]")
"""Characters that Word sets in the Latin face unless the run says it is East Asian."""
_SHORT_CLOSING_ROWS = 5
_RUBY_SIZE, _RUBY_RAISE, _RUBY_BASE = 22, 46, 52
"""Half-points: the pinyin, how far it is raised, the character under it."""


def body_xml(manuscript: Manuscript, layout: Layout) -> str:
    """All paragraphs of a manuscript, without the section properties."""
    return "".join(paragraphs(manuscript, layout))


def paragraphs(manuscript: Manuscript, layout: Layout) -> Iterator[str]:
    """Each passage as one ``w:p``; in a reading copy each sentence."""
    if layout.reading.sentence_lines:
        yield from _spoken_paragraphs(manuscript, layout)
        return
    for index, passage in enumerate(manuscript.passages):
        properties = paragraph_properties(manuscript.passages, index, layout)
        yield w("p", properties, *runs(shown_spans(passage, layout)))


def _spoken_paragraphs(manuscript: Manuscript, layout: Layout) -> Iterator[str]:
    for line in spoken_lines(manuscript, layout):
        if line.minute is not None and layout.reading.minute_marks:
            yield _minute_mark(line.minute, layout)
        flush = "" if line.opens else w("ind", firstLineChars=0, firstLine=0)
        kept = w("keepNext") if line.is_run_in else ""
        properties = paragraph_properties(
            manuscript.passages, line.index, layout, kept, w("keepLines"), flush, spaced=line.opens
        )
        yield w("p", properties, *runs(shown_spans(line.passage, layout), pinyin=layout.reading.pinyin))


def _minute_mark(minute: int, layout: Layout) -> str:
    """A frame in the left margin beside the paragraph that follows."""
    width = minute_width(layout)
    frame = w("framePr", w=width, wrap="around", vAnchor="text", hAnchor="page", x=MINUTE_GAP, y=1)
    properties = ordered("pPr", w("pStyle", val=MINUTE_STYLE), frame)
    return w("p", properties, run(f"{minute}分"))


def paragraph_properties(
    passages: Sequence[Passage], index: int, layout: Layout, *extra: str, spaced: bool = True
) -> str:
    """``w:pPr`` of one passage in its place: its style, and what depends on its neighbours."""
    passage = passages[index]
    return ordered(
        "pPr",
        w("pStyle", val=STYLE_IDS[passage.kind][0]),
        w("spacing", before=layout.page.pitch) if spaced and blank_line_before(passages, index) else "",
        w("keepNext") if _closes_text(passages, index, layout) else "",
        *signing_indents(passages, index, layout),
        *note_indent(passage, layout),
        *extra,
    )


def _closes_text(passages: Sequence[Passage], index: int, layout: Layout) -> bool:
    """Whether the signature comes next, which should not stand on a page without any of the text.

    LibreOffice moves a paragraph kept with the next one as a whole, so a long one is left where it is.
    """
    passage = passages[index]
    after = passages[index + 1].part if index + 1 < len(passages) else None
    is_short = cells(passage.text) <= _SHORT_CLOSING_ROWS * layout.page.columns
    return after is Part.SIGNATURE and passage.part in (Part.BODY, Part.ATTACHMENT_NOTE) and is_short


def runs(spans: Sequence[Span], *, pinyin: bool = False) -> Iterator[str]:
    """Runs of text; faces come from styles, a run only says what no style can."""
    for span in spans:
        if pinyin:
            yield from _guided_runs(span)
        else:
            yield run(span.text, *run_properties(span))


def _guided_runs(span: Span) -> Iterator[str]:
    for piece in guided(span.text):
        properties = tuple(run_properties(replace(span, text=piece.text)))
        base = run(piece.text, *properties)
        yield w("r", _ruby(piece.reading, base)) if piece.reading else base


def _ruby(reading: str, base: str) -> str:
    settings = w(
        "rubyPr",
        w("rubyAlign", val="center"),
        w("hps", val=_RUBY_SIZE),
        w("hpsRaise", val=_RUBY_RAISE),
        w("hpsBaseText", val=_RUBY_BASE),
        w("lid", val="zh-CN"),
    )
    size = (w("sz", val=_RUBY_SIZE), w("szCs", val=_RUBY_SIZE))
    return w("ruby", settings, w("rt", run(reading, *size)), w("rubyBase", base))


def run_properties(span: Span) -> Iterator[str]:
    """Character style, hint and weight of one span."""
    if span.slot:
        yield w("rStyle", val=SLOT_STYLE)
    elif span.heading is not None:
        yield w("rStyle", val=run_in_style(span.heading))
    if _AMBIGUOUS.search(span.text):
        yield w("rFonts", hint="eastAsia")
    if span.bold:
        yield w("b")
    if span.slot:
        yield w("highlight", val="yellow")  # a style may not hold it (CT_RPr of styles)

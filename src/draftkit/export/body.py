"""The paragraphs of ``word/document.xml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftkit.export.layout import Layout
from draftkit.export.lectern import spoken_lines
from draftkit.export.manuscript import Manuscript, Part, Passage, Span
from draftkit.export.pinyin import guided
from draftkit.export.signing import note_indent, signing_indents
from draftkit.export.styles import MINUTE_STYLE, SLOT_STYLE, STYLE_IDS, run_in_style
from draftkit.export.title_lines import title_lines
from draftkit.export.wml import ordered, run, w

_AMBIGUOUS = re.compile("[“”‘’—…·％‰°±×÷§※→←↑↓①-⑳Ⅰ-Ⅻ]")
"""Characters that Word sets in the Latin face unless the run says it is East Asian."""
_MINUTE_GAP = 200
"""Twips between the minute mark and the paper's edge, and the type area."""
_RUBY_SIZE, _RUBY_RAISE, _RUBY_BASE = 22, 46, 52
"""Half-points: the pinyin, how far it is raised, the character under it."""
_SPACED_AFTER_FRONT = (Part.SALUTATION, Part.BODY, Part.HEADING)
_SPACED = (Part.SIGNATURE, Part.ATTACHMENT_NOTE)


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
        properties = paragraph_properties(
            manuscript.passages, line.index, layout, w("keepLines"), flush, spaced=line.opens
        )
        yield w("p", properties, *runs(shown_spans(line.passage, layout), pinyin=layout.reading.pinyin))


def _minute_mark(minute: int, layout: Layout) -> str:
    """A frame in the left margin beside the paragraph that follows."""
    width = layout.page.left - 2 * _MINUTE_GAP
    frame = w(
        "framePr", w=width, wrap="around", vAnchor="text", hAnchor="page", x=_MINUTE_GAP, y=1
    )  # fmt: skip
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
        *signing_indents(passages, index, layout),
        *note_indent(passage, layout),
        *extra,
    )


def blank_line_before(passages: Sequence[Passage], index: int) -> bool:
    """Whether one empty line stands above: under the title block, above signature and attachment note."""
    if index == 0:
        return False
    part, before = passages[index].part, passages[index - 1].part
    if before is Part.ATTACHMENT:
        return True
    if part is Part.TITLE:
        return before is Part.CLASSIFICATION
    return (before.in_front and part in _SPACED_AFTER_FRONT) or (part in _SPACED and before is not part)


def shown_spans(passage: Passage, layout: Layout) -> tuple[Span, ...]:
    """The spans as they are set: long titles broken into lines by sense."""
    if passage.part not in (Part.TITLE, Part.ATTACHMENT_TITLE) or any(span.slot for span in passage.spans):
        return passage.spans
    size = layout.texts[passage.kind].size * 10
    return (Span("\n".join(title_lines(passage.text, layout.page.text_width // size))),)


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

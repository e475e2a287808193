"""The paragraphs of ``word/document.xml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from draftkit.export.layout import Layout
from draftkit.export.manuscript import Manuscript, Part, Passage, Span
from draftkit.export.signing import note_indent, signing_indents
from draftkit.export.styles import SLOT_STYLE, STYLE_IDS, run_in_style
from draftkit.export.title_lines import title_lines
from draftkit.export.wml import ordered, run, w

_AMBIGUOUS = re.compile("[“”‘’—…·％‰°±×÷§※→←↑↓①-⑳Ⅰ-Ⅻ]")
"""Characters that Word sets in the Latin face unless the run says it is East Asian."""
_SPACED_AFTER_FRONT = (Part.SALUTATION, Part.BODY, Part.HEADING)
_SPACED = (Part.SIGNATURE, Part.ATTACHMENT_NOTE)


def body_xml(manuscript: Manuscript, layout: Layout) -> str:
    """All paragraphs of a manuscript, without the section properties."""
    return "".join(paragraphs(manuscript, layout))


def paragraphs(manuscript: Manuscript, layout: Layout) -> Iterator[str]:
    """Each passage as one ``w:p``."""
    for index, passage in enumerate(manuscript.passages):
        properties = paragraph_properties(manuscript.passages, index, layout)
        yield w("p", properties, *runs(shown_spans(passage, layout)))


def paragraph_properties(passages: Sequence[Passage], index: int, layout: Layout, *extra: str) -> str:
    """``w:pPr`` of one passage in its place: its style, and what depends on its neighbours."""
    passage = passages[index]
    return ordered(
        "pPr",
        w("pStyle", val=STYLE_IDS[passage.kind][0]),
        w("spacing", before=layout.page.pitch) if blank_line_before(passages, index) else "",
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


def runs(spans: Sequence[Span]) -> Iterator[str]:
    """Runs of text; faces come from styles, a run only says what no style can."""
    for span in spans:
        yield run(span.text, *run_properties(span))


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

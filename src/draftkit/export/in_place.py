"""What its place asks of a passage: an empty line above, titles broken by sense, and the rows it takes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from draftkit.export.cells import cells
from draftkit.export.layout import Layout
from draftkit.export.manuscript import Part, Passage, Span
from draftkit.export.title_lines import title_lines

_SPACED_AFTER_FRONT = (Part.SALUTATION, Part.BODY, Part.HEADING)
_SPACED = (Part.SIGNATURE, Part.ATTACHMENT_NOTE)


def blank_line_before(passages: Sequence[Passage], index: int) -> bool:
    """Whether one empty line stands above: under a title block, above signature and attachment note."""
    if index == 0:
        return False
    part, before = passages[index].part, passages[index - 1].part
    if before is Part.ATTACHMENT:
        return True
    if before is Part.ATTACHMENT_TITLE:
        return part in _SPACED_AFTER_FRONT
    if part is Part.TITLE:
        return before is Part.CLASSIFICATION
    return (before.in_front and part in _SPACED_AFTER_FRONT) or (part in _SPACED and before is not part)


def shown_spans(passage: Passage, layout: Layout) -> tuple[Span, ...]:
    """The spans as they are set: long titles and subtitles broken into lines by sense."""
    if not passage.part.broken_by_sense or any(span.slot for span in passage.spans):
        return passage.spans
    return (Span("\n".join(title_lines(passage.text, _columns(passage, layout)))),)


def rows_taken(passages: Sequence[Passage], layout: Layout) -> int:
    """Rows of the page that these first passages of a manuscript take, counted from their characters.

    Characters narrower than a cell are counted as if they were not, so it is rather too many than too few.
    """
    rows = 0
    for index, passage in enumerate(passages):
        shown = "".join(span.text for span in shown_spans(passage, layout))
        indent = layout.texts[passage.kind].first_indent
        widths = (indent + cells(line) for line in shown.split("\n"))
        rows += sum(max(1, math.ceil(width / _columns(passage, layout))) for width in widths)
        rows += blank_line_before(passages, index)
    return rows


def _columns(passage: Passage, layout: Layout) -> int:
    """How many Han characters of its size a row holds."""
    return layout.page.text_width // (layout.texts[passage.kind].size * 10)

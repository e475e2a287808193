"""Two manuscripts → one DOCX whose differences are Word's own tracked changes.

Insertions and deletions are marked inside paragraphs by word and clause. A paragraph that came or went is
marked with its paragraph mark, so accepting all gives the new text and rejecting all the old one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from draftkit.export.body import paragraph_properties, run_properties, runs, shown_spans
from draftkit.export.docx import assemble
from draftkit.export.layout import Layout
from draftkit.export.manuscript import Manuscript, Passage, Span
from draftkit.export.parts import stated_time
from draftkit.export.slicing import sliced
from draftkit.export.styles import STYLE_IDS
from draftkit.export.wml import ordered, run, w
from draftkit.text.changes import align, changes

DEFAULT_AUTHOR = "讲话稿修订"


def render_redline(
    old: Manuscript, new: Manuscript, layout: Layout, *, author: str = DEFAULT_AUTHOR
) -> bytes:
    """The DOCX of ``new`` with every difference from ``old`` tracked under ``author``."""
    pen = _Pen(author)
    body = "".join(_paragraphs(old, new, layout, pen))
    return assemble(body, new.title, layout, tracking=True)


@dataclass(slots=True)
class _Pen:
    """Who changes; hands out the numbers that revisions must have."""

    author: str
    date: str | None = field(default_factory=stated_time)
    last: int = 0

    def mark(self, kind: str, *children: str) -> str:
        """A revision element; without children the mark on a paragraph mark."""
        self.last += 1
        return w(kind, *children, id=self.last, author=self.author, date=self.date)


def _paragraphs(old: Manuscript, new: Manuscript, layout: Layout, pen: _Pen) -> Iterator[str]:
    pairs = align([p.text for p in old.passages], [p.text for p in new.passages])
    for was, now in pairs:
        if now is None:
            assert was is not None
            yield _whole("del", old.passages, was, layout, pen)
        elif was is None:
            yield _whole("ins", new.passages, now, layout, pen)
        else:
            yield _edited(old.passages[was], new.passages, now, layout, pen)


def _whole(kind: str, passages: Sequence[Passage], index: int, layout: Layout, pen: _Pen) -> str:
    """A paragraph that is new, or gone, as a whole."""
    mark = ordered("rPr", pen.mark(kind))
    properties = paragraph_properties(passages, index, layout, mark)
    return w("p", properties, pen.mark(kind, *_pieces(passages[index].spans, kind)))


def _edited(was: Passage, passages: Sequence[Passage], index: int, layout: Layout, pen: _Pen) -> str:
    now = passages[index]
    style = STYLE_IDS[was.kind][0]
    restyled = ""
    if was.kind != now.kind:
        restyled = pen.mark("pPrChange", w("pPr", w("pStyle", val=style)))
    properties = paragraph_properties(passages, index, layout, restyled)
    if was.text == now.text:
        return w("p", properties, *runs(shown_spans(now, layout)))
    return w("p", properties, *_tracked(was.spans, now.spans, pen))


def _tracked(old: Sequence[Span], new: Sequence[Span], pen: _Pen) -> Iterator[str]:
    was = now = 0
    for change in changes(_text(old), _text(new)):
        gone = sliced(old, was, was + len(change.old))
        come = sliced(new, now, now + len(change.new))
        was, now = was + len(change.old), now + len(change.new)
        if change.is_kept:
            yield from runs(come)
            continue
        if gone:
            yield pen.mark("del", *_pieces(gone, "del"))
        if come:
            yield pen.mark("ins", *_pieces(come, "ins"))


def _pieces(spans: Sequence[Span], kind: str) -> Iterator[str]:
    element = "delText" if kind == "del" else "t"
    for span in spans:
        yield run(span.text, *run_properties(span), element=element)


def _text(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)

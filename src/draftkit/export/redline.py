"""Two manuscripts → one DOCX whose differences are Word's own tracked changes.

Insertions and deletions are marked inside paragraphs by word and clause. A paragraph that came or went is
marked with its paragraph mark, so accepting all gives the new text and rejecting all the old one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from draftkit.export.body import paragraph_properties, run_properties, runs
from draftkit.export.comparison import Fate, PassagePair, Stretch
from draftkit.export.docx import assemble
from draftkit.export.in_place import shown_spans
from draftkit.export.layout import Layout
from draftkit.export.manuscript import Manuscript, Part, Passage, Span
from draftkit.export.parts import stated_time
from draftkit.export.slicing import sliced
from draftkit.export.styles import STYLE_IDS
from draftkit.export.wml import ordered, run, w

DEFAULT_AUTHOR = "讲话稿修订"


def render_redline(
    old: Manuscript,
    new: Manuscript,
    pairs: Sequence[PassagePair],
    layout: Layout,
    *,
    author: str = DEFAULT_AUTHOR,
) -> bytes:
    """The DOCX of ``new`` with every difference from ``old`` tracked under ``author``.

    ``pairs`` is the comparison of the two, in reading order.
    """
    pen = _Pen(author)
    body = "".join(_paragraphs(old, new, pairs, layout, pen))
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


def _paragraphs(
    old: Manuscript, new: Manuscript, pairs: Sequence[PassagePair], layout: Layout, pen: _Pen
) -> Iterator[str]:
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            yield _edited(old.passages[pair.old], new.passages, pair.new, pair.stretches, layout, pen)
        elif pair.old is not None:
            yield _whole("del", old.passages, pair.old, layout, pen)
        elif pair.new is not None:
            yield _whole("ins", new.passages, pair.new, layout, pen)


def _whole(kind: str, passages: Sequence[Passage], index: int, layout: Layout, pen: _Pen) -> str:
    """A paragraph that is new, or gone, as a whole."""
    mark = ordered("rPr", pen.mark(kind))
    properties = paragraph_properties(passages, index, layout, mark)
    return w("p", properties, pen.mark(kind, *_pieces(passages[index].spans, kind)))


def _edited(
    was: Passage,
    passages: Sequence[Passage],
    index: int,
    stretches: Sequence[Stretch],
    layout: Layout,
    pen: _Pen,
) -> str:
    now = passages[index]
    style = STYLE_IDS[was.kind][0]
    restyled = ""
    if was.kind != now.kind and Part.HEADING in (was.part, now.part):
        restyled = pen.mark("pPrChange", w("pPr", w("pStyle", val=style)))
    properties = paragraph_properties(passages, index, layout, restyled)
    if was.text == now.text:
        return w("p", properties, *runs(shown_spans(now, layout)))
    return w("p", properties, *_tracked(was.spans, now.spans, stretches, pen))


def _tracked(
    old: Sequence[Span], new: Sequence[Span], stretches: Sequence[Stretch], pen: _Pen
) -> Iterator[str]:
    was = now = 0
    for stretch in stretches:
        length = len(stretch.text)
        if stretch.fate is Fate.GONE:
            yield pen.mark("del", *_pieces(sliced(old, was, was + length), "del"))
        elif stretch.fate is Fate.COME:
            yield pen.mark("ins", *_pieces(sliced(new, now, now + length), "ins"))
        else:
            yield from runs(sliced(new, now, now + length))
        was += 0 if stretch.fate is Fate.COME else length
        now += 0 if stretch.fate is Fate.GONE else length


def _pieces(spans: Sequence[Span], kind: str) -> Iterator[str]:
    element = "delText" if kind == "del" else "t"
    for span in spans:
        yield run(span.text, *run_properties(span), element=element)

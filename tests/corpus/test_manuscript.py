"""The ledger of repairs: whatever rules do, source with the repairs spliced in is the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.corpus.manuscript import Edit, Manuscript


@st.composite
def edits_for(draw: st.DrawFn, text: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = [(cuts[at], cuts[at + 1]) for at in range(0, len(cuts) - 1, 2)]
    disjoint = [pair for at, pair in enumerate(pairs) if at == 0 or pair[0] > pairs[at - 1][1]]
    return [(start, end, draw(st.text("甲乙丙", max_size=3))) for start, end in disjoint]


@settings(max_examples=300, deadline=None)
@given(st.text("abcdef", max_size=30), st.data())
def test_repairs_spliced_into_the_source_give_the_text(source: str, data: st.DataObject) -> None:
    manuscript = Manuscript(source)
    for name in ("first", "second", "third"):
        manuscript.apply(name, data.draw(edits_for(manuscript.text)))
    spliced, done = "", 0
    for repair in manuscript.repairs():
        assert repair.start >= done
        assert repair.was == source[repair.start : repair.end]
        spliced += source[done : repair.start] + repair.now
        done = repair.end
    assert spliced + source[done:] == manuscript.text


@settings(max_examples=200, deadline=None)
@given(st.text("abcdef", min_size=1, max_size=30), st.data())
def test_shift_follows_text_that_no_edit_touched(source: str, data: st.DataObject) -> None:
    manuscript = Manuscript(source)
    edits = data.draw(edits_for(source))
    shift = manuscript.apply("rule", edits)
    for position in range(len(source)):
        if not any(start <= position < end for start, end, _ in edits):
            assert manuscript.text[shift(position)] == source[position]
            assert manuscript.source_start(shift(position)) == position

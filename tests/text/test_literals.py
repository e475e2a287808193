"""Many fixed strings found at once, as one long alternation would find them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from draftkit.text.literals import Literals

texts = st.text("山水田林路*", max_size=40)


@given(st.lists(st.text("山水田林路*", min_size=2, max_size=4), max_size=12), texts)
def test_finds_what_an_alternation_finds(words, text):
    longest_first = sorted(set(words), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
    assert list(Literals(words).find(text)) == [match.span() for match in pattern.finditer(text)]

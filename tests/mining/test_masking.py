"""Everything that identifies the source becomes a slot."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftkit.files.strict_yaml import load
from draftkit.mining.preparing.masks import SpeechContext, mask
from draftkit.mining.slots import NAME_OF
from draftkit.model import Mark, PlaceLevel

CASES = load(Path(__file__).parent / "cases" / "masks.yaml")
COUNTY = SpeechContext(PlaceLevel.COUNTY, False)


def shown(text: str, marks: tuple[Mark, ...] = ()) -> str:
    masked = mask(text, COUNTY, marks).text
    return "".join(f"【{NAME_OF[char]}】" if char in NAME_OF else char for char in masked)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:12])
def test_case(case):
    assert shown(str(case["text"])) == case["masked"]


def test_marked_redaction_is_a_slot():
    assert shown("打造某某样板", (Mark("redaction", 2, 4),)) == "打造【内容】样板"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:12])
def test_offsets_lead_back_to_the_original(case):
    text = str(case["text"])
    masked = mask(text, COUNTY)
    starts = list(masked.originals(range(len(masked.text) + 1)))
    for start, char in zip(starts, masked.text, strict=False):
        assert char in NAME_OF or text[start] == char
    assert starts[-1] == len(text)


def test_words_of_another_level_are_not_this_place():
    assert shown("省委、省政府要求我县加快发展") == "【上级】要求【我地】加快发展"

"""No phrase stands in the bank twice, not even with one word changed: that is what ``variants`` is for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pytest

from draftkit.bank.store import Bank
from draftkit.model.move import Step
from draftkit.model.phrase import Phrase, PhraseKind

CALLS = {Step.SALUTATION, Step.VOCATIVE}
"""同志们： at the head and 同志们！ before the close are two entries with one wording."""

_SLOT = re.compile(r"【[^】]*】")
_MARKS = re.compile(r"[^\w□]+")
_ADVERBS = re.compile(
    "切实|进一步|扎实|不断|持续|大力|全面|深入|着力|积极|充分|认真|坚决|牢牢|更加|一定|必须|也?要"
)


def bare(phrase: Phrase) -> str:
    """The wording without marks and adverbs, every slot the same: what is left if only the topic differs."""
    if phrase.kind is PhraseKind.COLLOCATION:
        return f"{phrase.head} {phrase.relation}"
    text = "".join(phrase.set) if phrase.kind is PhraseKind.HEADING_SET else phrase.text
    text = _MARKS.sub("", _SLOT.sub("□", text))
    return _ADVERBS.sub("", text) or text


def alike(phrases: Iterable[Phrase], least: float) -> Iterator[tuple[float, str, str]]:
    """Pairs whose character pairs overlap by at least ``least`` (Jaccard, 0..1)."""
    earlier: list[tuple[str, frozenset[str]]] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for phrase in phrases:
        text = bare(phrase)
        own = frozenset(text[at : at + 2] for at in range(max(1, len(text) - 1)))
        shared = Counter(index for gram in own for index in holders[gram])
        for index, count in shared.items():
            other, theirs = earlier[index]
            likeness = count / (len(own) + len(theirs) - count)
            if likeness >= least:
                yield round(likeness, 2), other, text
        for gram in own:
            holders[gram].append(len(earlier))
        earlier.append((text, own))


@pytest.fixture(scope="module")
def compared(shipped: Bank) -> list[Phrase]:
    return [phrase for phrase in shipped.phrases if phrase.step not in CALLS]


def test_no_phrase_twice(compared: list[Phrase]) -> None:
    counted = Counter(bare(phrase) for phrase in compared)
    assert [text for text, times in counted.items() if times > 1] == []


def test_no_phrase_that_only_changes_a_word_of_another(compared: list[Phrase]) -> None:
    sentences = [phrase for phrase in compared if phrase.kind is not PhraseKind.COLLOCATION]
    assert [*alike(sentences, 0.7)] == []


@pytest.mark.parametrize(
    ("one", "other", "seen"),
    [
        ("要切实加强【领域】建设。", "要进一步加强【方面】建设。", True),
        ("要把责任扛在肩上、把任务抓在手上。", "要把责任扛在肩上，把任务牢牢抓在手上。", True),
        ("下面，我讲【点数】点意见。", "下面，我讲【几】点意见。", True),
        ("要压实责任，一级抓一级。", "要加大投入，把钱用在刀刃上。", False),
    ],
)
def test_alike_sees_a_changed_slot_or_adverb(one: str, other: str, seen: bool) -> None:
    pair = [Phrase("a", one), Phrase("b", other)]
    assert bool([*alike(pair, 0.7)]) is seen

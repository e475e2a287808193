"""How much evidence a frame of one publisher's series needs, by what stays fixed in it.

A series repeats its own topics: 支持＿中心 or ＿制度完善 may stand in five of its papers and still be the
topic's wording. Frames of a second group need no more than two speeches; of one group alone, the less a frame
keeps fixed, the more speeches and the more unlike fillers it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from draftkit.mining.frames.filling import unlike_fillers
from draftkit.mining.frames.form import content_of
from draftkit.mining.frames.recurring import Found
from draftkit.mining.slots import ANY, is_slot
from draftkit.mining.words import NOUN, VERB, Classifier

RICH = 3
"""Content words from which a frame says something of its own."""


@dataclass(frozen=True, slots=True)
class Need:
    """Independent speeches, and fillers unlike one another in the poorest open slot."""

    speeches: int
    fillers: int = 2


SPEAKING = Need(2)
"""A frame that says something of its own: without slots, hinged, or of three content words and more."""
SPARE = Need(3, 3)
"""A frame that leaves much to its slot: it opens with one, keeps verb and noun alone, or half a compound."""
TRAILING = Need(5, 4)
"""A frame that ends in its slot."""
TOPICAL = Need(3, 1)
"""Three speeches may all fill a slot with their one topic where verb and noun are firm."""


def enough_of_one_group(
    found: Found, classifier: Classifier, *, established: bool = False, firm: bool = False
) -> bool:
    """Whether a frame that one source group alone attests is more than its topic. Verb and noun that are
    ``established`` together need no more than a frame that keeps three words."""
    need = needed(found.words, classifier)
    if established and need == SPARE:
        need = SPEAKING
    if found.evidence.speeches < need.speeches:
        return False
    opened = [
        fillers
        for word, fillers in zip(filter(is_slot, found.words), found.evidence.fillers, strict=False)
        if word == ANY
    ]
    if firm and found.evidence.speeches >= TOPICAL.speeches:
        need = TOPICAL
    return all(unlike_fillers(fillers) >= need.fillers for fillers in opened)


def needed(words: Sequence[str], classifier: Classifier) -> Need:
    """What a frame of these words needs."""
    content = len(content_of(words, classifier))
    slots = [place for place, word in enumerate(words) if is_slot(word)]
    if not slots:
        return SPEAKING
    hinges = classifier.table.of("hinges")
    if slots[-1] == len(words) - 1:
        return TRAILING
    if slots[0] == 0:
        adverbs = classifier.table.of("modifiers") | classifier.table.of("others")
        told = len(words) == 3 and (words[1] in adverbs or words[1] == "有待")  # ＿不断壮大
        return SPARE if content < RICH and not told else SPEAKING
    if any(word in hinges for word in words[1:-1]):
        return SPEAKING
    if words[0] in classifier.table.of("adverbial"):
        return SPEAKING if content > 1 else SPARE
    return SPEAKING if content >= RICH and not _compound(words, slots[-1], classifier) else SPARE


def _compound(words: Sequence[str], slot: int, classifier: Classifier) -> bool:
    """Whether the slot runs on into two nouns (加快＿服务体系): the first is often the topic's."""
    classes = classifier.classes(list(words[slot + 1 :]))
    return len(classes) > 1 and set(classes) <= {NOUN, VERB}

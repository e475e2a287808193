"""Four-character phrases a writer reuses: set phrases, and two words of the genre that make a clause."""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.mining.structure.runs import Run
from draftkit.mining.words import CONTENT, IDIOM, NAME, NOUN, OTHER, SLOT, VERB, Classifier

_SHAPES = frozenset({VERB + NOUN, VERB + VERB, NOUN + VERB, NOUN + OTHER, OTHER + OTHER, OTHER + VERB})
"""狠抓落实, 团结奋斗, 任务落实, 成效显著, 廉洁高效, 蓬勃发展. A noun phrase is no clause."""
_LINKS = frozenset("之与和及")


def four_characters(words: Sequence[str], classes: str, classifier: Classifier) -> bool:
    """Whether a unit of four characters is reusable as it stands."""
    if len(words) == 1:
        listed = words[0] in classifier.table.phrases
        return classes == IDIOM and (listed or _no_compound(words[0], classifier))
    if len(words) == 2 and len(words[0]) == 2:
        adverbial = words[0] in classifier.table.of("modifiers") and classes[1] != NOUN
        adverbial = adverbial or _manner_of_deed(words, classes, classifier)
        return classes in _SHAPES and not adverbial and not _compound(words, classes, classifier)
    return len(words) == 2 and classes == VERB + NOUN


def _manner_of_deed(words: Sequence[str], classes: str, classifier: Classifier) -> bool:
    """严肃追究, 着重说明: an adverb and a plain verb that asks for its object."""
    plain = classifier.tags.get(words[1]) == "v" and words[1] not in classifier.table.of("nouns")
    return words[0] in classifier.table.of("manner") and classes[1] == VERB and plain


def _compound(words: Sequence[str], classes: str, classifier: Classifier) -> bool:
    """发展利益, 基础研究: a verb that is also a noun makes a noun phrase with the noun beside it."""
    if classes not in (VERB + NOUN, NOUN + VERB):
        return False
    return classifier.tags.get(words[classes.index(VERB)]) in ("vn", "n", "p")


def _no_compound(word: str, classifier: Classifier) -> bool:
    """A dictionary idiom that is a noun phrase (人与自然) or two ordinary words (大气污染) is a topic.

    Two ordinary words pass where both are the genre's and make a clause (巨大成就 does not, 艰苦奋斗 does).
    """
    if word[2] in _LINKS or word[1] in _LINKS:
        return False
    halves = [word[:2], word[2:]]
    if not all(half in classifier.tags for half in halves):
        return True
    classes = classifier.classes(halves)
    return all(kind in CONTENT for kind in classes) and classes in _SHAPES


def run_of_fours(run: Run, classifier: Classifier) -> bool:
    """Whether a run of four-character units is reusable: most are on their own, none names anything."""
    if any(SLOT in unit.classes or NAME in unit.classes for unit in run.units):
        return False
    good = sum(four_characters(unit.words, unit.classes, classifier) for unit in run.units)
    return good >= RUN_SHARE * len(run.units)


RUN_SHARE = 0.66

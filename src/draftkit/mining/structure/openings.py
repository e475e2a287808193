"""Whole clauses that a sentence begins with: 总之，… 在此基础上，… 实践证明，… 新的一年里，…

A clause qualifies by its form (an adverbial or a verb of saying, complete in itself), and in the end by where
it stands: most of its uses at the head of a sentence, before a comma.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.mining.evidence import Evidence
from draftkit.mining.slots import is_slot
from draftkit.mining.words import FUNCTIONS, NOUN, OTHER, VERB, Classifier

MAX_LENGTH = 12
"""Characters of the longest clause that may be an opening."""
MIN_EDGE, MIN_WORD_EDGE = 0.6, 0.4
"""Share of the uses of a clause, and of a single word, that must lead a sentence."""
SHORT = 4
"""Characters from which a clause that is no listed connective may be an opening."""
MIN_WHEN = 6
"""Characters outside its slots from which a clause that ends in 时 is an opening."""


def opening_form(words: Sequence[str], classes: str, classifier: Classifier) -> bool:
    """Whether a clause of these words can begin a sentence and say nothing of its topic."""
    text = "".join(words)
    if text in classifier.table.of("connectives"):
        return True
    if len(text) < SHORT or len(words) < 2 or not set(classes) <= _CLASSES:
        return False
    table = classifier.table
    if any(not table.of(topics).isdisjoint(words) for topics in ("fields", "heading_topics")):
        return False
    if not table.of("reported").isdisjoint(words) or words[0] in _REFERRING:
        return False
    return any(form(words, classes, classifier) for form in (_of_time, _says, _framed))


_CLASSES = frozenset({VERB, NOUN, OTHER, *FUNCTIONS})
_REFERRING = frozenset({"这", "这些", "那", "其"})


def _of_time(words: Sequence[str], classes: str, classifier: Classifier) -> bool:
    """一年来, 新的一年里, 今后一个时期: words of time, the last makes an adverbial (not 过去五年)."""
    table = classifier.table
    if not "".join(words).endswith(tuple(table.of("time_ends"))):
        return False
    periods, ends = table.of("periods"), table.of("opening_ends")
    timed = [word for word in words if classifier.tags.get(word) == "t" or word in periods]
    return (
        bool(timed)
        and VERB not in classes
        and all(
            word in timed or word in ends or kind in FUNCTIONS or kind == OTHER
            for word, kind in zip(words, classes, strict=True)
        )
    )


def _says(words: Sequence[str], classes: str, classifier: Classifier) -> bool:
    """可以说, 实践证明, 我们也清醒地看到: a verb of saying with no object, and no other verb."""
    if words[-1] not in classifier.table.of("saying") or classes[:-1].count(VERB) > 1:
        return False
    if words[0] in classifier.table.of("reporting") or any(
        classifier.tags.get(word) == "m" for word in words
    ):
        return False  # 会议强调 reports, 三年来的实践证明 is of its occasion
    return classes[:-1].count(NOUN) < 2


def _framed(words: Sequence[str], classes: str, classifier: Classifier) -> bool:
    """在此基础上, 面对新的形势和任务: a preposition and its closing word or noun, something in between."""
    table = classifier.table
    if words[0] not in table.of("opening_heads") or len(words) < 3:
        return False
    if words[0] in ("在", "从", "自", "就", "当"):
        return words[-1] in table.of("opening_ends")
    told = words[-1] in table.of("instructions")
    return told or (classes[-1] == NOUN and not against_instructions(words, classifier))


def against_instructions(words: Sequence[str], classifier: Classifier) -> bool:
    """按照＿的做法: 按照 and 根据 open a sentence with what somebody above has said."""
    return words[0] in ("按照", "根据") and words[-1] not in classifier.table.of("instructions")


def loose_opening(words: Sequence[str], classifier: Classifier) -> bool:
    """Whether a clause with a slot is no whole opening: 按照＿的做法, 在＿关系时, 面对＿发展稳定任务."""
    if against_instructions(words, classifier):
        return True
    place = next(place for place, word in enumerate(words) if is_slot(word))
    fixed = sum(len(word) for word in words if not is_slot(word))
    if words[-1] == "时":
        return fixed < MIN_WHEN
    return words[0] == "面对" and len(words) - place > 2 and "的" not in words[place:]


def entry_of(text: str) -> str:
    """What a writer looks up for an opening: 一方面 with its other half, and no bare word (总之).

    Cold readers do not take bare words for entries; longer openings have them.
    """
    if text == HALF:
        return PAIR
    bare = len(text) < SHORT and not text.endswith("来")
    return "" if bare or text == OTHER_HALF else text


HALF, OTHER_HALF = "一方面", "另一方面"
PAIR = f"{HALF}，【做什么】；{OTHER_HALF}，【还做什么】"


def stands_at_edge(evidence: Evidence, uses: int) -> bool:
    """Whether a clause leads its sentence often enough; ``uses``: all uses of a single word."""
    leads = min(evidence.at_sentence_start, evidence.marks.get("，", 0) + evidence.marks.get("：", 0))
    if uses:
        return leads >= MIN_WORD_EDGE * max(uses, evidence.seen)
    return leads >= MIN_EDGE * evidence.seen

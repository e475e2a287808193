"""Clause → skeleton: genre words stay, everything of the topic collapses into slots.

进一步 加强 农村 基层 党 的 建设  →  modifiers (进一步)  skeleton (加强, ＿, 建设)
"""

from __future__ import annotations

import re

from draftkit.mining.slots import ANY, CHAR_OF
from draftkit.mining.words import JOINT, MARK, NAME, OPEN, SLOT, TOPIC, VERB, WordTable

WORK = CHAR_OF["工作"]
_RUN = re.compile(f"[{TOPIC}{NAME}{SLOT}](?:[{JOINT}{MARK}]?[{TOPIC}{NAME}{SLOT}])*")
_SUBJECT_WORDS = 9
_WORK_WORDS = frozenset({"工作", "事业"})


def skeleton_of(words: list[str], classes: str, lead: int) -> tuple[list[str], str]:
    """Skeleton words and classes of a clause without its first ``lead`` words.

    The aspect particle 了 comes and goes freely and is left out.
    """
    if lead or "了" in words:
        pairs = [(w, k) for w, k in zip(words[lead:], classes[lead:], strict=True) if w != "了"]
        if pairs:
            words = [word for word, _ in pairs]
            classes = "".join([kind for _, kind in pairs])
    return collapsed(words, classes, work=ANY)


def core_of(words: list[str], lead: int) -> list[str]:
    """The words the skeleton was made of."""
    return [word for word in words[lead:] if word != "了"] or words[lead:]


def modifiers_before(words: list[str], classes: str, table: WordTable) -> int:
    """How many words come before the predicate: a subject with its 要 (各级各部门要…), then modifiers.

    A verb among the modifiers (加快) must stand before another verb that is no noun as well.
    """
    modifiers, nouns = table.of("modifiers"), table.of("nouns")
    first, last = _after_subject(words, classes, table.of("modals")), len(words) - 1
    while first < last and words[first] in modifiers:
        if classes[first] == VERB and (classes[first + 1] != VERB or words[first + 1] in nouns):
            break
        first += 1
    return first


def _after_subject(words: list[str], classes: str, modals: frozenset[str]) -> int:
    """The place after the first modal verb, where only a subject stands before it."""
    for place in range(1, min(_SUBJECT_WORDS, len(words) - 1)):
        if words[place] in modals:
            return place + 1
        if classes[place] == VERB or classes[place - 1] == VERB:
            return 0
    return 0


def modifier_text(words: list[str], lead: int, table: WordTable, *, modal: bool = False) -> str:
    """The modifiers right before the predicate, with the modal verb only where ``modal`` asks for it.

    A subject before them is never part of a wording.
    """
    modifiers, modals = table.of("modifiers"), table.of("modals")
    first = lead
    while first and words[first - 1] in modifiers and (modal or words[first - 1] not in modals):
        first -= 1
    return "".join(words[first:lead])


def collapsed(words: list[str], classes: str, work: str = WORK) -> tuple[list[str], str]:
    """Words and classes with every run of open words, joints between them included, as one slot.

    A line of work (信访 工作) becomes the slot ``work``.
    """
    fixed: list[str] = []
    kinds = ""
    reached = 0
    for run in _RUN.finditer(classes):
        start, end = run.span()
        fixed += words[reached:start]
        kinds += classes[reached:start] + SLOT
        reached = end
        slot = words[start] if classes[start] == SLOT and _one_kind(words[start:end], run.group()) else ANY
        if end < len(words) and words[end] in _WORK_WORDS and TOPIC in run.group():
            slot, reached = work, end + 1
        fixed.append(slot)
    if not reached:
        return words, classes
    return fixed + words[reached:], kinds + classes[reached:]


def _one_kind(words: list[str], classes: str) -> bool:
    """Whether a run is one masked thing, or several of the same sort joined by 、 or 和."""
    return len(words) == 1 or len({w for w, kind in zip(words, classes, strict=True) if kind in OPEN}) == 1

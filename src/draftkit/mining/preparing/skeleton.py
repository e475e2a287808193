"""Clause → skeleton: genre words stay, everything of the topic collapses into slots.

进一步 加强 农村 基层 党 的 建设  →  modifiers (进一步)  skeleton (加强, ＿, 建设)

A skeleton is made of *signed* words (``words.signed``): topic words and names are single signs there, so
that a run of them is a run of characters, and one substitution collapses the runs of a whole speech.
"""

from __future__ import annotations

import re

from draftkit.mining.slots import ANY
from draftkit.mining.words import (
    JOINT_SIGN,
    NAME_SIGN,
    SLOT_FIRST,
    SLOT_LAST,
    TOPIC_SIGN,
    VERB,
    WordTable,
)

_SUBJECT_WORDS = 9

_OPEN = f"[{SLOT_FIRST}-{SLOT_LAST}]"
_NEXT = f" (?:{JOINT_SIGN}[^ \n]+ )?"
"""From one open word to the next: at most one joint or mark between."""
_BEFORE_WORK = re.compile(f"{_OPEN}(?:{_NEXT}{_OPEN})* (?:工作|事业)(?![^ \n])")
_MIXED = re.compile(f"({_OPEN})(?:{_NEXT}\\1)*{_NEXT}(?!\\1){_OPEN}(?:{_NEXT}{_OPEN})*")
_OF_ANY = re.compile(f"{ANY}(?:{_NEXT}{ANY})+")
_OF_ONE_KIND = re.compile(f"({_OPEN})(?:{_NEXT}\\1)+")
_WORKED = "\uf8fe"
"""Stands for a run with its 工作 until all runs are collapsed: it joins no other run."""


def collapse(text: str) -> str:
    """Signed words, a clause a line, with every run of open words, joints between them included, as one slot.

    A run of one masked thing, or of several of the same sort, keeps its slot; a run of the topic before 工作
    or 事业 takes that in: what fills the slot tells that it is a line of work (see ``wording``).
    """
    text = _BEFORE_WORK.sub(lambda run: _WORKED if TOPIC_SIGN in run[0] else run[0], text)
    text = text.replace(TOPIC_SIGN, ANY).replace(NAME_SIGN, ANY)
    text = _OF_ANY.sub(ANY, _MIXED.sub(ANY, text))
    text = _OF_ONE_KIND.sub(lambda run: run[1], text)
    return text.replace(JOINT_SIGN, "").replace(_WORKED, ANY)


def core(clause: str, lead: int) -> str:
    """A clause without its first ``lead`` words, and without the particle 了, which comes and goes freely."""
    if lead:
        clause = clause.split(" ", lead)[lead]
    return " ".join(core_of(clause.split(" "), 0)) if "了" in clause else clause


def core_of(words: list[str], lead: int) -> list[str]:
    """The words the skeleton was made of."""
    return [word for word in words[lead:] if word != "了"] or words[lead:]


def modifiers_before(words: list[str], classes: str, table: WordTable) -> int:
    """How many words come before the predicate: a subject with its 要 (各级各部门要…), then modifiers.

    A verb among the modifiers (加快) must stand before another verb that is no noun as well.
    """
    modifiers, nouns, modals = table.of("modifiers"), table.of("nouns"), table.of("modals")
    if words[0] not in modifiers and modals.isdisjoint(words):
        return 0
    first, last = _after_subject(words, classes, modals), len(words) - 1
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

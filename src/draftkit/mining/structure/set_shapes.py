"""The frame that the headings of one set share: 以【目标一】为目标，加强【工作一】 · 以【目标二】为目标，…

Headings are compared clause by clause; words all of them have, in order, stay, and what lies between becomes
one slot. Clauses that not all headings have are left off at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from draftkit.mining.naming import SlotNamer
from draftkit.mining.slots import ANY, is_slot
from draftkit.mining.structure.headings import Heading
from draftkit.mining.structure.noun_slots import Slotted
from draftkit.mining.wording import worded
from draftkit.mining.words import WordTable
from draftkit.text.slots import find_slots

MIN_SHARED, MIN_CLAUSE = 5, 2
MAX_SHAPE_SLOTS = 3
MAX_SHAPED = 3
"""One shape said more often than this shows nothing more."""
MIN_ALONE = 7
"""Shared characters of a shape that is the whole heading."""
DEED = "做什么"
"""The slot of a clause that is left to each heading."""
_PREPOSED = re.compile("(以|在|从)【什么】")
ORDINALS = "一二三四五六七八"
"""What numbers the slots that siblings fill differently (【目标一】)."""


def shape_of(headings: Sequence[Heading], table: WordTable) -> list[list[str]]:
    """The shared clauses with slots for what differs; empty where too little is shared."""
    arity = min(len(heading.clauses) for heading in headings)
    shared = [
        _shared(_bare([heading.clauses[place] for heading in headings], table)) for place in range(arity)
    ]
    shared = [_whole_end(_one_subject(clause), table) for clause in shared]
    clauses = list(takewhile(lambda clause: _fixed(clause) >= MIN_CLAUSE, shared))
    if not clauses or sum(map(_fixed, clauses)) < max(MIN_SHARED, MIN_ALONE * (len(clauses) == arity == 1)):
        return []
    if len(clauses) == 1 < arity:
        clauses.append([ANY])  # 以＿为目标 asks for what is done about it
    if any("（" in clause or "“" in clause for clause in clauses):
        return []
    slots = sum(map(is_slot, [word for clause in clauses for word in clause]))
    return clauses if 0 < slots <= MAX_SHAPE_SLOTS else []


def _bare(clauses: Sequence[Slotted], table: WordTable) -> list[list[str]]:
    """The words of clauses; what only modifies the verb is left off where not all of them have it."""
    lines = [list(clause.words) for clause in clauses]
    modifiers = table.of("modifiers")
    if len({line[0] for line in lines}) > 1:
        lines = [line[1:] if line[0] in modifiers and len(line) > 2 else line for line in lines]
    return lines


def _one_subject(clause: list[str]) -> list[str]:
    """＿的＿迫切需要: one slot is enough for a subject."""
    subject = len(clause) > 3 and clause[1] == "的" and is_slot(clause[0]) and is_slot(clause[2])
    return clause[2:] if subject else clause


def _whole_end(clause: list[str], table: WordTable) -> list[str]:
    """加强＿建设＿: what some of them add after a noun is their own."""
    added = len(clause) > 2 and is_slot(clause[-1]) and clause[-2] in table.of("nouns")
    return clause[:-1] if added else clause


def shaped_texts(
    shape: Sequence[Sequence[str]], headings: Sequence[Heading], namer: SlotNamer, table: WordTable
) -> list[str]:
    """The shape once for every heading, its slots numbered; with the headings' own modifiers where all
    of them have one."""
    shown = headings[:MAX_SHAPED]
    leads = [
        [_modifier(heading, place, clause, table) for place, clause in enumerate(shape)] for heading in shown
    ]
    even = [all(column) for column in zip(*leads, strict=True)]
    texts = [_PREPOSED.sub(rf"\1【{DEED}】", _shaped(shape, lead, even, namer)) for lead in leads]
    names = [span.name for span in find_slots(texts[0])]
    if texts[0].endswith(f"【{namer.fallback.open}】") or len(set(names)) < len(names):
        return []
    return [text.replace("】", f"{ORDINALS[place]}】") for place, text in enumerate(texts)]


def _modifier(heading: Heading, place: int, clause: Sequence[str], table: WordTable) -> str:
    own = heading.clauses[place].words[0] if place < len(heading.clauses) else ""
    return own if own in table.of("modifiers") and own != clause[0] and clause != [ANY] else ""


def _shaped(
    shape: Sequence[Sequence[str]], leads: Sequence[str], even: Sequence[bool], namer: SlotNamer
) -> str:
    clauses = [f"【{DEED}】" if clause == [ANY] else worded(clause, namer) for clause in shape]
    return "，".join(lead * kept + clause for lead, kept, clause in zip(leads, even, clauses, strict=True))


def _fixed(clause: Sequence[str]) -> int:
    return sum(len(word) for word in clause if not is_slot(word))


def _shared(clauses: list[list[str]]) -> list[str]:
    """Words all clauses have in the same order, with a slot wherever one of them has more."""
    common = clauses[0]
    for other in clauses[1:]:
        common = _common(common, other)
    common = [word for word in common if not is_slot(word)]
    shape: list[str] = []
    gaps = [False] * (len(common) + 1)
    for clause in clauses:
        place = 0
        for word in clause:
            if place < len(common) and word == common[place]:
                place += 1
            else:
                gaps[place] = True
    for place, gap in enumerate(gaps):
        if gap:
            shape.append(ANY)
        if place < len(common):
            shape.append(common[place])
    return shape


def _common(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """A longest common subsequence of two short word lists."""
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for a in range(len(one) - 1, -1, -1):
        for b in range(len(other) - 1, -1, -1):
            same = one[a] == other[b]
            table[a][b] = 1 + table[a + 1][b + 1] if same else max(table[a + 1][b], table[a][b + 1])
    found: list[str] = []
    a = b = 0
    while a < len(one) and b < len(other):
        if one[a] == other[b]:
            found.append(one[a])
            a, b = a + 1, b + 1
        elif table[a + 1][b] >= table[a][b + 1]:
            a += 1
        else:
            b += 1
    return found

"""A heading as a writer would take it over: its wording, its slots, and what is wrong with it.

Each rule of ``flaw`` names one way a heading is no use under another topic.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from draftkit.mining.naming import SlotNamer
from draftkit.mining.slots import ANY, CHAR_OF, NAME_OF, NAMED_SLOT, is_slot
from draftkit.mining.structure.headings import Heading
from draftkit.mining.structure.noun_slots import Slotted
from draftkit.mining.words import (
    CONTENT,
    IDIOM,
    JOINT,
    MARK,
    NOUN,
    OTHER,
    SLOT,
    VERB,
    Classifier,
)

NUMERIC = frozenset(CHAR_OF[name] for name in ("数量", "百分比", "金额"))
MIN_FIXED, MAX_FIXED, MAX_CLAUSES = 3, 34, 3
"""Characters outside the slots, and clauses, of a heading."""
MAX_VERBS, MAX_RUNNING_ON, MAX_CLAUSE = 2, 14, 20
"""Verbs of one clause, and its characters where it runs on after an object, and in any case."""
Rules = tuple[tuple[str, Callable[[Slotted, Classifier], bool]], ...]
_WORK, _OTHER, _DOER, _QUALITY = "工作", "做什么", "对象", "什么样"
_REFERRING = frozenset({"我", "他", "他们", "你们", "这", "这些", "那", "此", "本", "该"})
_STIRRING = frozenset({"发挥", "充分发挥", "调动", "激发"})
_NEEDING = frozenset({"需要", "迫切需要", "是"})
_TOWARDS = {"为": "事业", "对": "对象", "在": "方面", "以": "抓手", "从": "方面", "把": "事情", "将": "事情"}


@dataclass(frozen=True, slots=True)
class Title:
    """A heading with its text; ``slots`` are the name and the filler of every slot."""

    heading: Heading
    text: str
    slots: tuple[tuple[str, str], ...]

    @property
    def arity(self) -> int:
        """Clauses."""
        return len(self.heading.clauses)

    @property
    def form(self) -> tuple[int, ...]:
        """What must be alike in siblings: their clauses, whether a slot opens them, and of one clause alone
        how many slots it has."""
        return self.arity, self.text.startswith("【"), len(self.slots) if self.arity == 1 else 0

    @property
    def slots_of_clauses(self) -> tuple[int, ...]:
        """How many slots every clause has."""
        return tuple(sum(map(is_slot, clause.words)) for clause in self.heading.clauses)

    @property
    def length(self) -> int:
        """Characters outside the slots."""
        return self.heading.fixed


def title_of(heading: Heading, namer: SlotNamer, classifier: Classifier) -> Title:
    """The heading with its slots named."""
    parts, slots = named(heading.clauses, namer, classifier)
    return Title(heading, "，".join(parts), slots)


def renamed(title: Title, names: Sequence[str]) -> Title:
    """The title with other names for its slots, in order."""
    given = iter(names)
    text = NAMED_SLOT.sub(lambda _: f"【{next(given)}】", title.text)
    fillers = [filler for _, filler in title.slots]
    return replace(title, text=text, slots=tuple(zip(names, fillers, strict=True)))


def named(
    clauses: Sequence[Slotted], namer: SlotNamer, classifier: Classifier
) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The text of every clause, and name and filler of every slot."""
    parts: list[str] = []
    slots: list[tuple[str, str]] = []
    for clause in clauses:
        fillers = iter(clause.fillers)
        text = ""
        for place, word in enumerate(clause.words):
            if is_slot(word):
                filler = "".join(next(fillers, ()))
                name = slot_name(clause, place, namer, classifier)
                if dict(slots).get(name, filler) != filler:
                    name = namer.fallback.modifier if clause.kinds[place + 1 :] else _OTHER
                slots.append((name, filler))
                text += f"【{name}】"
            else:
                text += word
        parts.append(text)
    return parts, tuple(slots)


def slot_name(clause: Slotted, place: int, namer: SlotNamer, classifier: Classifier) -> str:
    """The name of a slot: what it is, where that is known; else what its neighbours tell of it."""
    words, kinds = clause.words, clause.kinds
    if words[place] != ANY:
        return NAME_OF[words[place]]
    number = sum(map(is_slot, words[:place]))
    filler = "".join(clause.fillers[number])
    if filler.endswith(_WORK):
        return _WORK
    before = words[place - 1] if place else ""
    follower = words[place + 1] if place + 1 < len(words) else ""
    if follower == "的" and classifier.classes(list(clause.fillers[number][-1:])) == OTHER:
        return _QUALITY
    object_of_verb = follower == "的" and bool(place) and kinds[place - 1] == VERB
    if object_of_verb and namer.after.get(before, "".join(words)) not in "".join(words):
        return namer.after[before]
    acts = follower in namer.verbs
    name = namer.name(words, place, {filler: 1})
    if name == namer.fallback.owner and acts:
        return _DOER
    if object_of_verb and before not in _STIRRING and name == namer.fallback.owner.removesuffix("的"):
        return namer.fallback.open
    if name.startswith(_QUALITY) and (object_of_verb or not place):
        return namer.fallback.modifier if place else namer.fallback.owner
    if name != namer.fallback.open:
        return name
    if before in _TOWARDS and ((acts and follower != "为") or before in ("在", "从")):
        return _TOWARDS[before]
    held = clause.fillers[number][:1]
    return _OTHER if place and classifier.classes(list(held)) == VERB else name


def flaw(title: Title, namer: SlotNamer, classifier: Classifier) -> str:
    """What is wrong with a heading, in a word; empty where nothing is."""
    if not MIN_FIXED <= title.length <= MAX_FIXED or title.arity > MAX_CLAUSES:
        return "length"
    if re.search("【工作】[^，】]*工作(，|$)", title.text):
        return "work twice"
    if title.heading.words[0] == "是":
        return "torn"  # 三是＿, its number gone
    wrong = slots_flaw(title.heading.clauses, title.slots, namer)
    return wrong or clauses_flaw(title.heading.clauses, classifier, _RULES)


def slots_flaw(clauses: Sequence[Slotted], slots: Sequence[tuple[str, str]], namer: SlotNamer) -> str:
    """What is wrong with the slots of some clauses, each given by name and filler.

    One name for two things, or a clause that ends in a slot of which nothing is known (着力打造＿).
    """
    if len(set(slots)) > len(dict(slots)):
        return "one name for two things"
    names = iter(slots)
    for clause in clauses:
        told = [next(names)[0] for word in clause.words if is_slot(word)]
        if is_slot(clause.words[-1]) and told[-1] == namer.fallback.open:
            return "vague slot"
    return ""


def clauses_flaw(clauses: Sequence[Slotted], classifier: Classifier, rules: Rules) -> str:
    """The first rule that a clause breaks."""
    return next((name for clause in clauses for name, rule in rules if rule(clause, classifier)), "")


def _split(clause: Slotted, classifier: Classifier) -> bool:
    return not clause.sound


def _crowded(clause: Slotted, classifier: Classifier) -> bool:
    """More than one slot, numbers apart, or hardly a word beside it."""
    slots = sum(is_slot(word) and word not in NUMERIC for word in clause.words)
    return slots > 2 or clause.fixed < (2 if slots < 2 else 10)


def _marked(clause: Slotted, classifier: Classifier) -> bool:
    """Brackets and quotation marks, numbers: part of something else."""
    stray = any(kind == MARK and word != "、" for word, kind in zip(clause.words, clause.kinds, strict=True))
    return stray or not NUMERIC.isdisjoint(clause.words)


def _torn(clause: Slotted, classifier: Classifier) -> bool:
    """Begins or ends where no clause does."""
    table = classifier.table
    first, last = clause.words[0], clause.words[-1]
    return first in table.of("bad_head") or last in table.of("bad_tail") or clause.kinds[-1] == JOINT


def _referring(clause: Slotted, classifier: Classifier) -> bool:
    """Speaks of something said before."""
    return not _REFERRING.isdisjoint(clause.words) or clause.words[0] == "我们"


def _winding(clause: Slotted, classifier: Classifier) -> bool:
    """More verbs than a heading strings together, or a clause of a sentence's length."""
    words, kinds = clause.words, clause.kinds
    hinges = classifier.table.of("hinges")
    verbs = [
        place
        for place, word in enumerate(words)
        if kinds[place] == VERB
        and classifier.governs(word)
        and words[place - 1 : place] != ("、",)
        and not _compound_verb(words, kinds, place)
    ]
    runs_on = any(
        place and kinds[place - 1] == NOUN and words[place] not in _NEEDING | hinges for place in verbs[1:]
    )
    return (runs_on and clause.fixed > MAX_RUNNING_ON) or len(verbs) > MAX_VERBS or clause.fixed > MAX_CLAUSE


def _compound_verb(words: Sequence[str], kinds: str, place: int) -> bool:
    """Whether a verb is the second half of a verb's object (强化 督促 检查)."""
    behind = kinds[max(0, place - 2) : place] == VERB + VERB
    return behind and all(len(word) == 2 for word in words[place - 2 : place + 1])


def _says_nothing(clause: Slotted, classifier: Classifier) -> bool:
    """Nothing happens in it: a noun phrase heads a table, not a paragraph."""
    acts = any(
        kind in (VERB, IDIOM) or (kind == OTHER and classifier.tags.get(word, "").startswith("v"))
        for word, kind in zip(clause.words, clause.kinds, strict=True)
    )
    acts = acts or classifier.tags.get(clause.words[0], "").startswith("v")  # 统一思想
    return not acts and not _judges(clause, classifier)


def _judges(clause: Slotted, classifier: Classifier) -> bool:
    """定位要高起点, 标准还不高: a subject and its quality."""
    quality = clause.kinds[-1] == OTHER or classifier.tags.get(clause.words[-1]) in ("a", "ad", "d")
    return len(clause.words) > 1 and clause.kinds[0] in (NOUN, SLOT) and quality


_RULES: Rules = (
    ("split noun phrase", _split),
    ("crowded", _crowded),
    ("marks", _marked),
    ("torn", _torn),
    ("referring", _referring),
    ("winding", _winding),
    ("says nothing", _says_nothing),
)


SENTENCE_RULES: Rules = (("split noun phrase", _split), ("crowded", _crowded), ("torn", _torn))
"""What a clause inside a sentence must not be."""
RUN_RULES: Rules = (*SENTENCE_RULES, ("marks", _marked), ("says nothing", _says_nothing))
"""What a member of a run must not be."""


def content(clauses: Sequence[Slotted]) -> int:
    """Content words of some clauses; a set phrase (形成合力) is two."""
    return sum((kind in CONTENT) + (kind == IDIOM) for clause in clauses for kind in clause.kinds)


def plain(clause: Slotted) -> bool:
    """A clause without a slot."""
    return SLOT not in clause.kinds

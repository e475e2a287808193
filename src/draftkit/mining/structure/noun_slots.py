"""A heading's topic as slots that are whole noun phrases.

加强 基层 组织 和 人才 队伍 建设  →  加强【…】建设, the slot being 基层组织和人才队伍

A slot takes in the nouns and qualities around the topic word, up to the verb or preposition before it and
short of the last noun after it, which says what the slot is of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from draftkit.mining.slots import ANY, TIME, WORK, is_slot
from draftkit.mining.words import (
    AND,
    FUNCTION,
    JOINT,
    MARK,
    NAME,
    NOUN,
    OPEN,
    OTHER,
    SLOT,
    TOPIC,
    VERB,
    Classifier,
)

_COORDINATING = AND | {"以及", "、", "暨"}
_WORK_WORDS = frozenset({"工作", "事业"})
_JOINTS = [["、"], ["和"], ["与"]]
_WORTH = ("性", "意义")
_WORK_ENDS = [["工作"], ["事业"]]
_LOOSE_TAGS = ("v", "d", "p", "c", "u", "r", "m")
_NOUN_TAGS = frozenset({"vn", "n", "an"})
_ACTING_TAGS = frozenset({"v", "d", "p", "vd", "vi"})
_ATTRIBUTE_TAGS = frozenset({"a", "ad", "an", "b", "ag", "z", "n", "nr"})
_BETWEEN = 1
"""A slot runs on over one known noun (and its joint) to the next open word, not over more."""
_SHORT_ATTRIBUTES = frozenset("新老大小")
_ADVERBS = frozenset("再不更最很又也都还就已未仍")
_PLACES = frozenset("上下中里内")
_AFTER = frozenset({"的", "上", "中", "下", "之", "里", "所"})
_BEFORE = frozenset("为 对 在 以 把 将 从 向 用 使 让 由 与 给 就 围绕".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Slotted:
    """Words and classes with every topic as one slot, what the slots held, and whether all are whole."""

    words: tuple[str, ...]
    kinds: str
    fillers: tuple[tuple[str, ...], ...]
    sound: bool

    @property
    def fixed(self) -> int:
        """Characters outside the slots."""
        return sum(len(word) for word in self.words if not is_slot(word))


def between(clause: Slotted, first: str, last: str) -> Slotted | None:
    """The clause with all that stands between two of its words as one slot (在＿上); None without them."""
    words = clause.words
    if words[0] != first or last not in words[2:]:
        return None
    end = words.index(last, 2)
    fillers = iter(clause.fillers)
    held = tuple("".join(next(fillers)) if is_slot(word) else word for word in words[1:end])
    kinds = clause.kinds[0] + SLOT + clause.kinds[end:]
    return Slotted((first, ANY, *words[end:]), kinds, (held, *fillers), True)


def slotted(words: Sequence[str], classifier: Classifier) -> Slotted:
    """A clause with the noun phrases of its topic as slots."""
    return _Clause(list(words), _opened(words, classifier), classifier).slotted()


def _opened(words: Sequence[str], classifier: Classifier) -> str:
    """The classes; nouns of one field of work (党员, 人才) belong to the topic."""
    fields = classifier.table.of("fields") | classifier.table.of("heading_topics")
    classes = classifier.classes(list(words))
    return "".join(TOPIC if word in fields else kind for word, kind in zip(words, classes, strict=True))


@dataclass(frozen=True, slots=True)
class _Clause:
    words: list[str]
    kinds: str
    classifier: Classifier

    def slotted(self) -> Slotted:
        """The clause with every open noun phrase as one slot."""
        words: list[str] = []
        kinds = ""
        fillers: list[tuple[str, ...]] = []
        sound = True
        reached = 0
        while (start := self._next_open(reached)) >= 0:
            typed = self._typed(start)
            first = start if typed else self._first(start, reached)
            last = start if typed else self._last(start)
            sound = sound and self._whole(first, last)
            words += self.words[reached:first]
            kinds += self.kinds[reached:first] + SLOT
            if words[-1:] == ["的"] and words[-2:-1] and words[-2] in _PLACES:
                del words[-1]  # 新形势下(的)＿: one form of the two
                kinds = kinds[:-2] + SLOT
            word, taken = self._slot(first, last)
            fillers.append(tuple(self.words[first : taken + 1]))
            words.append(word)
            reached = taken + 1
        words += self.words[reached:]
        kinds += self.kinds[reached:]
        return Slotted(tuple(words), kinds, tuple(fillers), sound)

    def _next_open(self, place: int) -> int:
        return next((at for at in range(place, len(self.words)) if self.kinds[at] in OPEN), -1)

    def _typed(self, place: int) -> bool:
        """Whether a masked thing stands alone and says by itself what it is: a date, not the date's work."""
        after = place + 1
        goes_on = self.kinds[after : after + 1] in OPEN or self.words[after : after + 1] in _JOINTS
        return self.words[place] == TIME and not (after < len(self.words) and goes_on)

    def _first(self, place: int, floor: int) -> int:
        """The first word of the noun phrase around an open word."""
        while place > floor:
            before = place - 1
            if self.words[before] in _COORDINATING and before > floor and self._nominal(before - 1, floor):
                place = before - 1
            elif self._nominal(before, floor):
                place = before
            else:
                break
        return place

    def _last(self, place: int) -> int:
        """The last word of the slot: every open word it runs on to, short of the noun that heads it."""
        end = place
        at = place + 1
        while at < len(self.words):
            joint = self.words[at] in _COORDINATING or self.words[at] == "的"
            follower = at + 1 if joint else at
            if follower >= len(self.words):
                break
            if self.kinds[follower] in OPEN:
                end, at = follower, follower + 1
            elif not joint and self.kinds[at] == VERB and self.words[at + 1 : at + 2] in _WORK_ENDS:
                end, at = at, at + 1
            elif self.words[at] != "的" and self._noun(follower) and follower - end <= _BETWEEN + joint:
                at = follower + 1
            else:
                break
        return self._before_head(end)

    def _before_head(self, end: int) -> int:
        """Of the nouns after the topic only the last stays outside: 队伍 of 人才 队伍 建设 goes in."""
        at = self._before_worth(end)
        while at + 2 < len(self.words) and (
            (self._noun(at + 1) and (self._noun(at + 2) or self._owns(at + 2)))
            or (self.kinds[at + 1] == OTHER and self.words[at + 2] == "的")  # 政治 坚定 的
        ):
            at += 1
        return at

    def _before_worth(self, end: int) -> int:
        """认识＿的重要性: what is told to be important is all that stands before 的, deed and thing."""
        stop = self.words.index("的", end) if "的" in self.words[end:] else end
        worth = self.words[stop + 1 : stop + 2]
        plain = set(self.kinds[end + 1 : stop]) <= {NOUN, VERB}
        return stop - 1 if plain and stop > end + 1 and worth and worth[0].endswith(_WORTH) else end

    def _owns(self, place: int) -> bool:
        """创业 创新 的 氛围: the noun before 的 belongs to what is owned."""
        return self.words[place] == "的" and self.words[place - 1] not in _WORK_WORDS

    def _slot(self, first: int, last: int) -> tuple[str, int]:
        """The slot's character and its last word; a line of work is the slot ``work``."""
        after = last + 1
        told = set(self.kinds[first:after]) & {TOPIC, NAME}
        if told and after < len(self.words) and self.words[after] in _WORK_WORDS:
            return WORK, after
        if first == last and self.kinds[first] == SLOT:
            return self.words[first], last
        if last > first and self.words[last] in _WORK_WORDS:
            return WORK, last
        return ANY, last

    def _nominal(self, place: int, floor: int) -> bool:
        """Whether a word before the topic belongs to its noun phrase."""
        word, kind = self.words[place], self.kinds[place]
        if kind in OPEN:
            return True
        if kind == VERB:
            listed = word in self.classifier.table.of("nouns") and place > floor
            return listed and (self.kinds[place - 1] == VERB or self.kinds[floor:place].endswith(VERB + NOUN))
        if kind == OTHER:
            return self._attribute(word)
        return kind == NOUN and not self._timed(word)

    def _noun(self, place: int) -> bool:
        """Whether a word can stand in a compound: a noun, or a verb that is one as well."""
        word, kind = self.words[place], self.kinds[place]
        if kind == NOUN:
            return not self._timed(word)
        if kind == VERB:
            return word in self.classifier.table.of("nouns") or self.classifier.tags.get(word) in _NOUN_TAGS
        return False

    def _timed(self, word: str) -> bool:
        return self.classifier.tags.get(word) in ("t", "m", "mq")

    def _attribute(self, word: str) -> bool:
        table = self.classifier.table
        if len(word) == 1:
            return word in _SHORT_ATTRIBUTES
        if word in table.of("modifiers") or word in table.of("degree"):
            return False
        return self.classifier.tags.get(word) in _ATTRIBUTE_TAGS

    def _whole(self, first: int, last: int) -> bool:
        """Whether a slot stands where one may, and holds a noun phrase."""
        words = self.words[first : last + 1]
        table = self.classifier.table
        if words[0] in table.of("filler_start") or words[-1] in table.of("filler_end"):
            return False
        if any(self._stray(place) for place in range(first, last + 1)):
            return False
        return (not first or self._may_precede(first - 1)) and self._may_follow(first, last)

    def _stray(self, place: int) -> bool:
        """A piece of a word: one character that is a verb or particle, or what an adverb begins."""
        word, kind = self.words[place], self.kinds[place]
        if kind == MARK:
            return word not in _COORDINATING
        if kind == JOINT or is_slot(word):
            return False
        tag = self.classifier.tags.get(word, "")
        if not tag and word[0] in _ADVERBS:
            return True
        return (len(word) == 1 and tag.startswith(_LOOSE_TAGS)) or kind == FUNCTION

    def _may_precede(self, place: int) -> bool:
        word, kind = self.words[place], self.kinds[place]
        if kind == VERB or word in _BEFORE or word in ("各项", "各类", "各级"):
            return True
        if word in _PLACES:
            return place > 0 and self.kinds[place - 1] == NOUN
        return (word == "的" and place > 1) or self._timed(word)

    def _may_follow(self, first: int, last: int) -> bool:
        """A slot that ends in a verb (青年 建功) is a clause of its own, no noun phrase, before a noun."""
        if last + 1 >= len(self.words):
            return True
        if self.kinds[last] == SLOT and self.words[last] != ANY:
            return True
        follower = self.words[last + 1]
        if follower in _WORK_WORDS:
            return True
        if not first and follower in _PLACES:
            return False  # its 在 is gone
        if follower == "、" or (follower in self.classifier.table.of("bad_head") and follower not in _AFTER):
            return False
        acts = self.classifier.tags.get(self.words[last]) in _ACTING_TAGS and self.kinds[last] != NAME
        return not (
            acts and last + 1 < len(self.words) and self._noun(last + 1) and len(self.words[last]) > 1
        )

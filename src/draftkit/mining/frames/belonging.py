"""Whether the parts of a frame belong together: the tail must be the object of the verb before the slot.

In 帮助＿问题 the noun belongs to a verb inside the slot (帮助 农民工 解决 困难 问题): everywhere else 问题 is
what one 解决s. The verb a noun goes with more strongly, over all clauses, is the one that governs it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from draftkit.mining.frames.objects import PLAIN_VERBS, VerbObjects, is_governor, only_hastens
from draftkit.mining.slots import ANY, is_slot
from draftkit.mining.words import AND, NAME, NOUN, OTHER, SLOT, TOPIC, VERB, Classifier

if TYPE_CHECKING:
    from draftkit.mining.frames.recurring import Found

TAKEN_SHARE = 0.5
"""Share of uses in which the tail belongs to a verb inside the slot, from which the frame is torn."""
MATCH, FEW_USES = 6.0, 3
"""logDice of verb and noun below which, in so few uses, they do not go together (深化发展)."""
ESTABLISHED = ((3, 6.6), (2, 8.4))
"""Uses and logDice from which verb and noun are established: a frame of them needs less to attest it."""
FIRM = (3, 8.4)
"""Uses and logDice from which three speeches of one topic attest a frame of verb and noun."""
SAME_END = 0.75
"""Share of different fillers that end alike, from which the noun after them belongs to that end."""
MUCH_MORE, SIDE_BY_SIDE = 2.0, 7.0
"""A verb right before the tail may only modify it (拉动 作用): it must go with the tail far more strongly."""
_ADDING = AND | {"并"}
_JOINED = _ADDING | {"、"}
_SUBJECTS = frozenset({NOUN, TOPIC, NAME, SLOT})
_MOVING = frozenset({"朝着", "朝", "把", "将", "使", "让"})
_DIRECTING = _MOVING | {"向", "有", "再", "上"}


@dataclass(frozen=True, slots=True)
class Belonging:
    """Asks the counts of verbs and objects about patterns and what filled them."""

    classifier: Classifier
    objects: VerbObjects

    def taken(self, words: Sequence[str], inside: Sequence[str]) -> bool:
        """Whether one filler of the last slot (``inside``) tears the pattern: what follows the slot, or what
        the filler itself ends in, is governed by another verb than the one that leads to it."""
        verbs = self._verbs(words)
        if is_slot(words[-1]):
            return _JOINED.isdisjoint(words) and self._held_by_first(verbs, inside)
        if is_slot(words[0]) and sum(map(is_slot, words)) == 1:
            return self._acts(inside, words[-1])
        tail = words[_last_slot(words) + 1 :]
        if tail[0] == "的":
            return not _MOVING.isdisjoint(inside)  # 推动＜合作朝着互利＞的方向发展
        if self._eats_into(inside[-1], tail):
            return True
        if len(verbs) > 1 and "的" in inside and self._led_by_first(verbs, words):
            return True  # 做好应对＜环境变化的各种＞准备
        linked = tail.index("的") if "的" in tail[1:] else 0
        if linked and self._takes(verbs, inside, tail[linked - 1]):
            return True  # 纠正＿利益的行为: what 利益 belongs to is in the slot
        return self._takes(verbs, inside, words[-1])

    def torn(self, found: Found) -> bool:
        """Whether the last slot of a frame, over all its uses, tears a noun from what it belongs to."""
        words, slot, table = found.words, _last_slot(found.words), self.classifier.table
        tail = words[slot + 1 :]
        often = found.evidence.taken >= TAKEN_SHARE * found.evidence.seen
        if not tail:
            return often
        framed = words[0] in table.of("framing") and self._class(words[0]) != VERB
        if framed or words[0] in table.of("needs_hinge"):
            return False
        if tail[0] == "的":
            return often
        caused = len(tail) > 1 or words[0] in table.of("causing")
        if (caused or slot == 0) and is_governor(tail[0], self._class(tail[0]), self.classifier):
            return slot == 0 and often and table.of("modifiers").isdisjoint(tail)
        if slot == 0 and len(tail) > 1 and tail[-2] in table.of("modifiers"):
            return False  # ＿作用进一步增强: the tail says itself what happens
        return often or self._mismatched(found) or self._half_compound(found, tail)

    def established(self, words: Sequence[str]) -> bool:
        """Whether a frame's verb and noun go together all over the corpus (提高＿效率)."""
        if not any(map(is_slot, words)):
            return False
        tail = words[_last_slot(words) + 1 :]
        if not self._settled(tail):
            return False
        return any(self._goes_with(verb, words[-1]) for verb in self._verbs(words))

    def usual(self, words: Sequence[str]) -> bool:
        """Whether the verb that opens a sentence without slots governs its last noun elsewhere too."""
        return any(self.objects.uses(verb, words[-1]) > 1 for verb in self._verbs(words))

    def firm(self, words: Sequence[str]) -> bool:
        """Whether a frame's one verb and its noun go together so often that the slot may hold one topic
        throughout (压实＿责任)."""
        noun, verbs = words[-1], self._verbs(words)
        if not self.governed_by_one(words) or noun not in self.classifier.table.of("nouns"):
            return False
        least, bar = FIRM
        return any(
            self.objects.uses(v, noun) >= least and self.objects.strength(v, noun) >= bar for v in verbs
        )

    def _goes_with(self, verb: str, noun: str) -> bool:
        table = self.classifier.table
        if verb in table.of("no_governor") & table.of("modifiers"):
            return False  # 继续＿水平: an adverb
        uses, strength = self.objects.uses(verb, noun), self.objects.strength(verb, noun)
        often, rarely = (uses >= least and strength >= bar for least, bar in ESTABLISHED)
        return often or (rarely and noun in table.of("nouns"))

    def governed_by_one(self, words: Sequence[str]) -> bool:
        """Whether an established object has one verb, or joined ones, before its slot."""
        return (len(self._verbs(words)) == 1 or not _JOINED.isdisjoint(words)) and self.established(words)

    def _class(self, word: str) -> str:
        return self.classifier.class_of(word)

    def _verbs(self, words: Sequence[str]) -> list[str]:
        """The verbs before the first slot (建立 和 完善 ＿ 制度); none where the slot opens the pattern."""
        found = []
        for word in words:
            kind = self._class(word)
            if kind == SLOT:
                break
            if kind == VERB:
                found.append(word)
        return found

    def _settled(self, tail: Sequence[str]) -> bool:
        return all(
            self._class(first) == OTHER or self.objects.settled(first, last) for first, last in pairwise(tail)
        )

    def _eats_into(self, word: str, tail: Sequence[str]) -> bool:
        """增强＜抵御＞风险能力: a verb that ends the slot takes the first noun of the tail."""
        acts = self._class(word) == TOPIC and self.classifier.tags.get(word) in PLAIN_VERBS
        return acts and self.classifier.classes(list(tail)) == NOUN + NOUN

    def _led_by_first(self, verbs: Sequence[str], words: Sequence[str]) -> bool:
        """Whether the noun that ends a pattern belongs to the first of two verbs in a row."""
        first, last = (self.objects.strength(verb, words[-1]) for verb in (verbs[0], verbs[-1]))
        return _JOINED.isdisjoint(words) and first > last

    def _held_by_first(self, verbs: Sequence[str], inside: Sequence[str]) -> bool:
        """制定 促进＜就业的政策＞: the noun belongs to the first verb, and the frame is cut before it."""
        if len(verbs) < 2 or len(inside) < 2:
            return False
        return self.objects.strength(verbs[0], inside[-1]) > self.objects.strength(verbs[-1], inside[-1])

    def _acts(self, inside: Sequence[str], tail: str) -> bool:
        """Whether what opens a frame holds a verb that no 的 closes (合理扩大＿使用范围): no subject."""
        closed = len(inside) - 1 - inside[::-1].index("的") if "的" in inside else -1
        return any(
            is_governor(word, self._class(word), self.classifier)
            and (place < len(inside) - 1 or self.objects.uses(word, tail) > 0)
            for place, word in enumerate(inside)
            if place > closed
        )

    def _takes(self, verbs: Sequence[str], inside: Sequence[str], noun: str) -> bool:
        """Whether a verb inside a slot takes the noun after it. What a 的 closes takes nothing more."""
        strength = self.objects.strength
        own = max((strength(verb, noun) for verb in verbs), default=0.0)
        added = inside[0] in _ADDING and self.classifier.classes(list(inside[1:2])) == VERB
        begin = 2 if added else 0  # 制定＜并 实施 …＞办法
        row = [*verbs[-1:], *inside]
        if only_hastens(row, self.classifier.classes(row), 0, self.classifier):
            return strength(inside[0], noun) > own
        for place in range(len(inside) - 1, begin - 1, -1):
            word = inside[place]
            if word == "的":
                return False
            beside = place == len(inside) - 1
            opens = not beside and (place == begin or self._class(inside[place - 1]) in _SUBJECTS)
            bar = max(own + MUCH_MORE, SIDE_BY_SIDE) if beside else own
            acts = is_governor(word, self._class(word), self.classifier, opens=opens)
            if acts and word not in verbs and strength(word, noun) > bar:
                return True
            if word in _DIRECTING and place > begin:
                return True
        return False

    def _mismatched(self, found: Found) -> bool:
        """深化＿发展: the verb hardly ever governs the noun that ends the frame."""
        words, verbs = found.words, self._verbs(found.words)
        tail = self.classifier.classes(list(words[_last_slot(words) + 1 :]))
        single = words.count(ANY) == 1 and tail[-1] in (NOUN, VERB) and set(tail[:-1]) <= {OTHER}
        uses = max((self.objects.uses(verb, words[-1]) for verb in verbs), default=FEW_USES + 1)
        if not single or uses > FEW_USES:
            return False
        if not uses:
            return found.evidence.taken > 0
        return max(self.objects.strength(verb, words[-1]) for verb in verbs) < MATCH

    def _half_compound(self, found: Found, tail: Sequence[str]) -> bool:
        """加强＿环境建设: nearly every filler ends in 生态, so the noun after the slot is half a compound."""
        fillers = [text for text in found.evidence.fillers[-1] if len(text) > 1]
        if len(fillers) < 2 or len(tail) < 2 or not set(self.classifier.classes(list(tail))) <= {NOUN, VERB}:
            return False
        most = Counter(text[-2:] for text in fillers).most_common(1)[0][1]
        return most > 1 and most >= SAME_END * len(fillers)


def _last_slot(words: Sequence[str]) -> int:
    return max(place for place, word in enumerate(words) if is_slot(word))

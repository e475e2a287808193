"""Clause → skeleton: genre words stay, everything of the topic collapses into slots.

进一步 加强 农村 基层 党 的 建设  →  modifiers (进一步)  skeleton (加强, ＿, 建设)
"""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.mining.slots import ANY, CHAR_OF
from draftkit.mining.words import MARK, OPEN, SLOT, TOPIC, VERB, Classifier

WORK = CHAR_OF["工作"]
_JOINTS = frozenset({"、", "和", "与", "及", "以及", "的", "暨", "“", "”", "（", "）", "同", "等"})
_WORK_WORDS = frozenset({"工作", "事业"})


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A clause as fixed words and slot characters. ``modifiers`` were taken off its head."""

    words: tuple[str, ...]
    classes: str
    modifiers: tuple[str, ...]

    @property
    def key(self) -> str:
        """The words joined by spaces."""
        return " ".join(self.words)


def skeleton_of(text: str, classifier: Classifier) -> Skeleton:
    """The skeleton of a clause given as words joined by spaces."""
    words = text.split(" ")
    first = modifiers_before(words, classifier)
    core = core_of(words, first)
    fixed, kinds = collapsed(core, classifier.classes(core))
    return Skeleton(tuple(fixed), "".join(kinds), tuple(words[:first]))


def core_of(words: list[str], first: int) -> list[str]:
    """The words from ``first`` on without the aspect particle 了, which comes and goes freely."""
    return [word for word in words[first:] if word != "了"] or words[first:]


def modifiers_before(words: list[str], classifier: Classifier) -> int:
    """How many words at the head only modify; a verb among them (加快) must stand before another verb."""
    modifiers = classifier.table.of("modifiers")
    first = 0
    while first < len(words) - 1 and words[first] in modifiers:
        kinds = classifier.classes(words[first : first + 2])
        if kinds[0] == VERB != kinds[1]:
            break
        first += 1
    return first


def collapsed(words: list[str], classes: str) -> tuple[list[str], list[str]]:
    """Words and classes with every run of open words as one slot."""
    fixed: list[str] = []
    kinds: list[str] = []
    place, count = 0, len(words)
    while place < count:
        kind = classes[place]
        if kind not in OPEN:
            fixed.append(words[place])
            kinds.append(kind)
            place += 1
            continue
        end = _end_of_run(words, classes, place)
        slot = words[place] if kind == SLOT and _one_kind(words[place:end], classes[place:end]) else ANY
        if end < count and words[end] in _WORK_WORDS and TOPIC in classes[place:end]:
            slot, end = WORK, end + 1
        fixed.append(slot)
        kinds.append(SLOT)
        place = end
    return fixed, kinds


def _one_kind(words: list[str], classes: str) -> bool:
    """Whether a run is one masked thing, or several of the same sort joined by 、 or 和."""
    return len({word for word, kind in zip(words, classes, strict=True) if kind in OPEN}) == 1


def _end_of_run(words: list[str], classes: str, place: int) -> int:
    """The end of a run of open words; joints count only between two of them."""
    count = len(words)
    end = place + 1
    while end < count:
        if classes[end] in OPEN:
            end += 1
        elif words[end] in _JOINTS and end + 1 < count and classes[end + 1] in OPEN:
            end += 2
        elif classes[end] == MARK and words[end] in "“”（）" and end + 1 < count:
            end += 1
        else:
            break
    return end

"""Undo and redo as source splices, grouped the way a writer thinks of one step (decision 0051)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

TYPING_PAUSE = 2.0
"""Seconds without a key after which typing on is a new step."""
TYPING_LIMIT = 40
"""Characters of one step of typing at most; a clause mark ends a step too."""


@dataclass(frozen=True, slots=True)
class Splice:
    """At code point ``start`` of the source, ``was`` became ``now``."""

    start: int
    was: str
    now: str

    @property
    def inverse(self) -> Splice:
        """The splice that takes this one back."""
        return Splice(self.start, self.now, self.was)

    def apply(self, source: str) -> str:
        """``source`` with the splice made.

        Raises:
            ValueError: the source does not hold ``was`` there.
        """
        end = self.start + len(self.was)
        if source[self.start : end] != self.was:
            raise ValueError("the splice does not fit the source")
        return source[: self.start] + self.now + source[end:]


@dataclass(frozen=True, slots=True)
class Step:
    """What one undo takes back: splices in the order they were made, a label, and when (seconds)."""

    splices: tuple[Splice, ...]
    label: str = ""
    at: float = 0.0


@dataclass(slots=True)
class History:
    """Steps done and undone. ``source`` is always the text they lead to."""

    source: str
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def add(self, splice: Splice, label: str, at: float, *, joins: bool | None = None) -> bool:
        """Make one splice; returns whether it joined the last step (``joins`` None: decide by typing)."""
        self.source = splice.apply(self.source)
        last = self.done[-1] if self.done else None
        together = last is not None and (continues(last, splice, label, at) if joins is None else joins)
        if last is not None and together:
            self.done[-1] = replace(last, splices=_joined(last.splices, splice), at=at)
        else:
            self.done.append(Step((splice,), label, at))
        self.undone.clear()
        return together

    def undo(self) -> Step | None:
        """Take back the last step; None where there is none."""
        if not self.done:
            return None
        step = self.done.pop()
        for splice in reversed(step.splices):
            self.source = splice.inverse.apply(self.source)
        self.undone.append(step)
        return step

    def redo(self) -> Step | None:
        """Make the last undone step again; None where there is none."""
        if not self.undone:
            return None
        step = self.undone.pop()
        for splice in step.splices:
            self.source = splice.apply(self.source)
        self.done.append(step)
        return step


def continues(last: Step, splice: Splice, label: str, at: float) -> bool:
    """Whether a splice is more of the same typing or deleting as the last step."""
    previous = last.splices[-1]
    if label or last.label or len(last.splices) != 1 or not 0 <= at - last.at <= TYPING_PAUSE:
        return False
    if splice.now and not splice.was and not previous.was:
        adjacent = splice.start == previous.start + len(previous.now)
        length = len(previous.now) + len(splice.now)
        return adjacent and length <= TYPING_LIMIT and previous.now[-1] not in _STEP_ENDS
    if splice.was and not splice.now and not previous.now:
        adjacent = splice.start + len(splice.was) == previous.start or splice.start == previous.start
        return adjacent and len(previous.was) < TYPING_LIMIT
    return False


def splices_between(before: str, after: str) -> tuple[Splice, ...]:
    """The splice that turns ``before`` into ``after``, common head and tail left out; () where equal."""
    if before == after:
        return ()
    head = common_prefix(before, after)
    tail = common_suffix(before[head:], after[head:])
    return (Splice(head, before[head : len(before) - tail], after[head : len(after) - tail]),)


def common_prefix(a: str, b: str) -> int:
    """How many characters two texts begin with in common."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a[low:middle] == b[low:middle] else (low, middle - 1)
    return low


def common_suffix(a: str, b: str) -> int:
    """How many characters two texts end with in common."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        same = a[len(a) - middle : len(a) - low] == b[len(b) - middle : len(b) - low]
        low, high = (middle, high) if same else (low, middle - 1)
    return low


_STEP_ENDS = frozenset("，。；：！？、\n,.;:!?")


def _joined(splices: Sequence[Splice], splice: Splice) -> tuple[Splice, ...]:
    previous = splices[-1]
    if not splice.was and not previous.was and splice.start == previous.start + len(previous.now):
        return (*splices[:-1], Splice(previous.start, "", previous.now + splice.now))
    if not splice.now and not previous.now:
        if splice.start + len(splice.was) == previous.start:
            return (*splices[:-1], Splice(splice.start, splice.was + previous.was, ""))
        if splice.start == previous.start:
            return (*splices[:-1], Splice(splice.start, previous.was + splice.was, ""))
    return (*splices, splice)

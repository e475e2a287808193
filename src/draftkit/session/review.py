"""Reviewing mined candidates as a pure state machine: every action gives a new state, undo the one before.

The shell and the terminal UI drive the same machine; ``session.reviewing`` carries the decisions to disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from draftkit.model.move import Step
from draftkit.model.phrase import Phrase, PhraseKind, PhraseStats, SlotType
from draftkit.text.slots import find_slots

REASONS = ("不通顺", "太具体", "过时", "空话套话", "已有相近的", "不像讲话稿")
"""Offered when a candidate is rejected; any other words may be given."""


class Verdict(StrEnum):
    """What a reviewer decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase to be judged and what the miner knows of it."""

    phrase: Phrase
    stats: PhraseStats | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement: the candidate as mined, the phrase as the reviewer left it."""

    verdict: Verdict
    mined: Phrase
    phrase: Phrase
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Where a review stands. ``edited`` is the present candidate with changes that are not decided yet."""

    queue: tuple[Candidate, ...]
    at: int = 0
    edited: Phrase | None = None
    decisions: tuple[Decision, ...] = ()
    before: ReviewState | None = field(default=None, compare=False, repr=False)

    @property
    def current(self) -> Candidate | None:
        """The candidate to be judged, or None at the end."""
        return self.queue[self.at] if self.at < len(self.queue) else None

    @property
    def phrase(self) -> Phrase | None:
        """The present candidate as edited so far."""
        return self.edited or (self.current.phrase if self.current else None)

    @property
    def remaining(self) -> int:
        """How many are still to be judged, those skipped included."""
        return len(self.queue) - len(self.decided)

    @property
    def decided(self) -> frozenset[str]:
        """The ids already judged."""
        return frozenset(decision.mined.id for decision in self.decisions)


def start(candidates: Sequence[Candidate]) -> ReviewState:
    """A review of ``candidates`` in their order."""
    return ReviewState(tuple(candidates))


def accept(state: ReviewState) -> ReviewState:
    """Take the present candidate, with its edits, into the bank."""
    return _decide(state, Verdict.ACCEPTED, "")


def reject(state: ReviewState, reason: str = "") -> ReviewState:
    """Turn the present candidate down; ``reason`` is remembered with it."""
    return _decide(state, Verdict.REJECTED, reason.strip())


def skip(state: ReviewState) -> ReviewState:
    """Leave the present candidate for later; its edits are dropped."""
    return _step(state, at=_next_open(state, state.decided), edited=None) if state.current else state


def back(state: ReviewState) -> ReviewState:
    """Go to the nearest earlier candidate that is not judged yet."""
    earlier = [at for at in range(state.at) if state.queue[at].phrase.id not in state.decided]
    return _step(state, at=earlier[-1], edited=None) if earlier else state


def undo(state: ReviewState) -> ReviewState:
    """The state before the last action that changed anything."""
    return state.before or state


def edit_text(state: ReviewState, text: str) -> ReviewState:
    """Reword the present candidate; types of slots that are gone are dropped."""
    phrase = state.phrase
    text = text.strip()
    if phrase is None or not text:
        return state
    names = {slot.name for slot in find_slots(text)}
    slots = {name: kind for name, kind in phrase.slots.items() if name in names}
    return _edit(state, replace(phrase, text=text, slots=MappingProxyType(slots)))


def set_step(state: ReviewState, step: Step | None) -> ReviewState:
    """Say which step the present candidate serves (None: any)."""
    phrase = state.phrase
    return (
        state
        if phrase is None
        else _edit(state, replace(phrase, step=step, move=step.move if step else None))
    )


def set_kind(state: ReviewState, kind: PhraseKind) -> ReviewState:
    """Say what sort of thing the present candidate is."""
    return state if state.phrase is None else _edit(state, replace(state.phrase, kind=kind))


def rename_slot(state: ReviewState, old: str, new: str) -> ReviewState:
    """Give a slot another name, everywhere in the present candidate."""
    phrase, new = state.phrase, new.strip()
    if phrase is None or not new or any(mark in new for mark in "【】\n"):
        return state

    def renamed(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text.replace(f"【{old}】", f"【{new}】") for text in texts)

    slots = {new if name == old else name: kind for name, kind in phrase.slots.items()}
    return _edit(
        state,
        replace(
            phrase,
            text=renamed((phrase.text,))[0],
            set=renamed(phrase.set),
            units=renamed(phrase.units),
            variants=renamed(phrase.variants),
            slots=MappingProxyType(slots),
        ),
    )


def type_slot(state: ReviewState, name: str, kind: SlotType) -> ReviewState:
    """Say what may stand in a slot of the present candidate."""
    phrase = state.phrase
    if phrase is None or f"【{name}】" not in "".join((phrase.text, *phrase.set, *phrase.units)):
        return state
    return _edit(state, replace(phrase, slots=MappingProxyType({**phrase.slots, name: kind})))


def _edit(state: ReviewState, phrase: Phrase) -> ReviewState:
    return state if phrase == state.phrase else _step(state, edited=phrase)


def _decide(state: ReviewState, verdict: Verdict, reason: str) -> ReviewState:
    current, phrase = state.current, state.phrase
    if current is None or phrase is None:
        return state
    decision = Decision(verdict, current.phrase, phrase, reason)
    decided = state.decided | {current.phrase.id}
    return _step(state, at=_next_open(state, decided), edited=None, decisions=(*state.decisions, decision))


def _next_open(state: ReviewState, decided: frozenset[str]) -> int:
    """The next candidate not judged yet; past the end where there is none, skipped ones come round again
    in the next review."""
    for at in range(state.at + 1, len(state.queue)):
        if state.queue[at].phrase.id not in decided:
            return at
    return len(state.queue)


def _step(state: ReviewState, **changes: object) -> ReviewState:
    return replace(state, before=state, **changes)  # type: ignore[arg-type]

"""Reviewing candidates: the machine by itself, and the files that follow it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from draftkit.bank.decisions import remembered
from draftkit.bank.store import load_bank, write_candidates
from draftkit.model.move import Step
from draftkit.model.phrase import Phrase, PhraseKind, PhraseStats, Relation, SlotType, Status
from draftkit.session import review
from draftkit.session.review import Candidate, ReviewState, Verdict, start
from draftkit.session.reviewing import begin, hash_of
from draftkit.start import main

PHRASES = [Phrase(f"c-{number}", f"要把【任务】抓好第{number}次", step=Step.MEASURE) for number in range(6)]


def state_of(count: int = 3) -> ReviewState:
    return start([Candidate(phrase) for phrase in PHRASES[:count]])


def test_accept_reject_and_the_end() -> None:
    state = review.reject(review.accept(state_of(2)), " 太具体 ")
    assert state.current is None
    assert [(each.verdict, each.reason) for each in state.decisions] == [
        (Verdict.ACCEPTED, ""),
        (Verdict.REJECTED, "太具体"),
    ]
    assert review.accept(state) is state


def test_edits_belong_to_the_candidate_they_were_made_on() -> None:
    state = review.edit_text(state_of(), "要把【事情】办好")
    state = review.type_slot(state, "事情", SlotType.LIST)
    state = review.rename_slot(state, "事情", "实事")
    state = review.set_kind(review.set_step(state, Step.CALL), PhraseKind.TRANSITION)
    decided = review.accept(state).decisions[0]
    assert decided.mined == PHRASES[0]
    assert decided.phrase.text == "要把【实事】办好"
    assert decided.phrase.slots == {"实事": SlotType.LIST}
    assert decided.phrase.step is Step.CALL
    assert decided.phrase.move is Step.CALL.move
    assert review.accept(state).phrase == PHRASES[1]


def test_skipped_ones_are_left_for_later_and_back_finds_them() -> None:
    state = review.accept(review.skip(state_of(3)))
    assert state.phrase == PHRASES[2]
    assert review.back(state).phrase == PHRASES[0]
    after = review.accept(review.back(state))
    assert after.phrase == PHRASES[2]
    assert after.remaining == 1


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_text_changes_nothing(text: str) -> None:
    state = state_of()
    assert review.edit_text(state, text) is state


class ReviewMachine(RuleBasedStateMachine):
    """Any actions in any order; undo always gives the state before, back to the start."""

    def __init__(self) -> None:
        super().__init__()
        self.state = state_of(6)
        self.trail: list[ReviewState] = []

    def _did(self, new: ReviewState) -> None:
        if new is not self.state:
            self.trail.append(self.state)
            self.state = new

    @rule()
    def accept(self) -> None:
        self._did(review.accept(self.state))

    @rule(reason=st.sampled_from(["", *review.REASONS]))
    def reject(self, reason: str) -> None:
        self._did(review.reject(self.state, reason))

    @rule()
    def skip(self) -> None:
        self._did(review.skip(self.state))

    @rule()
    def back(self) -> None:
        self._did(review.back(self.state))

    @rule(text=st.sampled_from(["改过的【任务】", "没有空位", " "]))
    def edit(self, text: str) -> None:
        self._did(review.edit_text(self.state, text))

    @rule(step=st.sampled_from([None, Step.GOAL, Step.CALL]))
    def step(self, step: Step | None) -> None:
        self._did(review.set_step(self.state, step))

    @rule(new=st.sampled_from(["工作", "任务", "【", ""]))
    def rename(self, new: str) -> None:
        self._did(review.rename_slot(self.state, "任务", new))

    @precondition(lambda self: self.trail)
    @rule()
    def undo(self) -> None:
        self.state = review.undo(self.state)
        assert self.state is self.trail.pop()

    @invariant()
    def nobody_is_judged_twice_and_nobody_is_lost(self) -> None:
        ids = [decision.mined.id for decision in self.state.decisions]
        assert len(ids) == len(set(ids))
        assert self.state.remaining + len(ids) == len(self.state.queue)
        if self.state.current is not None:
            assert self.state.current.phrase.id not in ids

    @invariant()
    def undone_to_the_start_everything_is_as_mined(self) -> None:
        state = self.state
        for _ in self.trail:
            state = review.undo(state)
        assert state == state_of(6)


TestReviewMachine = ReviewMachine.TestCase
TestReviewMachine.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)


@pytest.fixture
def candidates(personal: Path, tmp_path: Path) -> Path:
    """A candidate file of six, with statistics."""
    path = tmp_path / "candidates.yaml"
    write_candidates(path, PHRASES, [PhraseStats(phrase.id, "h", 5, 2) for phrase in PHRASES])
    return path


def test_a_candidate_says_its_move_beside_its_step(candidates: Path) -> None:
    lines = candidates.read_text(encoding="utf-8").splitlines()
    steps = [number for number, line in enumerate(lines) if line.strip().startswith("step:")]
    assert steps
    assert all(lines[number - 1].strip().startswith("move:") for number in steps)


def test_a_candidate_shows_its_partners_and_what_they_are(
    personal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    card = Phrase(
        "c",
        "推进",
        kind=PhraseKind.COLLOCATION,
        head="推进",
        relation=Relation.VERB_ADVERB,
        collocates=("稳步", "扎实"),
        status=Status.CANDIDATE,
    )
    path = tmp_path / "cards.yaml"
    write_candidates(path, [card], [PhraseStats("c", "h", 5, 2)])
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    main(["bank", "review", str(path)])
    assert "前面的状语：稳步、扎实" in capsys.readouterr().out


def test_accepted_phrases_are_in_the_bank_with_their_statistics(candidates: Path, personal: Path) -> None:
    running = begin(candidates)
    running.move_to(review.accept(review.edit_text(running.state, "要把【任务】抓到底")))
    running.move_to(review.accept(running.state))
    bank = load_bank()
    assert {phrase.text for phrase in bank.phrases} == {"要把【任务】抓到底", PHRASES[1].text}
    assert bank.stats["c-0"].speeches == 5
    assert (
        (personal / "tasks.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    )
    assert (personal / "schema.json").is_file()


def test_undo_takes_an_accepted_phrase_out_again(candidates: Path, personal: Path) -> None:
    running = begin(candidates)
    running.move_to(review.accept(running.state))
    before = (personal / "tasks.yaml").read_bytes()
    running.move_to(review.accept(running.state))
    running.move_to(review.undo(running.state))
    assert (personal / "tasks.yaml").read_bytes() == before
    assert hash_of(PHRASES[1]) not in remembered()
    running.move_to(review.undo(running.state))
    assert load_bank().phrases == ()


def test_nobody_is_asked_twice(candidates: Path) -> None:
    running = begin(candidates)
    running.move_to(review.reject(running.state, "过时"))
    running.move_to(review.accept(running.state))
    again = begin(candidates)
    assert [candidate.phrase.id for candidate in again.state.queue] == ["c-2", "c-3", "c-4", "c-5"]
    assert remembered()[hash_of(PHRASES[0])].reason == "过时"
    assert len(begin(candidates, again=True).state.queue) == 6


def test_what_the_bank_has_already_is_shown_beside_a_candidate(candidates: Path) -> None:
    running = begin(candidates)
    assert running.similar() == []
    running.move_to(review.accept(running.state))
    assert running.similar()[0][0].id == "c-0"

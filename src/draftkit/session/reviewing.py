"""A review carried to disk: every decision is saved when it is made, and undone there when it is undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.bank.decisions import ACCEPTED, REJECTED, UNDONE, Remembered, remember, remembered
from draftkit.bank.editing import Append, Remove, edit_file
from draftkit.bank.entries import Layer
from draftkit.bank.identity import identity_text, text_hash
from draftkit.bank.layers import personal_dir
from draftkit.bank.near import NearPhrases
from draftkit.bank.reading import read_bank_file
from draftkit.bank.sidecar import add_stats, sidecar_path
from draftkit.bank.store import bank_of, fields_of, load_bank
from draftkit.errors import MissingFileError, Problem
from draftkit.model.phrase import Phrase, PhraseStats, Status
from draftkit.session.review import Candidate, Decision, ReviewState, Verdict, start

GENERAL_FILE = "general.yaml"


@dataclass
class Reviewing:
    """A running review: the state, and the files that follow it. ``problems`` are those of the candidates."""

    state: ReviewState
    into: Path | None = None
    problems: tuple[Problem, ...] = ()
    known: NearPhrases = field(default_factory=NearPhrases)
    _homes: dict[str, Path] = field(default_factory=dict)

    def move_to(self, state: ReviewState) -> None:
        """Make ``state`` the present one: save decisions it has and the old one had not, undo the reverse.

        Raises:
            ConflictError, SurroundingsError: a file could not be changed; the old state stays.
        """
        old, new = self.state.decisions, state.decisions
        shared = 0
        while shared < min(len(old), len(new)) and old[shared] is new[shared]:
            shared += 1
        for decision in reversed(old[shared:]):
            self._take_back(decision)
        for decision in new[shared:]:
            self._save(decision)
        self.state = state

    def similar(self) -> list[tuple[Phrase, float]]:
        """Phrases of the bank most like the present candidate."""
        phrase = self.state.phrase
        return self.known.like(phrase.text) if phrase else []

    def home_of(self, phrase: Phrase) -> Path:
        """The file an accepted phrase goes to: one a move in the personal bank, or the one asked for."""
        if self.into is not None:
            return self.into
        return personal_dir() / (f"{phrase.move.value}.yaml" if phrase.move else GENERAL_FILE)

    def _save(self, decision: Decision) -> None:
        if decision.verdict is Verdict.ACCEPTED:
            home = self.home_of(decision.phrase)
            edit_file(home, [Append({**fields_of(decision.phrase), "id": decision.mined.id})])
            self._homes[decision.mined.id] = home
            stats = next((c.stats for c in self.state.queue if c.phrase.id == decision.mined.id), None)
            if stats is not None:
                add_stats(sidecar_path(home), [stats])
            self.known.add(decision.phrase)
        verdict = ACCEPTED if decision.verdict is Verdict.ACCEPTED else REJECTED
        remember(_record(decision, verdict))

    def _take_back(self, decision: Decision) -> None:
        home = self._homes.pop(decision.mined.id, None)
        if home is not None:
            edit_file(home, [Remove(decision.mined.id)])
        remember(_record(decision, UNDONE))


def begin(path: Path, *, into: Path | None = None, again: bool = False) -> Reviewing:
    """A review of the candidates of ``path`` that nobody has judged yet; ``again`` asks for all of them.

    Raises:
        MissingFileError: there is no such file.
    """
    if not path.is_file():
        raise MissingFileError("找不到候选文件", where=path, remedy="请先用 draftkit mine 挖掘")
    file = read_bank_file(path, Layer.EXTRA)
    bank = bank_of([file])
    decided: Mapping[str, Remembered] = {} if again else remembered()
    candidates = [
        Candidate(phrase, _stats_of(phrase, bank.stats))
        for phrase in bank.phrases
        if phrase.status is Status.CANDIDATE and hash_of(phrase) not in decided
    ]
    known = NearPhrases(load_bank([into] if into is not None and into.exists() else []).phrases)
    return Reviewing(start(candidates), into, file.problems, known)


def hash_of(phrase: Phrase) -> str:
    """What a decision on this phrase is remembered by."""
    return text_hash(identity_text(fields_of(phrase)))


def tally(decisions: Sequence[Decision]) -> tuple[int, int]:
    """How many were accepted and how many rejected."""
    accepted = sum(decision.verdict is Verdict.ACCEPTED for decision in decisions)
    return accepted, len(decisions) - accepted


def _stats_of(phrase: Phrase, stats: Mapping[str, PhraseStats]) -> PhraseStats | None:
    return stats.get(phrase.id)


def _record(decision: Decision, verdict: str) -> Remembered:
    mined = decision.mined
    return Remembered(hash_of(mined), verdict, decision.reason, mined.text, mined.id)

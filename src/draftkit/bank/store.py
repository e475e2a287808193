"""The bank in memory: all layers read, checked and laid over each other; and writing mined candidates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from draftkit.bank.emitting import file_text
from draftkit.bank.entries import BankFile
from draftkit.bank.fields import FIELDS
from draftkit.bank.layers import bank_files, bank_roots
from draftkit.bank.reading import read_bank_file
from draftkit.bank.resolving import gather, is_offered, resolve, suggest_ids
from draftkit.bank.sidecar import dump_stats, sidecar_path
from draftkit.errors import Problem
from draftkit.files.atomic import write_text
from draftkit.model.phrase import Phrase, PhraseKind, PhraseStats, Status


@dataclass(frozen=True)
class Bank:
    """Everything the layers offer together.

    ``phrases`` are offered; ``retired`` are hidden; ``problems`` say what was left out and why.
    """

    phrases: tuple[Phrase, ...]
    problems: tuple[Problem, ...] = ()
    retired: tuple[Phrase, ...] = ()
    files: tuple[BankFile, ...] = ()
    stats: Mapping[str, PhraseStats] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def _ids(self) -> dict[str, Phrase]:
        return {phrase.id: phrase for phrase in (*self.retired, *self.phrases)}

    def by_id(self, identity: str) -> Phrase | None:
        """The phrase of an id, hidden ones included, or None."""
        return self._ids.get(identity)


def load_bank(extra: Sequence[Path] = (), draft_folder: Path | None = None) -> Bank:
    """Read every layer (see ``bank.layers``). Bad files and entries are left out with their problems.

    Raises:
        MissingFileError: one of ``extra`` does not exist.
    """
    roots = bank_roots(extra, draft_folder)
    return bank_of([read_bank_file(Path(path), layer) for path, layer in bank_files(roots)])


def bank_of(files: Sequence[BankFile]) -> Bank:
    """The bank that ``files``, lowest layer first, make together."""
    by_id, problems = gather(files)
    offered: list[Phrase] = []
    hidden: list[Phrase] = []
    for identity, pieces in by_id.items():
        phrase = resolve(pieces)
        if isinstance(phrase, Problem):
            problems.append(suggest_ids(phrase, by_id.keys() - {identity}, identity))
        elif is_offered(phrase):
            offered.append(phrase)
        else:
            hidden.append(phrase)
    stats: dict[str, PhraseStats] = {}
    for file in files:
        stats.update(file.stats)
    found = [problem for file in files for problem in file.problems] + problems
    return Bank(tuple(offered), tuple(found), tuple(hidden), tuple(files), MappingProxyType(stats))


def write_candidates(
    path: Path, phrases: Iterable[Phrase], stats: Mapping[str, PhraseStats] | Iterable[PhraseStats] = ()
) -> None:
    """Write ``phrases`` as candidates to ``path`` and their statistics to the sidecar beside it.

    What most phrases share (kind, move, step) is not folded into defaults: a candidate keeps its fields
    beside it, so that it can be moved to another file as it stands. The move stands beside the step, for
    those who read the file without the table of steps.

    Raises:
        MissingFileError, SurroundingsError: as ``files.atomic``.
    """
    known = stats.values() if isinstance(stats, Mapping) else stats
    note = "挖掘出来的候选词句，用 draftkit bank review 审核。"
    entries = [
        {**fields_of(phrase), "move": phrase.step.move if phrase.step else phrase.move} for phrase in phrases
    ]
    text = file_text(entries, {"status": Status.CANDIDATE}, note=note)
    write_text(sidecar_path(path), dump_stats(known))
    write_text(path, text)


def fields_of(phrase: Phrase) -> dict[str, Any]:
    """The fields of a phrase as an entry of a file has them, without what defaults or derives.

    ``status`` is left out: the file or the caller says it.
    """
    fields = {spec.name: getattr(phrase, spec.name) for spec in FIELDS}
    del fields["status"]
    if phrase.step is not None:
        fields["move"] = None
    if phrase.kind is PhraseKind.FRAME:
        fields["kind"] = None
    derived = (phrase.set[:1], (phrase.head,), ("，".join(phrase.units),))
    if (phrase.set or phrase.head or phrase.units) and (phrase.text,) in derived:
        fields["text"] = None
    return {name: value for name, value in fields.items() if value not in (None, "", ()) and value != {}}

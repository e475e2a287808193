"""The use case 套旧稿: an old file and the facts of a new meeting give a draft and a report."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from draftkit.corpus.reading import read_speeches
from draftkit.drafts.renewal.meeting import NewMeeting
from draftkit.drafts.renewal.renew import Renewed, renew
from draftkit.drafts.renewal.report import RenewalReport
from draftkit.errors import UsageError
from draftkit.model import Facts, Speech, SpeechType, UnitProfile
from draftkit.outlines.inference import infer
from draftkit.outlines.vocabulary import NOBODY, answers


@dataclass(frozen=True, slots=True)
class OldSpeech:
    """One speech found in the old file, for choosing among several. ``index`` counts from 1."""

    index: int
    title: str
    characters: int


def speeches_in(path: Path) -> tuple[OldSpeech, ...]:
    """The speeches of a file."""
    return tuple(
        OldSpeech(
            speech.index, speech.title or "（没有标题）", sum(len(block.text) for block in speech.blocks)
        )
        for speech in read_speeches(path)
    )


def renew_file(
    path: Path,
    facts: Facts,
    unit: UnitProfile = NOBODY,
    *,
    index: int | None = None,
    type: SpeechType | None = None,
) -> Renewed:
    """Make one old speech ready for a new meeting.

    ``index`` chooses among several speeches of the file; without it the longest is taken.

    Raises:
        UsageError: no speech in the file, or no such ``index``; plus all of ``read_speeches``.
    """
    speech = _chosen(path, index)
    known = infer(unit.facts.with_values(facts.values)).facts
    return renew(speech, NewMeeting(known, answers(known, unit)), type)


def _chosen(path: Path, index: int | None) -> Speech:
    speeches = read_speeches(path)
    if not speeches:
        raise UsageError("没有读到讲话正文", where=path, remedy="请换一个文件，或先另存为 docx、txt")
    if index is None:
        return max(speeches, key=lambda speech: sum(len(block.text) for block in speech.blocks))
    if not 1 <= index <= len(speeches):
        raise UsageError(f"这个文件里有 {len(speeches)} 篇，没有第 {index} 篇", where=path)
    return speeches[index - 1]


def as_json(report: RenewalReport) -> dict[str, object]:
    """The report as plain data."""
    data = asdict(report)
    data["copied_share"] = round(report.copied_share, 3)
    names = ("people", "places", "abbreviations")
    data["old"] |= {name: sorted(getattr(report.old, name)) for name in names}
    return data

"""Use case: the difference of two versions as tracked changes in one Word file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftkit.errors import UsageError
from draftkit.export.comparison import Fate, PassagePair
from draftkit.export.layouts import DEFAULT, load_layout
from draftkit.export.manuscript import Manuscript
from draftkit.export.redline import DEFAULT_AUTHOR, render_redline
from draftkit.export.returned import read_returned
from draftkit.export.returned_manuscript import manuscript_from
from draftkit.files import atomic, reading
from draftkit.session.comparing import compare_passages
from draftkit.session.exporting import manuscript_of, refuse_overwriting, remember


@dataclass(frozen=True, slots=True)
class Redlined:
    """What the redline shows: paragraphs changed, come and gone, and characters in and out."""

    target: Path
    changed: int
    come: int
    gone: int
    characters_in: int
    characters_out: int


def redline_files(
    old: Path, new: Path, target: Path, *, layout: str = DEFAULT, author: str = DEFAULT_AUTHOR
) -> Redlined:
    """Write the redline of two versions, each Markdown or DOCX.

    Raises:
        DraftkitError: a version cannot be read, or the target not written.
    """
    if target.suffix.lower() != ".docx":
        raise UsageError("修订稿只能存成 Word", where=target, remedy="文件名请以 .docx 结尾")
    for source in (old, new):
        refuse_overwriting(source, target)
    before, after = read_version(old), read_version(new)
    if new.suffix.lower() != ".docx":
        remember(new, reading.read_text(new))
    pairs = compare_passages([p.text for p in before.passages], [p.text for p in after.passages])
    atomic.write_bytes(target, render_redline(before, after, pairs, load_layout(layout), author=author))
    return _counted(target, pairs)


def read_version(path: Path) -> Manuscript:
    """One version of a speech, from Markdown or from a DOCX with all its changes accepted."""
    if path.suffix.lower() == ".docx":
        return manuscript_from(read_returned(reading.read_bytes(path), str(path)), str(path))
    return manuscript_of(reading.read_text(path), str(path))


def _counted(target: Path, pairs: tuple[PassagePair, ...]) -> Redlined:
    stretches = [stretch for pair in pairs for stretch in pair.stretches]
    return Redlined(
        target,
        sum(
            pair.old is not None
            and pair.new is not None
            and any(stretch.fate is not Fate.KEPT for stretch in pair.stretches)
            for pair in pairs
        ),
        sum(pair.old is None for pair in pairs),
        sum(pair.new is None for pair in pairs),
        sum(len(stretch.text) for stretch in stretches if stretch.fate is Fate.COME),
        sum(len(stretch.text) for stretch in stretches if stretch.fate is Fate.GONE),
    )

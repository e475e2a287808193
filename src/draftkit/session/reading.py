"""Use cases on the corpus: read without storing, add to the library, look at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.corpus.library.store import Added, Entry, Library
from draftkit.corpus.reading import ReadOutcome, check_exist, files_under, walk
from draftkit.corpus.records import speech_record
from draftkit.corpus.settings import ReadSettings
from draftkit.errors import DraftkitError, MissingFileError
from draftkit.model import BlockKind, Speech


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What came of adding one file."""

    path: Path
    added: Added | None
    error: DraftkitError | None = None


def read(paths: Sequence[Path], settings: ReadSettings) -> Iterator[ReadOutcome]:
    """Read every document under ``paths``, one at a time.

    Raises:
        MissingFileError: one of the paths does not exist; nothing is read then.
    """
    check_exist(paths)
    return walk(paths, settings)


def add(paths: Sequence[Path], settings: ReadSettings) -> Iterator[AddOutcome]:
    """Add every document under ``paths`` to the library; what is there already is passed over.

    Raises:
        MissingFileError: one of the paths does not exist; nothing is added then.
        SurroundingsError: the library itself cannot be written.
    """
    check_exist(paths)
    return _add(paths, settings)


def _add(paths: Sequence[Path], settings: ReadSettings) -> Iterator[AddOutcome]:
    with Library() as library:
        for path in files_under(paths):
            try:
                yield AddOutcome(path, library.add(path, settings))
            except DraftkitError as error:
                if str(library.path) in error.where:
                    raise
                yield AddOutcome(path, None, error)


def entries(limit: int = -1) -> Iterator[Entry]:
    """The speeches of the library in order of arrival."""
    with Library() as library:
        yield from library.entries(limit)


def show(start_of_id: str) -> dict[str, object]:
    """One stored speech as the object of the command-line contract.

    Raises:
        MissingFileError: no speech, or more than one, has an id that begins so.
    """
    with Library() as library:
        record = library.record(start_of_id)
    if record is None:
        raise MissingFileError(
            f"资料库里没有编号是 {start_of_id} 的讲话，或不止一篇", remedy="用 corpus ls 看编号"
        )
    return record


def stats() -> dict[str, object]:
    """Counts over the whole library."""
    with Library() as library:
        return library.stats()


def as_record(speech: Speech) -> dict[str, object]:
    """The speech as the object of the command-line contract."""
    return speech_record(speech)


def as_markdown(record: dict[str, object]) -> str:
    """A speech object as Markdown that reads like the manuscript."""
    blocks = record["blocks"]
    assert isinstance(blocks, list)
    out: list[str] = []
    run_in = ""
    for block in blocks:
        text = f"{run_in}{block['text']}"
        run_in = ""
        if block["kind"] == BlockKind.TITLE:
            out.append(f"# {text}")
        elif block["kind"] == BlockKind.HEADING and block["run_in"]:
            run_in = f"**{block['text']}**"
        elif block["kind"] == BlockKind.HEADING:
            out.append(f"{'#' * min(6, (block['level'] or 1) + 1)} {text}")
        else:
            out.append(("〔前文缺失〕" if block["gap"] else "") + text)
    return "\n\n".join([*out, run_in] if run_in else out) + "\n"

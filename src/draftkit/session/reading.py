"""Use cases on the corpus: read without storing, add to the library, look at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from draftkit.corpus.reading import ReadOutcome, check_exist, walk
from draftkit.corpus.records import speech_record
from draftkit.corpus.settings import ReadSettings
from draftkit.model import BlockKind, Speech


def read(paths: Sequence[Path], settings: ReadSettings) -> Iterator[ReadOutcome]:
    """Read every document under ``paths``, one at a time.

    Raises:
        MissingFileError: one of the paths does not exist; nothing is read then.
    """
    check_exist(paths)
    return walk(paths, settings)


def as_record(speech: Speech) -> dict[str, object]:
    """The speech as the object of the command-line contract."""
    return speech_record(speech)


def as_markdown(speech: Speech) -> str:
    """The clean speech as Markdown that reads like the manuscript."""
    lines: list[str] = []
    for block in speech.blocks:
        if block.kind is BlockKind.TITLE:
            lines.append(f"# {block.text}")
        elif block.kind is BlockKind.HEADING and not block.run_in:
            lines.append(f"{'#' * min(6, (block.level or 1) + 1)} {block.text}")
        elif block.kind is BlockKind.HEADING:
            lines.append(f"**{block.text}**")
        elif lines and lines[-1].startswith("**") and lines[-1].endswith("**"):
            lines[-1] += block.text
        else:
            lines.append(("〔此处原文缺失〕" if block.gap else "") + block.text)
    return "\n\n".join(lines) + "\n"

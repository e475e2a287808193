"""Speeches of our own writing, and a small builder for one-off ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from draftkit.corpus.reading import read_speeches
from draftkit.model import Block, BlockKind, Mark, Speech

CASES = Path(__file__).parent / "cases"


def build(
    text: str,
    source: str = "a/one.txt",
    year: str | None = None,
    spans: dict[int, tuple[Mark, ...]] | None = None,
) -> Speech:
    """A speech of paragraphs, one a line; ``# `` opens a level-1 heading."""
    blocks = []
    for line_number, line in enumerate(filter(None, text.strip().split("\n")), 1):
        heading = line.startswith("# ")
        blocks.append(
            Block(
                kind=BlockKind.HEADING if heading else BlockKind.PARAGRAPH,
                text=line.removeprefix("# "),
                start=0,
                end=len(line),
                line_start=line_number,
                line_end=line_number,
                level=1 if heading else None,
                spans=(spans or {}).get(line_number, ()),
            )
        )
    return Speech(source, 1, None, tuple(blocks), date_printed=year)


@pytest.fixture(scope="session")
def speech() -> Callable[..., Speech]:
    return build


@pytest.fixture(scope="session")
def folder() -> Path:
    return CASES / "speeches"


@pytest.fixture(scope="session")
def speeches(folder: Path) -> list[Speech]:
    return [each for path in sorted(folder.glob("*.txt")) for each in read_speeches(path)]

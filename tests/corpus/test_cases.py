"""Documents written for the purpose, with the blocks a person sees in them (cases/*.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from draftkit.corpus.parsing import parse
from draftkit.corpus.source import SourceText
from draftkit.model import BlockKind, Speech

CASES = sorted(path for path in (Path(__file__).parent / "cases").glob("*.md") if path.name != "README.md")
_BLOCK = re.compile(r"^```text\n(.*?)^```$", re.S | re.M)
_MOVES = {"opening", "review", "situation", "tasks", "leadership", "closing"}


@dataclass(frozen=True)
class Wanted:
    kind: str
    level: int | None
    run_in: bool
    move: str | None
    text: str


def case_of(path: Path) -> tuple[str, list[list[Wanted]], list[list[str]]]:
    given, wanted = _BLOCK.findall(path.read_text(encoding="utf-8"))
    blocks: list[list[Wanted]] = [[]]
    dropped: list[list[str]] = [[]]
    for line in wanted.splitlines():
        if line.startswith("=="):
            blocks.append([])
            dropped.append([])
        elif line.startswith("- "):
            dropped[-1].append(line[2:])
        elif line.strip():
            blocks[-1].append(wanted_of(line))
    return given, blocks, dropped


def wanted_of(line: str) -> Wanted:
    left, text = line.split(" | ", 1)
    kind, *rest = left.split()
    level = next((int(word) for word in rest if word.isdigit()), None)
    move = next((word for word in rest if word in _MOVES), None)
    return Wanted(kind, level, "接文" in rest, move, text)


def shape(speech: Speech) -> list[str]:
    return [
        f"{block.kind} {block.level or ''}{'+' if block.run_in else ''} {block.text[:24]}"
        for block in speech.blocks
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_blocks(path: Path) -> None:
    given, wanted, dropped = case_of(path)
    speeches = parse(SourceText(given), path.name)
    assert len(speeches) == len(wanted)
    for speech, blocks, gone in zip(speeches, wanted, dropped, strict=True):
        seen = shape(speech)
        assert [block.kind for block in speech.blocks] == [each.kind for each in blocks], seen
        for block, want in zip(speech.blocks, blocks, strict=True):
            assert block.text.startswith(want.text), seen
            assert (block.level, block.run_in) == (want.level, want.run_in), block.text
            if block.kind is BlockKind.HEADING:
                assert block.text == want.text
        assert [each.text for each in speech.dropped if each.text] == [
            each.text for each, start in zip(speech.dropped, gone, strict=True) if each.text.startswith(start)
        ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_moves(path: Path) -> None:
    given, wanted, _ = case_of(path)
    wrong: list[str] = []
    for speech, blocks in zip(parse(SourceText(given), path.name), wanted, strict=True):
        for block, want in zip(speech.blocks, blocks, strict=True):
            if want.move and block.move != want.move:
                wrong.append(f"{block.text[:20]}: {block.move} for {want.move}")
    assert wrong == []

"""Markdown ↔ Draft. ``write(parse(text)) == text`` for every text, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from draftkit.drafts.blocks import run_together, split_blocks
from draftkit.drafts.front_matter import FrontMatter, read_front, split_front
from draftkit.drafts.reading_block import BlockReading, read_block
from draftkit.errors import BadFileError, Problem
from draftkit.model import Draft, DraftParagraph, Move, ParagraphKind, Step


def parse(text: str, path: str = "") -> Draft:
    """The draft of a Markdown source.

    Raises:
        BadFileError: the front matter is wrong; every problem of it at once.
    """
    draft, problems = parse_leniently(text, path)
    if problems:
        raise BadFileError(problems)
    return draft


def parse_leniently(text: str, path: str = "") -> tuple[Draft, tuple[Problem, ...]]:
    """The draft and what is wrong with its front matter; the text itself is always kept whole."""
    front, body = split_front(text)
    problems: list[Problem] = []
    fields = read_front(front, path, problems)
    paragraphs = read_paragraphs(split_blocks(body), first_line=_line_count(front) + 1)
    return assemble(front, fields, paragraphs, path), tuple(sorted(problems, key=_place))


def assemble(front: str, fields: FrontMatter, paragraphs: tuple[DraftParagraph, ...], path: str) -> Draft:
    """A draft of its parts."""
    return Draft(
        front,
        paragraphs,
        type=fields.type,
        facts=fields.facts,
        minutes=fields.minutes,
        plan=fields.plan,
        order=fields.order,
        locks=fields.locks,
        phrases=fields.phrases,
        path=path,
    )


def front_problems(draft: Draft) -> tuple[Problem, ...]:
    """What is wrong with the front matter of a draft that was read leniently."""
    problems: list[Problem] = []
    read_front(draft.front, draft.path, problems)
    return tuple(sorted(problems, key=_place))


def write(draft: Draft) -> str:
    """The Markdown source of a draft: its front and the source of each paragraph."""
    return draft.front + "".join([paragraph.raw for paragraph in draft.paragraphs])


def reread(draft: Draft, raws: Iterable[str]) -> Draft:
    """``draft`` with its body replaced by these paragraph sources, read anew in their new surroundings.

    Two paragraphs that would run together are kept apart by a blank line; those that did not change keep
    their ids.
    """
    newline = "\r\n" if "\r\n" in draft.front or any("\r\n" in p.raw for p in draft.paragraphs) else "\n"
    return rebuilt(draft, draft.front + "".join(kept_apart(raws, newline)))


def rebuilt(draft: Draft, source: str) -> Draft:
    """The draft of ``source``, paragraphs that ``draft`` already had keeping their ids."""
    front, body = split_front(source)
    fields = _fields(draft) if front == draft.front else read_front(front, draft.path, [])
    paragraphs = read_paragraphs(split_blocks(body), first_line=_line_count(front) + 1)
    return assemble(front, fields, with_ids_of(draft.paragraphs, paragraphs), draft.path)


def kept_apart(raws: Iterable[str], newline: str = "\n") -> Iterator[str]:
    """Paragraph sources with a blank line put between two that would otherwise be read as one."""
    previous = ""
    for raw in raws:
        if previous:
            apart = not run_together(previous, raw)
            yield previous if apart else previous.rstrip("\r\n") + newline * 2
        previous = raw
    yield previous


@dataclass(slots=True)
class _Surroundings:
    """What a paragraph takes from those before it."""

    move: Move | None = None
    step: Step | None = None
    section: str = ""
    level: int = 0


def read_paragraphs(raws: Iterable[str], first_line: int) -> tuple[DraftParagraph, ...]:
    """Read paragraph sources in order: numbers, lines, moves and sections from the comments before them."""
    around = _Surroundings()
    line = first_line
    paragraphs = []
    for index, raw in enumerate(raws, 1):
        paragraphs.append(_paragraph(f"p{index}", raw, line, read_block(raw), around))
        line += _line_count(raw)
    return tuple(paragraphs)


def with_ids_of(
    old: tuple[DraftParagraph, ...], new: tuple[DraftParagraph, ...]
) -> tuple[DraftParagraph, ...]:
    """``new`` with the ids of ``old`` where a paragraph stayed, or one stands in the place of one."""
    head = 0
    while head < min(len(old), len(new)) and old[head].raw == new[head].raw:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail].raw == new[-1 - tail].raw:
        tail += 1
    ids = [paragraph.id for paragraph in old]
    middle = _middle_ids(old[head : len(old) - tail], new[head : len(new) - tail], _next_id(ids))
    wanted = ids[:head] + middle + ids[len(ids) - tail :]
    return tuple(p if p.id == id else replace(p, id=id) for p, id in zip(new, wanted, strict=True))


def _middle_ids(old: tuple[DraftParagraph, ...], new: tuple[DraftParagraph, ...], fresh: int) -> list[str]:
    if len(old) == len(new):
        by_place = [paragraph.id for paragraph in old]
        if sum(a.raw == b.raw for a, b in zip(old, new, strict=True)) * 2 >= len(old) - 1:
            return by_place
    spare: dict[str, list[str]] = {}
    for paragraph in old:
        spare.setdefault(paragraph.raw.strip(), []).append(paragraph.id)
    ids = []
    for paragraph in new:
        same = spare.get(paragraph.raw.strip())
        ids.append(same.pop(0) if same else f"p{fresh}")
        fresh += 0 if same is not None and ids[-1] != f"p{fresh}" else 1
    return ids


def _next_id(ids: list[str]) -> int:
    return max((int(id[1:]) for id in ids), default=0) + 1


def _paragraph(id: str, raw: str, line: int, reading: BlockReading, around: _Surroundings) -> DraftParagraph:
    if reading.kind is ParagraphKind.COMMENT:
        _enter(reading.role, around)
    level = reading.level
    if reading.run_in and reading.marker is not None and level is None:
        level = min(around.level + 1, 4)  # 一是 has no level of its own: one below the heading above it
    elif level is not None:
        around.level = level
    return DraftParagraph(
        id,
        reading.kind,
        reading.text,
        raw,
        line,
        level,
        reading.marker.text if reading.marker else None,
        reading.run_in,
        around.move,
        around.step,
        reading.role,
        around.section,
    )


def _enter(role: str, around: _Surroundings) -> None:
    """A comment names the section and step from here on; a comment in a person's words changes nothing."""
    name, _, step = role.partition(".")
    if not _SECTION_NAME.fullmatch(name) or " " in step:
        return
    around.section = name
    around.move = Move(name) if name in _MOVES else _STEP_MOVES.get(name)
    around.step = Step(step) if step in _STEPS else Step(name) if name in _STEPS else None


_SECTION_NAME = re.compile(r"[a-z][a-z0-9-]*")
_MOVES = frozenset(move.value for move in Move)
_STEPS = frozenset(step.value for step in Step)
_STEP_MOVES = {step.value: step.move for step in Step}


def _fields(draft: Draft) -> FrontMatter:
    return FrontMatter(
        draft.type, draft.facts, draft.minutes, draft.plan, draft.order, draft.locks, draft.phrases
    )


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.col


def _line_count(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")

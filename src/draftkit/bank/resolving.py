"""Laying the layers over each other: entries of many files to the phrases that are offered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Any

from draftkit.bank.entries import BankFile, Entry, Fields, Layer
from draftkit.bank.fields import nearest
from draftkit.bank.identity import shown_text
from draftkit.errors import Problem
from draftkit.model.phrase import Phrase, Status

Placed = tuple[BankFile, Entry]
"""An entry with the file it stands in."""


def resolve(pieces: Sequence[Placed]) -> Phrase | Problem:
    """The phrase that all entries of one id make together, lowest layer first.

    The first must be whole; what lies over it changes single fields. A problem where the lowest is an
    overlay of nothing.
    """
    file, entry = pieces[0]
    fields = _whole(file.defaults, entry.fields)
    text = shown_text(fields)
    if not text:
        return Problem(
            file.path, entry.line, entry.col, f"没有编号是“{entry.id}”的词条可改", "请核对编号，或补上 text"
        )
    for over_file, over in pieces[1:]:
        file, entry = over_file, over
        fields = _whole(fields, over.fields)
    return phrase_of(entry.id, fields, file.path, entry.line, file.layer)


def phrase_of(identity: str, fields: Fields, path: str = "", line: int = 0, layer: str = "") -> Phrase:
    """A phrase from complete fields."""
    given: dict[str, Any] = {name: value for name, value in fields.items() if value is not None}
    given["text"] = shown_text(given)
    given.pop("id", None)
    if given.get("step") is not None:
        given["move"] = given["step"].move
    if "slots" in given:
        given["slots"] = MappingProxyType(given["slots"])
    return Phrase(id=identity, path=path, line=line, layer=str(layer), **given)


def _whole(below: Fields, over: Fields) -> dict[str, Any]:
    fields = {**below, **over}
    step, move = fields.get("step"), over.get("move")
    if move is not None and step is not None and over.get("step") is None and step.move is not move:
        fields["step"] = None  # a move of its own drops a step that came from elsewhere
    return fields


def gather(files: Sequence[BankFile]) -> tuple[dict[str, list[Placed]], list[Problem]]:
    """All entries by id in layer order, and the problems of ids that two files of one layer claim."""
    by_id: dict[str, list[Placed]] = {}
    for file in files:
        for entry in file.entries:
            by_id.setdefault(entry.id, []).append((file, entry))
    problems: list[Problem] = []
    for identity, pieces in by_id.items():
        if len(pieces) > 1:
            by_id[identity], found = top_of_each_layer(pieces)
            problems += found
    return by_id, problems


def top_of_each_layer(pieces: Sequence[Placed]) -> tuple[list[Placed], list[Problem]]:
    """The first piece of every layer; a stored id claimed twice in one layer is a problem.

    The same plain text in two files of one layer shares its hash id and simply counts once.
    """
    kept: list[Placed] = []
    problems: list[Problem] = []
    for file, entry in pieces:
        if not kept or kept[-1][0].layer is not file.layer:
            kept.append((file, entry))
        elif entry.stored:
            problems.append(_claimed(file, entry, kept[-1]))
    return kept, problems


def _claimed(file: BankFile, entry: Entry, first: Placed) -> Problem:
    where = f"{first[0].path}:{first[1].line}"
    return Problem(
        file.path, entry.line, entry.col, f"编号“{entry.id}”已在 {where} 用过", "请改编号，或并成一条"
    )


def suggest_ids(problem: Problem, known: Iterable[str], identity: str) -> Problem:
    """``problem`` with the known id most like ``identity`` in its hint."""
    near = nearest(identity, known)
    if not near:
        return problem
    return Problem(problem.path, problem.line, problem.col, problem.message, f"是不是想改 {near}")


def is_offered(phrase: Phrase) -> bool:
    """Retired phrases are hidden; candidates are shown only from a file that was named on purpose."""
    if phrase.status is Status.CANDIDATE:
        return phrase.layer == Layer.EXTRA
    return phrase.status is not Status.RETIRED

"""Paragraph patterns (``templates/passages/*.yaml``): how a paragraph of a step is put together.

A pattern is a list of parts. A part says one of several sentences, or calls for a sentence of the bank; it
is required or only for longer paragraphs; it may carry the run-in heading it gets in a long point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from draftkit.errors import BadFileError, Problem
from draftkit.files import strict_yaml
from draftkit.files.reading import read_text, stamp_of
from draftkit.files.strict_yaml import YamlList, YamlText, YamlValue
from draftkit.model.move import Step
from draftkit.model.speech_type import Rank, SpeechType
from draftkit.outlines.library import search_path
from draftkit.outlines.limits import FILE_LIMIT
from draftkit.outlines.shape import Shape

FOLDER = "passages"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a part, and for whom (empty: everyone)."""

    text: str
    types: tuple[SpeechType, ...] = ()
    ranks: tuple[Rank, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of a pattern: its wordings, or the step whose bank sentences may stand here.

    ``own`` is a step of which the line of work's own sentence is taken before the wordings.
    """

    wordings: tuple[Wording, ...] = ()
    bank: Step | None = None
    own: Step | None = None
    required: bool = True
    head: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One paragraph of one step.

    ``headings`` are its sub-heading in each style, so that points in one style stay parallel; ``sections``
    limits it to those section keys; ``ask`` says what the writer still has to supply; ``core`` patterns are
    taken before others of their step. ``work`` is the line of work it belongs to (empty: any);
    ``county`` ones need departments and come last in a town.
    """

    name: str
    step: Step
    parts: tuple[Part, ...]
    headings: tuple[str, ...] = ()
    types: tuple[SpeechType, ...] = ()
    ranks: tuple[Rank, ...] = ()
    sections: tuple[str, ...] = ()
    ask: str = ""
    core: bool = False
    work: str = ""
    county: bool = False


def load_patterns(beside: Path | None = None) -> tuple[Pattern, ...]:
    """Every pattern on the search path, personal before shipped.

    Raises:
        BadFileError: with every problem of every file.
    """
    files = [
        path
        for folder in search_path(beside)
        for path in sorted((folder / FOLDER).glob("*.yaml"))
        if path.name != PROMPTS_FILE
    ]
    stamped = tuple((str(path), stamp_of(path)) for path in files)
    return _load(stamped)


@lru_cache(maxsize=4)
def _load(files: tuple[tuple[str, object], ...]) -> tuple[Pattern, ...]:
    problems: list[Problem] = []
    patterns = [pattern for name, _ in files for pattern in read_patterns(Path(name), problems)]
    if problems:
        raise BadFileError(problems)
    return tuple(patterns)


def read_patterns(path: Path, problems: list[Problem]) -> Iterator[Pattern]:
    """The patterns of one file; what is wrong goes to ``problems``."""
    try:
        value = strict_yaml.parse(read_text(path, limit=FILE_LIMIT), str(path))
    except BadFileError as error:
        problems.extend(error.problems)
        return
    shape = Shape(value, str(path), problems)
    shape.only(("types", "passages"))
    types = shape.choices("types", SpeechType)
    for number, each in enumerate(shape.shapes("passages"), 1):
        pattern = _pattern(each, f"{path.stem}/{number}", types)
        if pattern is not None:
            yield pattern


def _pattern(shape: Shape, name: str, types: Sequence[SpeechType]) -> Pattern | None:
    shape.only(("for", "types", "ranks", "sections", "headings", "parts", "ask", "core"))
    step = shape.choice("for", Step)
    if step is None and shape.get("for") is None:
        shape.complain(None, "缺少 for", "写明是哪一步，例如 for: measure")
    raw = shape.get("parts")
    if not isinstance(raw, YamlList) or not raw:
        shape.complain(raw, "缺少 parts", "一句一项，前面加“- ”")
        return None
    parts = tuple(part for each in raw if (part := _part(each, shape)) is not None)
    if step is None or not parts:
        return None
    return Pattern(
        name=name,
        step=step,
        parts=parts,
        headings=shape.texts("headings"),
        types=shape.choices("types", SpeechType) or tuple(types),
        ranks=shape.choices("ranks", Rank),
        sections=shape.texts("sections"),
        ask=shape.text("ask"),
        core=shape.flag("core", False),
    )


def _part(value: YamlValue, owner: Shape) -> Part | None:
    if isinstance(value, YamlText | YamlList):
        return Part(tuple(wordings(value, owner)))
    shape = Shape(value, owner.path, owner.problems)
    if shape.get("text") is not None:
        return Part(tuple(wordings(value, owner)))
    shape.only(("say", "more", "bank", "work", "head"))
    more = shape.get("more")
    said = more if more is not None else shape.get("say")
    bank = shape.choice("bank", Step)
    own = shape.choice("work", Step)
    if said is None and bank is None and own is None:
        shape.complain(None, "这一句没有内容", "写 say、more、bank 或 work")
        return None
    return Part(
        wordings=tuple(wordings(said, owner)) if said is not None else (),
        bank=bank,
        own=own,
        required=shape.get("say") is not None and bank is None,
        head=shape.text("head", most=30),
    )


def wordings(value: YamlValue, owner: Shape) -> Iterator[Wording]:
    """The ways to say one sentence: a text, a list, or ``text`` with the types and ranks it is for."""
    if isinstance(value, YamlText):
        yield Wording(str(value))
    elif isinstance(value, YamlList):
        for each in value:
            yield from wordings(each, owner)
    else:
        shape = Shape(value, owner.path, owner.problems)
        shape.only(("text", "types", "ranks"))
        yield Wording(shape.text("text"), shape.choices("types", SpeechType), shape.choices("ranks", Rank))


PROMPTS_FILE = "prompts.yaml"

"""Lines of work (``templates/works/*.yaml``): the usual measures, problems, results and figures of each.

A file says by which words a line of work is known, who leads it, and holds its own paragraphs. They come
before the general ones of ``passages``; a line of work nobody has written down makes do with those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.files import strict_yaml
from draftkit.files.reading import read_text, stamp_of
from draftkit.files.strict_yaml import YamlText, YamlValue
from draftkit.lexicon.place_words import place_words
from draftkit.model.facts import Facts
from draftkit.model.move import Step
from draftkit.model.speech_type import PlaceLevel, Rank, SpeechType
from draftkit.outlines.library import search_path
from draftkit.outlines.limits import FILE_LIMIT
from draftkit.outlines.patterns import Part, Pattern, Wording, read_patterns, wordings
from draftkit.outlines.shape import Shape
from draftkit.text.numerals import to_chinese
from draftkit.text.slots import fill_slots

FOLDER = "works"
HEADED = {"measures": Step.MEASURE, "achievements": Step.ACHIEVEMENT}
"""Keys whose entries are points with a heading."""
ALONE = {"guiding": Step.GUIDING, "goal": Step.GOAL, "emphasis": Step.EMPHASIS, "background": Step.BACKGROUND}
"""Keys whose entries are paragraphs without one."""
COUNTED = 2
"""Problems that are always told; the others where there is room."""
LEAD = "牵头单位"
_LEADS_AT = frozenset(
    {
        PlaceLevel.PROVINCE,
        PlaceLevel.CITY,
        PlaceLevel.COUNTY,
        PlaceLevel.DISTRICT,
        PlaceLevel.BANNER,
        PlaceLevel.ZONE,
    }
)
"""Levels that have departments: a town, a school or a company names its own body."""
OF_THEIR_OWN = frozenset({PlaceLevel.SCHOOL, PlaceLevel.COMPANY})


@dataclass(frozen=True, slots=True)
class Work:
    """One line of work.

    ``names`` are the words that tell it in the fact 工作; ``types`` are the kinds of speech that take it
    whatever they are about; ``levels`` are the places it is written for (none: governments), and
    ``anywhere`` says that it is the same work in a school or a company; ``tags`` open the bank's sentences
    of those tags; ``words`` are answers to slots beneath the facts; ``sentences`` may stand at a step where a
    pattern asks the bank for one.
    """

    name: str
    names: tuple[str, ...] = ()
    types: tuple[SpeechType, ...] = ()
    anywhere: bool = False
    levels: tuple[PlaceLevel, ...] = ()
    tags: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    patterns: tuple[Pattern, ...] = ()
    problems: tuple[str, ...] = ()
    sentences: Mapping[Step, tuple[Wording, ...]] = field(default_factory=lambda: MappingProxyType({}))


GENERAL = Work("")
"""What a line of work that nobody has written down has: nothing of its own."""


def work_for(said: str, kind: SpeechType, works: Sequence[Work], level: PlaceLevel | None = None) -> Work:
    """The line of work a text names (优化营商环境工作 → 优化营商环境), or ``GENERAL``.

    The longest name wins, then the one that stands last: a Chinese noun phrase ends in its head. A kind of
    speech with works of its own takes one of them, the first where none is named. In a school or a company
    (``level``) safety is not what a government's safety work is: only what is written for it, or is the same
    anywhere, is taken.
    """
    works = [work for work in works if _fits(work, level)]
    own = [work for work in works if kind in work.types]
    found = [
        (len(name), said.rfind(name), place)
        for place, work in enumerate(own or works)
        for name in work.names
        if name in said
    ]
    if found:
        return (own or works)[max(found, key=lambda each: (each[0], each[1], -each[2]))[2]]
    return own[0] if own else GENERAL


def _fits(work: Work, level: PlaceLevel | None) -> bool:
    if work.levels:
        return level in work.levels
    return work.anywhere or level not in OF_THEIR_OWN


def has_departments(level: PlaceLevel | None) -> bool:
    """Whether a place of this level has departments that lead a line of work."""
    return level in _LEADS_AT


def words_of(work: Work, facts: Facts, rank: Rank) -> Mapping[str, str]:
    """Answers that follow from the line of work (【党委】组织部 in a county: 县委组织部).

    A department's own speaker names his body himself.
    """
    if facts.level is None or not (has_departments(facts.level) or facts.level in work.levels):
        return MappingProxyType({})
    place = place_words(facts.level)
    return MappingProxyType(
        {
            name: fill_slots(text, place.get)
            for name, text in work.words.items()
            if not facts.get(name) and not (name == LEAD and rank is Rank.DEPARTMENT)
        }
    )


def load_works(beside: Path | None = None) -> tuple[Work, ...]:
    """Every line of work on the search path; a personal file takes the place of a shipped one of its name.

    Raises:
        BadFileError: with every problem of every file.
    """
    files: dict[str, Path] = {}
    for folder in search_path(beside):
        for path in sorted((folder / FOLDER).glob("*.yaml")):
            files.setdefault(path.name, path)
    return _load(tuple((str(path), stamp_of(path)) for path in files.values()))


@lru_cache(maxsize=4)
def _load(files: tuple[tuple[str, object], ...]) -> tuple[Work, ...]:
    problems: list[Problem] = []
    found = [read_work(Path(name), problems) for name, _ in files]
    if problems:
        raise BadFileError(problems)
    return tuple(work for work in found if work is not None)


def read_work(path: Path, problems: list[Problem]) -> Work | None:
    """The line of work of one file; what is wrong goes to ``problems``."""
    try:
        value = strict_yaml.parse(read_text(path, limit=FILE_LIMIT), str(path))
    except BadFileError as error:
        problems.extend(error.problems)
        return None
    shape = Shape(value, str(path), problems)
    shape.only(
        (
            *("work", "names", "types", "levels", "anywhere", "tags", "words", "problems", "sentences"),
            *HEADED,
            *ALONE,
        )
    )
    name = shape.text("work", most=30)
    if not name:
        shape.complain(None, "缺少 work", "写明是哪项工作，例如 work: 安全生产")
    return Work(
        name=name,
        names=shape.texts("names") or (name,),
        types=shape.choices("types", SpeechType),
        anywhere=shape.flag("anywhere", False),
        levels=shape.choices("levels", PlaceLevel),
        tags=shape.texts("tags"),
        words=MappingProxyType(shape.pairs("words")),
        patterns=tuple(_patterns(shape, name, path.stem)),
        problems=shape.texts("problems"),
        sentences=MappingProxyType(_sentences(shape)),
    )


def problems_in(path: Path) -> list[Problem]:
    """Every problem of a file of ``works`` or ``passages``; one that names a ``work`` is of the former."""
    problems: list[Problem] = []
    text = read_text(path, limit=FILE_LIMIT)
    if path.parent.name == FOLDER or text.startswith("work:") or "\nwork:" in text:
        read_work(path, problems)
    else:
        list(read_patterns(path, problems))
    return problems


def _patterns(shape: Shape, work: str, stem: str) -> Iterator[Pattern]:
    for key, step in (HEADED | ALONE).items():
        for number, each in enumerate(shape.shapes(key), 1):
            each.only(("headings", "say", "more", "ask", "core", "county", "ranks"))
            parts = (*_parts(each, "say", True), *_parts(each, "more", False))
            if not parts:
                each.complain(None, "缺少 say", "一句一项，前面加“- ”")
                continue
            headings = each.texts("headings")
            if key in HEADED and not headings:
                each.complain(None, "缺少 headings", "写出作小标题时的说法")
            yield Pattern(
                name=f"{stem}/{key}/{number}",
                step=step,
                parts=parts,
                headings=headings,
                ranks=each.choices("ranks", Rank),
                ask=each.text("ask"),
                core=each.flag("core", False),
                county=each.flag("county", False),
                work=work,
            )
    problems = shape.texts("problems")
    if problems:
        yield problem_pattern(problems, work, f"{stem}/problems")


def _parts(shape: Shape, key: str, required: bool) -> Iterator[Part]:
    """One part an item; an item that is itself a list holds several ways to say the same."""
    value = shape.get(key)
    if value is None:
        return
    for each in [value] if isinstance(value, YamlText) else _items(value):
        yield Part(tuple(wordings(each, shape)), required=required)


def _items(value: YamlValue) -> Sequence[YamlValue]:
    return list(value) if not isinstance(value, YamlText) else [value]


def problem_pattern(problems: Sequence[str], work: str, name: str) -> Pattern:
    """One paragraph: 一是…；二是…；三是…, and the others where there is room."""
    marked = [f"{to_chinese(number)}是{each.rstrip('。；')}" for number, each in enumerate(problems, 1)]
    always = Part((Wording(f"主要表现在：{'；'.join(marked[:COUNTED])}。"),))
    rest = tuple(Part((Wording(each + "。"),), required=False) for each in marked[COUNTED:])
    return Pattern(name=name, step=Step.PROBLEM, parts=(always, *rest), work=work)


def _sentences(shape: Shape) -> dict[Step, tuple[Wording, ...]]:
    inner = shape.shape("sentences")
    known = {step.value for step in Step}
    inner.only(sorted(known))
    found: dict[Step, tuple[Wording, ...]] = {}
    for key in inner.map:
        value = inner.get(key)
        if key in known and value is not None:
            found[Step(str(key))] = tuple(wordings(value, inner))
    return found

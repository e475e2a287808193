"""The outlines there are: shipped, personal, and any file; loaded with the gate applied."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from draftkit.errors import BadFileError, MissingFileError, Problem
from draftkit.files.reading import read_text
from draftkit.model.facts import FACT_NAMES
from draftkit.model.outline import Outline
from draftkit.model.speech_type import SpeechType
from draftkit.outlines.front import read_front
from draftkit.outlines.library import SUFFIX, Bundle, bundle, search_path, split_front
from draftkit.outlines.limits import FILE_LIMIT

GIVEN_NAMES = ("题目", "各节", "分钟", "总字数", "类型", "点数", "议程数")
"""Names that draftkit gives a body besides facts and place words."""


def outline_names(extra: Iterable[str] = ()) -> frozenset[str]:
    """Every name a body may use: facts, place words, what draftkit gives, and ``extra``."""
    from draftkit.lexicon.place_words import place_slots

    return frozenset((*(fact.name for fact in FACT_NAMES), *place_slots(), *GIVEN_NAMES, *extra))


def outlines() -> tuple[Outline, ...]:
    """Every outline by name: a personal one takes the place of the shipped one. Broken ones are left out."""
    found: dict[str, Outline] = {}
    for path in outline_files():
        outline, problems = check_outline(path)
        if outline is not None and not problems:
            found.setdefault(outline.name, outline)
    order = {kind: index for index, kind in enumerate(SpeechType)}
    return tuple(sorted(found.values(), key=lambda outline: (order[outline.type], outline.name)))


def outline_files() -> tuple[Path, ...]:
    """Every outline file, personal before shipped."""
    return tuple(path for folder in search_path() for path in sorted(folder.glob(f"*{SUFFIX}")))


def load_outline(name_or_path: str | Path, extra: Iterable[str] = ()) -> Outline:
    """The outline of that type, name or file, checked. ``extra`` are fact names of the office.

    Raises:
        MissingFileError: no outline of that name, no such file.
        BadFileError: with every problem of the outline and of what it pulls in.
    """
    outline, problems = check_outline(find_outline(name_or_path), extra)
    if outline is None or problems:
        raise BadFileError(problems)
    return outline


def check_outline(path: Path, extra: Iterable[str] = ()) -> tuple[Outline | None, list[Problem]]:
    """Read an outline file and return it with every problem found, front matter and body."""
    return _checked(read_text(path, limit=FILE_LIMIT), str(path), extra)


def check_outline_text(text: str, path: str) -> list[Problem]:
    """Every problem of an outline that is not on disk yet; ``path`` is what problems name."""
    return _checked(text, path, ())[1]


def _checked(text: str, path: str, extra: Iterable[str]) -> tuple[Outline | None, list[Problem]]:
    outline, problems = read_front(text, path, Path(path).name.removesuffix(SUFFIX))
    if outline is not None:
        problems.extend(_bundle(outline, extra)[1])
    else:  # what is wrong in the body is told too, although there is nothing to render it with
        _, body, line = split_front(text)
        folders = search_path(Path(path).parent)
        problems.extend(bundle(body, path, line, outline_names(extra), folders)[1])
    return outline, sorted(problems, key=lambda problem: (problem.path, problem.line, problem.col))


def bundle_of(outline: Outline, extra: Iterable[str] = ()) -> Bundle:
    """The outline's body with all it pulls in, ready to render.

    Raises:
        BadFileError: the body does not pass the gate.
    """
    whole, problems = _bundle(outline, extra)
    if whole is None:
        raise BadFileError(problems)
    return whole


def _bundle(outline: Outline, extra: Iterable[str]) -> tuple[Bundle | None, list[Problem]]:
    folders = search_path(Path(outline.path).parent) if outline.path else search_path()
    names = outline_names((*extra, *outline.variables))
    return bundle(outline.body, outline.path, outline.body_line, names, folders)


def find_outline(name_or_path: str | Path) -> Path:
    """The file of an outline: a path as it is, a name (or 年度工作会议) looked up, personal before shipped.

    Raises:
        MissingFileError: nothing of that name.
    """
    given = Path(name_or_path)
    if given.is_file():
        return given
    in_chinese = {kind.zh: kind.value for kind in SpeechType}
    wanted = in_chinese.get(str(name_or_path), str(name_or_path))
    names = []
    for path in outline_files():
        name = path.name.removesuffix(SUFFIX)
        if name == wanted:
            return path
        names.append(name)
    near = difflib.get_close_matches(str(name_or_path), names, 1, 0.5)
    remedy = f"是不是 {near[0]}" if near else f"可用：{'、'.join(dict.fromkeys(names))}"
    raise MissingFileError("没有这个提纲", where=str(name_or_path), remedy=remedy)

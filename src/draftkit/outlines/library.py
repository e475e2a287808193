"""Templates by name: an outline with everything it extends, includes and imports, checked as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath

from jinja2 import nodes

from draftkit.errors import DraftkitError, Problem
from draftkit.files.locations import data_dir
from draftkit.files.reading import read_text
from draftkit.files.resources import templates_dir
from draftkit.outlines.gate import Parsed, macro_called, parse
from draftkit.outlines.limits import FILE_LIMIT, MAX_TEMPLATES
from draftkit.outlines.names import unknown_names

SUFFIX = ".md.j2"


@dataclass(slots=True)
class Bundle:
    """An outline's own template and all it pulls in, by name; ready to render."""

    root: Parsed
    templates: dict[str, Parsed] = field(default_factory=dict)


def search_path(beside: Path | None = None) -> tuple[Path, ...]:
    """Folders that hold templates: beside the outline, the personal one, the shipped one."""
    folders = [data_dir() / "templates", templates_dir()]
    return tuple([beside, *folders] if beside else folders)


def bundle(
    source: str, path: str, first_line: int, names: Iterable[str], folders: Sequence[Path]
) -> tuple[Bundle | None, list[Problem]]:
    """Parse a body and everything it names; return it (None where it cannot be used) and every problem.

    ``names`` are the variables that the outline may use: facts, place words and its own.
    """
    root, problems = parse(source, "", path, first_line)
    if root is None:
        return None, problems
    whole = Bundle(root, {"": root})
    problems.extend(_pull_in(whole, folders))
    if problems:
        return None, problems
    problems.extend(_cycles(whole))
    if not problems:
        known = frozenset(names)
        for template in whole.templates.values():
            problems.extend(unknown_names(template, known, whole.templates))
    return (None if problems else whole), problems


def _pull_in(whole: Bundle, folders: Sequence[Path]) -> Iterator[Problem]:
    waiting = [whole.root]
    while waiting:
        template = waiting.pop()
        for reference in template.references:
            if reference.name in whole.templates:
                continue
            if len(whole.templates) >= MAX_TEMPLATES:
                yield template.problem(reference.line, f"引用的文件超过 {MAX_TEMPLATES} 个")
                return
            found, problems = _load(reference.name, folders)
            yield from problems
            if found is None:
                if not problems:
                    message = f"找不到提纲“{reference.name}”"
                    yield template.problem(reference.line, message, "请核对文件名，或放进 templates 文件夹")
                continue
            whole.templates[reference.name] = found
            waiting.append(found)


def _load(name: str, folders: Sequence[Path]) -> tuple[Parsed | None, list[Problem]]:
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts or "\\" in name or ":" in name:
        return None, []
    for folder in folders:
        path = folder / relative
        if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            continue
        try:
            text = read_text(path, limit=FILE_LIMIT)
        except DraftkitError as error:
            return None, [Problem(str(path), 0, 0, error.what, error.remedy)]
        _, body, first_line = split_front(text)
        return parse(body, name, str(path), first_line)
    return None, []


def split_front(text: str) -> tuple[str, str, int]:
    """Front matter (without fences; empty where there is none), the body, and the body's first line."""
    text = text.removeprefix("﻿").replace("\r\n", "\n")
    if text.startswith("---\n"):
        end = text.find("\n---\n", 3)
        if end >= 0:
            front = text[4 : end + 1]
            return front, text[end + 5 :], front.count("\n") + 3
    return "", text, 1


def _cycles(whole: Bundle) -> Iterator[Problem]:
    """Templates that pull each other in, and macros that call each other, are refused."""
    files = {name: [each.name for each in parsed.references] for name, parsed in whole.templates.items()}
    found = _cycle_of(files)
    if found:
        chain = " → ".join(each or Path(whole.root.path).name for each in found)
        yield whole.root.problem(1, f"提纲互相引用：{chain}", "请去掉其中一处引用")
        return
    found = _cycle_of(dict(_call_edges(whole)))
    if found:
        chain = " → ".join(each.rpartition("|")[2] for each in found)
        template = whole.templates[found[0].partition("|")[0]]
        line = template.macros[found[0].rpartition("|")[2]].lineno
        yield template.problem(line, f"宏不能调用自己：{chain}", "请改成循环")


def _cycle_of(edges: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """One cycle as the names along it, its first name again at the end; empty where there is none."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()


def _call_edges(whole: Bundle) -> Iterator[tuple[str, list[str]]]:
    for name, template in whole.templates.items():
        for macro_name, macro in template.macros.items():
            calls = macro.find_all(nodes.Call)
            targets = (macro_called(template, call) for call in calls)
            yield f"{name}|{macro_name}", [f"{file}|{called}" for file, called in filter(None, targets)]

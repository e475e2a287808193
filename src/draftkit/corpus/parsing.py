"""A decoded document to speeches: clean, leave out, split, rejoin, find the structure, keep the account."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from draftkit.corpus.assembling import assemble
from draftkit.corpus.cleaning.table import clean
from draftkit.corpus.dropping.table import dropped_lines
from draftkit.corpus.lines import Line, lines_of
from draftkit.corpus.manuscript import Edit, Manuscript, Shift
from draftkit.corpus.settings import DEFAULT, ReadSettings
from draftkit.corpus.source import LineHint, Role, SourceText
from draftkit.corpus.splitting import SPLITTER, starts_of_speeches
from draftkit.corpus.structure.front import may_be_title
from draftkit.corpus.structure.items import Item, items_of
from draftkit.corpus.structure.paragraphs import NO_HINT, Paragraph
from draftkit.corpus.wraps import Seam, seams
from draftkit.model import Speech

_PAGE_TITLE = re.compile(r"【[^】]{2,8}】\s*(\S.{3,60})$")


@dataclass(slots=True)
class Part:
    """One speech in the making: its lines, those left out (with the rule's name), then its items."""

    lines: list[Line]
    dropped: list[tuple[Line, str]]
    items: list[Item]


def parse(source: SourceText, path: str = "", settings: ReadSettings = DEFAULT) -> tuple[Speech, ...]:
    """The speeches of one document; none where it holds no text."""
    manuscript = Manuscript(source.text)
    manuscript.apply("markup", source.markup)
    clean(manuscript, settings.off)
    parts = _parts(manuscript, source, settings)
    shift = manuscript.apply("file-splitter", _splitter_prefixes(parts))
    _move_lines(parts, shift)
    marks = [
        seams(part.lines, is_wrapped=source.is_wrapped) if source.has_lines else [Seam.OWN] * len(part.lines)
        for part in parts
    ]
    if "hard-wrap" in settings.off:
        marks = [[Seam.OWN] * len(part.lines) for part in parts]
    shift = manuscript.apply("hard-wrap", _joins(parts, marks))
    for part, seam in zip(parts, marks, strict=True):
        part.items = items_of(_paragraphs(part.lines, seam, shift, manuscript.text, source))
    return assemble(manuscript, source, [(part.items, part.dropped) for part in parts], path, settings)


def _parts(manuscript: Manuscript, source: SourceText, settings: ReadSettings) -> list[Part]:
    lines = lines_of(manuscript.text)
    reasons = dropped_lines(lines, settings.off)
    for at, line in enumerate(lines):
        if source.hints.get(line.number, NO_HINT).role is Role.CHROME:
            reasons[at] = "chrome"
    kept = [at for at in range(len(lines)) if at not in reasons]
    starts = starts_of_speeches([lines[at] for at in kept]) if kept else []
    bounds = [0 if at == 0 else kept[start] for at, start in enumerate(starts)]
    parts = [Part([], [], []) for _ in bounds]
    for at, line in enumerate(lines):
        if not parts:
            break
        part = parts[max(0, bisect_right(bounds, at) - 1)]
        if at in reasons:
            part.dropped.append((line, reasons[at]))
        else:
            part.lines.append(line)
    for part in parts:
        _drop_doubled_heads(part, settings.off)
    return parts


def _drop_doubled_heads(part: Part, off: frozenset[str]) -> None:
    """Leave out a splitter that only announces the title, and all but the last copy of a title."""
    head = part.lines[:6]
    for line in head:
        prefix = SPLITTER.match(line.text)
        rest = line.text[prefix.end() :].strip() if prefix else line.text
        again = any(_same_title(rest, other.text) for other in head if other.number > line.number)
        if prefix and (again or not rest) and "file-splitter" not in off:
            _drop(part, line, "file-splitter")
        elif "repeated-title" not in off and (
            (not prefix and again and may_be_title(line.text)) or _is_page_title(line, head)
        ):
            _drop(part, line, "repeated-title")


def _is_page_title(line: Line, head: Sequence[Line]) -> bool:
    """A site's own heading (【公文】在…会上的讲话) that shortens the title below it."""
    page = _PAGE_TITLE.match(line.text)
    if page is None:
        return False
    below = "".join(other.text for other in head if other.number > line.number and may_be_title(other.text))
    letters = iter(below)
    return bool(below) and all(each in letters for each in page.group(1))


def _same_title(one: str, other: str) -> bool:
    return one != "" and "".join(one.split()) == "".join(other.split()).lstrip("—–-")


def _drop(part: Part, line: Line, reason: str) -> None:
    part.lines.remove(line)
    part.dropped.append((line, reason))
    part.dropped.sort(key=lambda item: item[0].number)


def _splitter_prefixes(parts: Sequence[Part]) -> list[Edit]:
    out: list[Edit] = []
    for part in parts:
        for line in part.lines[:1]:
            prefix = SPLITTER.match(line.text)
            if prefix:
                out.append((line.start, line.start + prefix.end(), ""))
    return out


def _move_lines(parts: Sequence[Part], shift: Shift) -> None:
    for part in parts:
        for at, line in enumerate(part.lines):
            start, end = shift(line.start), shift(line.end)
            if (start, end) != (line.start, line.end):
                text = line.text[-(end - start) :]
                part.lines[at] = Line(line.number, start, end, text, line.indented, line.after_blank)


def _joins(parts: Sequence[Part], marks: Sequence[Sequence[Seam]]) -> list[Edit]:
    out: list[Edit] = []
    for part, seam in zip(parts, marks, strict=True):
        for before, line, how in zip(part.lines, part.lines[1:], seam[1:], strict=False):
            if how is Seam.WRAPPED:
                latin = before.text[-1].isascii() and before.text[-1].isalnum() and line.text[0].isascii()
                out.append((before.end, line.start, " " if latin and line.text[0].isalnum() else ""))
    return out


def _paragraphs(
    lines: Sequence[Line], seam: Sequence[Seam], shift: Shift, text: str, source: SourceText
) -> list[Paragraph]:
    out: list[Paragraph] = []
    for at, (line, how) in enumerate(zip(lines, seam, strict=True)):
        if how is Seam.WRAPPED:
            continue
        last = at
        while last + 1 < len(lines) and seam[last + 1] is Seam.WRAPPED:
            last += 1
        start, end = shift(line.start), shift(lines[last].end)
        hint: LineHint = source.hints.get(line.number, NO_HINT)
        out.append(Paragraph(start, end, text[start:end], gap=how is Seam.LOST, hint=hint))
    return out

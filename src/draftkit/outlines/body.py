"""The body of a section before it is Markdown: paragraphs and points, each knowing its step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.model.move import Step
from draftkit.outlines.patterns import Pattern
from draftkit.text.counts import word_count
from draftkit.text.numerals import to_chinese


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: running text (may be empty), a run-in heading, prompts for what is still to write.

    ``phrases`` are ids of bank phrases in it, ``pattern`` what it was put together by.
    """

    step: Step
    text: str = ""
    run_in: str = ""
    prompts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    pattern: Pattern | None = None

    @property
    def characters(self) -> int:
        """字数 of the text and its run-in heading."""
        return word_count(self.text) + word_count(self.run_in)


@dataclass(frozen=True, slots=True)
class Point:
    """A sub-heading with its paragraphs; ``target`` is its budget, ``ask`` what its writer must supply."""

    heading: str
    passages: tuple[Passage, ...]
    ask: str = ""
    target: int = 0

    @property
    def characters(self) -> int:
        """字数 of heading and paragraphs."""
        return word_count(self.heading) + sum(each.characters for each in self.passages)


@dataclass(frozen=True, slots=True)
class SectionBody:
    """What stands under one section: paragraphs, then points, then closing paragraphs."""

    lead: tuple[Passage, ...] = ()
    points: tuple[Point, ...] = ()
    tail: tuple[Passage, ...] = ()

    @property
    def characters(self) -> int:
        """字数 of everything."""
        return sum(each.characters for each in (*self.lead, *self.tail)) + self.points_length

    @property
    def points_length(self) -> int:
        """字数 of the points."""
        return sum(point.characters for point in self.points)

    @property
    def passages(self) -> Iterator[Passage]:
        """Every paragraph in order."""
        yield from self.lead
        for point in self.points:
            yield from point.passages
        yield from self.tail


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the points of a section are marked: their level (1..4), the first number, or run in as 第一，."""

    level: int = 2
    first: int = 1
    run_in: bool = False


def marker(level: int, number: int) -> str:
    """The mark of a heading by GB/T 9704: 一、 （一） 1. （1）."""
    numeral = to_chinese(number)
    return (f"{numeral}、", f"（{numeral}）", f"{number}. ", f"（{number}）")[level - 1]


def section_markdown(body: SectionBody, first_step: Step | None, numbering: Numbering) -> str:
    """The Markdown of one section under its heading; a comment names each new step.

    ``first_step`` is the step that the section's own comment already names.
    """
    out: list[str] = []
    step = first_step
    for passage in body.lead:
        step = _passage(passage, step, out, "")
    for offset, point in enumerate(body.points):
        step = _point(point, step, out, numbering, numbering.first + offset)
    for passage in body.tail:
        step = _passage(passage, step, out, "")
    return "\n\n".join(out)


def _point(point: Point, step: Step | None, out: list[str], numbering: Numbering, number: int) -> Step | None:
    first = point.passages[0] if point.passages else None
    comment = ""
    if first is not None and first.step is not step:
        comment = f"<!-- {first.step.move}.{first.step} -->\n"
        step = first.step
    if numbering.run_in:
        heading = f"**第{to_chinese(number)}，{point.heading}。**"
        rest = list(point.passages)
        lead = rest.pop(0) if rest else None
        out.append(comment + heading + (lead.text if lead else ""))
        out.extend(_prompts(lead.prompts if lead else ()))
    else:
        marks = "#" * (numbering.level + 1)
        out.append(f"{comment}{marks} {marker(numbering.level, number)}{point.heading}")
        rest = list(point.passages)
    run_in_level = min(4, numbering.level + 1)
    run = 0
    for passage in rest:
        if passage.run_in:
            run += 1
        step = _passage(passage, step, out, marker(run_in_level, run) if passage.run_in else "")
    return step


def _passage(passage: Passage, step: Step | None, out: list[str], mark: str) -> Step | None:
    text = (f"**{mark}{passage.run_in}。**" if passage.run_in else "") + passage.text
    comment = f"<!-- {passage.step.move}.{passage.step} -->" if passage.step is not step else ""
    if text:
        out.append(f"{comment}\n{text}" if comment else text)
    elif comment:
        out.append(comment)
    out.extend(_prompts(passage.prompts))
    return passage.step


def _prompts(prompts: tuple[str, ...]) -> list[str]:
    return [f"<!-- 提示：{prompt} -->" for prompt in prompts]

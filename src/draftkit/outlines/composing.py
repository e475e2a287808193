"""Putting a section together: paragraphs for its steps, points with headings, prompts for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from draftkit.model.move import Step
from draftkit.model.outline import Outline, PlannedSection
from draftkit.outlines.body import Passage, Point, SectionBody
from draftkit.outlines.choosing import Chooser
from draftkit.outlines.patterns import Part, Pattern
from draftkit.outlines.prompts import prompt_for
from draftkit.text.counts import word_count
from draftkit.text.slots import fill_slots

SIZES = {
    Step.SALUTATION: 4,
    Step.OCCASION: 90,
    Step.PURPOSE: 90,
    Step.ACKNOWLEDGEMENT: 110,
    Step.HINGE: 30,
    Step.CREDIT: 90,
    Step.THANKS: 70,
    Step.PROBLEM_LEAD: 60,
    Step.PROBLEM_CLOSE: 60,
    Step.LEAD_IN: 60,
    Step.VOCATIVE: 10,
    Step.PLEDGE: 60,
}
"""Usual characters of the short steps; all others are taken as ``USUAL``."""
USUAL = 140
SHORT = frozenset({Step.SALUTATION, Step.HINGE, Step.VOCATIVE, Step.LEAD_IN, Step.PROBLEM_LEAD})
"""Steps that are one paragraph however long the section is."""
ENOUGH = 0.62
"""The part of its budget a paragraph is filled to before the writer is asked for the rest."""
FULL = 0.9
RUN_IN_FROM = 560
"""Characters from which a point is divided by run-in headings."""
LEAD_SHARE = 0.3
"""At most this part of a section with points goes to the paragraphs around them."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Writes the sections of one draft, in order, from one chooser."""

    outline: Outline
    chooser: Chooser
    style: int = 0

    def section(self, section: PlannedSection) -> SectionBody:
        """The body of one section: at least ``ENOUGH`` of its budget where the material allows."""
        points = self._points(section)
        around = self._around(section, points)
        body = replace(around, points=points)
        return self._topped_up(body, section)

    def _around(self, section: PlannedSection, points: tuple[Point, ...]) -> SectionBody:
        steps = [step for step in section.steps if self._is_paragraph(step, section)]
        if not steps:
            return SectionBody()
        sizes = {step: SIZES.get(step, USUAL) for step in steps}
        room = section.characters - sum(point.characters for point in points)
        if section.points:
            room = min(sum(sizes.values()), int(section.characters * LEAD_SHARE))
        free = sum(size for step, size in sizes.items() if step not in SHORT) or 1
        left = max(0, room - sum(size for step, size in sizes.items() if step in SHORT))
        lead: list[Passage] = []
        tail: list[Passage] = []
        after = False
        for step in section.steps:
            after = after or (bool(section.points) and step is section.point_step)
            if step not in sizes:
                continue
            target = sizes[step] if step in SHORT else int(left * sizes[step] / free)
            (tail if after else lead).extend(self._paragraphs(step, target, section))
        return SectionBody(tuple(lead), (), tuple(tail))

    def _is_paragraph(self, step: Step, section: PlannedSection) -> bool:
        if not section.points:
            return True
        if section.point_step is None:
            return step not in self._own_points(section)
        return step is not section.point_step

    @staticmethod
    def _own_points(section: PlannedSection) -> Sequence[Step]:
        return section.steps[: section.points]

    def _paragraphs(self, step: Step, target: int, section: PlannedSection) -> list[Passage]:
        if step is Step.SALUTATION:
            return [Passage(step, fill_slots("【称谓】：", self.chooser.answer))]
        written: list[Passage] = []
        total = 0
        while not written or (step not in SHORT and total < target * ENOUGH and len(written) < 8):
            passage = self._paragraph(step, target - total, section)
            if passage is None:
                break
            written.append(passage)
            total += passage.characters
        if total < target * ENOUGH and step not in SHORT:
            missing = target - total
            prompt = _asking(prompt_for(step, section, self.outline), missing)
            written.append(Passage(step, prompts=(prompt,)))
        return written

    def _paragraph(self, step: Step, target: int, section: PlannedSection) -> Passage | None:
        pattern = self.chooser.pattern(step, section.key, headed=False)
        if pattern is not None:
            text, phrases = self._text(pattern.parts, target)
            if text:
                return Passage(step, text, phrases=phrases)
        text, phrases = self._bank_text(step, target)
        return Passage(step, text, phrases=phrases) if text else None

    def _bank_text(self, step: Step, target: int, most: int = 3) -> tuple[str, tuple[str, ...]]:
        text = ""
        ids: list[str] = []
        while len(ids) < most and word_count(text) < target * ENOUGH:
            found = self.chooser.sentence(step, max(60, target - word_count(text)))
            if found is None:
                break
            text += found[0]
            ids.append(found[1])
        return text, tuple(ids)

    def _text(self, parts: Sequence[Part], target: int) -> tuple[str, tuple[str, ...]]:
        """Required parts always; the others while the paragraph is short of its target."""
        chosen: dict[int, str] = {}
        phrases: list[str] = []
        for wanted in (True, False):
            for index, part in enumerate(parts):
                length = sum(word_count(text) for text in chosen.values())
                if part.required is not wanted or (not wanted and length >= target * FULL):
                    continue
                text = self._part(part, max(50, target - length), phrases)
                if text:
                    chosen[index] = text
        return "".join(chosen[index] for index in sorted(chosen)), tuple(phrases)

    def _part(self, part: Part, room: int, phrases: list[str]) -> str:
        if part.bank is not None:
            found = self.chooser.sentence(part.bank, room)
            if found is not None:
                phrases.append(found[1])
                return found[0]
        return self.chooser.wording(part.wordings) or ""

    def _points(self, section: PlannedSection) -> tuple[Point, ...]:
        if not section.points:
            return ()
        if section.point_step is None:
            steps: Sequence[Step] = self._own_points(section)
        else:
            steps = [section.point_step] * section.points
        others = [step for step in section.steps if step not in steps]
        around = min(sum(SIZES.get(step, USUAL) for step in others), int(section.characters * LEAD_SHARE))
        target = (section.characters - around) // len(steps)
        return tuple(self._point(step, target, section) for step in steps)

    def _point(self, step: Step, target: int, section: PlannedSection) -> Point:
        pattern = self.chooser.pattern(step, section.key, headed=True)
        if pattern is None:
            prompt = _asking(prompt_for(step, section, self.outline), target)
            return Point(f"【{step.zh}】", (Passage(step, prompts=(prompt,)),))
        heading = fill_slots(pattern.headings[self.style % len(pattern.headings)], self.chooser.answer)
        room = target - word_count(heading)
        heads = [part for part in pattern.parts if part.head]
        if target >= RUN_IN_FROM and len(heads) >= 2 and section.heading:
            passages = self._run_ins(pattern, step, room)
        else:
            text, phrases = self._text(pattern.parts, room)
            passages = (Passage(step, text, phrases=phrases),)
        written = sum(passage.characters for passage in passages)
        if written < room * FULL:
            ask = _asking(pattern.ask or prompt_for(step, section, self.outline), room - written)
            passages = (*passages[:-1], replace(passages[-1], prompts=(ask,)))
        return Point(heading, passages)

    def _run_ins(self, pattern: Pattern, step: Step, room: int) -> tuple[Passage, ...]:
        groups: list[tuple[str, list[Part]]] = [("", [])]
        for part in pattern.parts:
            if part.head:
                groups.append((part.head, []))
            groups[-1][1].append(part)
        passages = []
        for head, parts in groups:
            if not parts:
                continue
            text, phrases = self._text(parts, room // len(groups))
            passages.append(Passage(step, text, run_in=head, phrases=phrases))
        return tuple(passages)

    def _topped_up(self, body: SectionBody, section: PlannedSection) -> SectionBody:
        """Sentences of the bank at the end of the shortest points until half the budget is written."""
        points = list(body.points)
        tried: set[int] = set()
        while points and len(tried) < len(points):
            current = replace(body, points=tuple(points))
            if current.characters >= section.characters * ENOUGH:
                break
            index = min(
                (each for each in range(len(points)) if each not in tried),
                key=lambda each: points[each].characters,
            )
            longer = self._longer(points[index])
            if longer is None:
                tried.add(index)
            else:
                points[index] = longer
        return replace(body, points=tuple(points))

    def _longer(self, point: Point) -> Point | None:
        last = point.passages[-1]
        if not last.text or len(last.phrases) >= 3:
            return None
        found = self.chooser.sentence(last.step)
        if found is None:
            return None
        grown = replace(last, text=last.text + found[0], phrases=(*last.phrases, found[1]))
        return replace(point, passages=(*point.passages[:-1], grown))


def _asking(prompt: str, missing: int) -> str:
    """A prompt with about how much is still to write, rounded to ten."""
    return f"约再写 {max(20, round(missing / 10) * 10)} 字。{prompt}"

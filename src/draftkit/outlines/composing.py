"""Putting a section together: paragraphs for its steps, points with headings, prompts for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from draftkit.model.move import Move, Step
from draftkit.model.outline import PlannedSection
from draftkit.outlines.body import Passage, Point, SectionBody
from draftkit.outlines.choosing import CLOSELY_RELATED, RELATED, Chooser, closeness
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
BRIEF = frozenset({Step.SALUTATION, Step.HINGE, Step.VOCATIVE, Step.LEAD_IN, Step.PROBLEM_LEAD})
"""Steps that are one paragraph however long the section is."""
MANY = frozenset(
    {
        Step.PROBLEM,
        Step.BACKGROUND,
        Step.SIGNIFICANCE,
        Step.OPPORTUNITY,
        Step.CHALLENGE,
        Step.AWARENESS,
        Step.SAFEGUARD,
        Step.COORDINATION,
    }
)
"""Steps that may take several paragraphs, and sentences of the bank at their end."""
HALF = 0.56
"""The part of its budget a section is filled to before the writer is asked for the rest."""
FULL = 0.9
CROWDED = 1.1
"""A sentence that would fill its paragraph beyond this is left out, unless nothing else is in it."""
RUN_IN_FROM = 560
"""Characters from which a point is divided by run-in headings."""
LEAD_SHARE = 0.3
"""At most this part of a section with points goes to the paragraphs around them."""
WHOLE_SERIES = 60
"""Characters of a paragraph from which a counted series has three items: two are no series."""
WORTH_ASKING = 80
"""Fewer characters than this are not worth a prompt of their own."""
SHORT_BY = 0.25
"""Nor are points that are short of their target by less than this part of it."""
MOST_FROM_BANK = 2
"""Bank sentences in one paragraph."""


_SERIES_GOES_ON = re.compile("[二三四五六]是")
"""A part that goes on with 四是 belongs to the sentence before it."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Writes the sections of one draft, in order, from one chooser."""

    chooser: Chooser
    style: int = 0

    def section(self, section: PlannedSection) -> SectionBody:
        """The body of one section: at least ``HALF`` of its budget where the material allows."""
        points = self._points(section)
        body = replace(self._around(section, points), points=points)
        return self._with_prompts(self._topped_up(body, section), section)

    def _around(self, section: PlannedSection, points: tuple[Point, ...]) -> SectionBody:
        """The paragraphs before and after the points."""
        steps = [step for step in section.steps if _is_paragraph(step, section)]
        targets = _targets(steps, section, sum(point.characters for point in points))
        lead: list[Passage] = []
        tail: list[Passage] = []
        after = False
        for step in section.steps:
            after = after or (bool(section.points) and step is section.point_step)
            if step in targets:
                (tail if after else lead).extend(self._paragraphs(step, targets[step], section))
        return SectionBody(tuple(lead), (), tuple(tail))

    def _paragraphs(self, step: Step, target: int, section: PlannedSection) -> list[Passage]:
        if step is Step.SALUTATION:
            return [Passage(step, fill_slots("【称谓】：", self.chooser.answer))]
        written: list[Passage] = []
        total = 0
        closest: int | None = None
        own = False
        while not written or (step not in BRIEF and total < target * HALF):
            if written and step not in MANY and (not closest or own):
                break
            pattern = self.chooser.pattern(step, section.key, headed=False, closest=closest)
            if pattern is None:
                break
            # What is made for the type is not followed by what is made for any speech.
            closest = closeness(pattern, section.key) // 4 * 4
            own = bool(pattern.work)
            text, phrases = self._text(pattern, target - total)
            if text:
                written.append(Passage(step, text, phrases=phrases, pattern=pattern))
                total += written[-1].characters
        order = {each.name: place for place, each in enumerate(self.chooser.patterns.get(step, ()))}
        written.sort(key=lambda passage: order[passage.pattern.name] if passage.pattern else 0)
        return written or [self._from_bank(step)]

    def _from_bank(self, step: Step) -> Passage:
        found = self.chooser.sentence(step)
        return Passage(step, found[0], phrases=_named(found[1])) if found else Passage(step)

    def _text(
        self, pattern: Pattern, target: int, parts: Sequence[Part] = (), heading: str = ""
    ) -> tuple[str, tuple[str, ...]]:
        """Required parts always; the others while the paragraph is short of its target.

        Under a ``heading`` a sentence of the bank must be on its subject, and does not repeat it.
        """
        parts = parts or pattern.parts
        about = self.chooser.subject_of(pattern)
        chosen: dict[int, tuple[str, tuple[str, ...]]] = {}
        broken_off = False
        for wanted in (True, False):
            for index, part in enumerate(parts):
                length = sum(word_count(text) for text, _ in chosen.values())
                if part.required is not wanted or (length and length >= target * FULL):
                    continue
                beside = [each for each in (heading, *(text for text, _ in chosen.values())) if each]
                found = self._part(part, max(50, target - length), about, beside)
                fits = wanted or length + word_count(found[0]) <= max(target, 60) * CROWDED
                fits = fits or (found[0].startswith("三是") and target >= WHOLE_SERIES)
                counted = _SERIES_GOES_ON.match(found[0]) is not None
                if found[0] and (fits or not chosen) and not (counted and broken_off):
                    chosen[index] = found
                elif counted:  # without 三是 there is no 四是
                    broken_off = True
        text = ""
        for _, (sentence, _) in sorted(chosen.items()):
            goes_on = _SERIES_GOES_ON.match(sentence) and text.endswith("。")
            text = (text[:-1] + "；" if goes_on else text) + sentence
        return text, tuple(each for _, (_, ids) in sorted(chosen.items()) for each in ids)

    def _part(
        self, part: Part, room: int, about: frozenset[str], beside: Sequence[str]
    ) -> tuple[str, tuple[str, ...]]:
        """The sentence of one part and the ids of bank phrases in it; empty where none is left."""
        if part.own is not None and (own := self.chooser.own_sentence(part.own, room)):
            return own, ()
        if part.bank is not None:
            on_subject = part.bank.move in (Move.REVIEW, Move.SITUATION, Move.TASKS, Move.LEADERSHIP)
            related = RELATED if on_subject else 0
            found = self.chooser.sentence(part.bank, room, about, related=related, beside=beside)
            if found is not None:
                return found[0], _named(found[1])
        return self.chooser.wording(part.wordings) or "", ()

    def _points(self, section: PlannedSection) -> tuple[Point, ...]:
        if not section.points:
            return ()
        step = section.point_step
        patterns: Sequence[tuple[Step, Pattern | None]]
        if step is None:
            steps = section.steps[: section.points]
            patterns = [(each, self.chooser.pattern(each, section.key, headed=True)) for each in steps]
        else:
            wanted = section.points - len(section.heading_frames)
            own: list[Pattern | None] = [None] * min(len(section.heading_frames), section.points)
            more = self.chooser.pattern_set(step, section.key, max(0, wanted))
            patterns = [(step, each) for each in (*own, *more)]
        target = (section.characters - _room_around(section)) // len(patterns)
        return tuple(
            self._own_point(each, place, target, section)
            if place < len(section.heading_frames)
            else self._point(each, pattern, target, section)
            for place, (each, pattern) in enumerate(patterns)
        )

    def _own_point(self, step: Step, place: int, target: int, section: PlannedSection) -> Point:
        """A point under the outline's own heading: bank sentences on what the heading says, and a prompt."""
        heading = fill_slots(section.heading_frames[place], self.chooser.answer)
        about = self.chooser.subject_of_text(heading)
        text = ""
        ids: list[str] = []
        for _ in range(MOST_FROM_BANK + 1):
            found = self.chooser.sentence(step, about=about, related=RELATED, beside=[text])
            if found is None:
                break
            text += found[0]
            ids.extend(_named(found[1]))
        return Point(heading, (Passage(step, text, phrases=tuple(ids)),), target=target)

    def _point(self, step: Step, pattern: Pattern | None, target: int, section: PlannedSection) -> Point:
        if pattern is None:
            prompt = _asking(prompt_for(step, section), target)
            return Point(f"【{step.zh}】", (Passage(step, prompts=(prompt,)),))
        heading = fill_slots(pattern.headings[self.style % len(pattern.headings)], self.chooser.answer)
        room = target - word_count(heading)
        heads = [part for part in pattern.parts if part.head]
        if target >= RUN_IN_FROM and len(heads) >= 2 and section.heading:
            passages = self._run_ins(pattern, step, room, heading)
        else:
            text, phrases = self._text(pattern, room, heading=heading)
            passages = (Passage(step, text, phrases=phrases, pattern=pattern),)
        return Point(heading, passages, ask=pattern.ask, target=target)

    def _run_ins(self, pattern: Pattern, step: Step, room: int, heading: str) -> tuple[Passage, ...]:
        groups: list[tuple[str, list[Part]]] = [("", [])]
        for part in pattern.parts:
            if part.head:
                groups.append((part.head, []))
            groups[-1][1].append(part)
        passages = []
        for head, parts in groups:
            if parts:
                text, phrases = self._text(pattern, room // len(groups), parts, heading)
                passages.append(Passage(step, text, run_in=head, phrases=phrases, pattern=pattern))
        return tuple(passages)

    def _topped_up(self, body: SectionBody, section: PlannedSection) -> SectionBody:
        """Sentences of the bank at the end of the shortest paragraphs until half the budget is written."""
        in_points = {id(passage) for point in body.points for passage in point.passages}
        tried: set[int] = set()
        passages = list(body.passages)
        grows = [id(passage) in in_points or passage.step in MANY for passage in passages]
        while body.characters < section.characters * HALF:
            open_ones = [
                index
                for index, passage in enumerate(passages)
                if grows[index] and index not in tried and _may_grow(passage)
            ]
            if not open_ones:
                break
            index = min(open_ones, key=lambda each: passages[each].characters)
            found = self._related(passages[index])
            if found is None:
                tried.add(index)
                continue
            grown = passages[index]
            phrases = (*grown.phrases, *_named(found[1]))
            passages[index] = replace(grown, text=grown.text + found[0], phrases=phrases)
            body = _with_passages(body, passages)
        return body

    def _related(self, passage: Passage) -> tuple[str, str] | None:
        """A sentence on the passage's subject; on its step alone where nothing tells the subject."""
        beside = [passage.text]
        if passage.pattern is None:
            return self.chooser.sentence(passage.step, beside=beside)
        about = self.chooser.subject_of(passage.pattern)
        related = CLOSELY_RELATED if passage.pattern.work else RELATED
        return self.chooser.sentence(passage.step, about=about, related=related, beside=beside)

    def _with_prompts(self, body: SectionBody, section: PlannedSection) -> SectionBody:
        """A prompt after each point that is short of its target, and after the paragraphs of each step."""
        points = tuple(self._asked(point, section) for point in body.points)
        targets = _targets([each.step for each in (*body.lead, *body.tail)], section, body.points_length)

        return SectionBody(
            _asking_after(body.lead, targets, section), points, _asking_after(body.tail, targets, section)
        )

    def _asked(self, point: Point, section: PlannedSection) -> Point:
        missing = point.target - point.characters
        if missing < max(WORTH_ASKING, SHORT_BY * point.target):
            return point
        last = point.passages[-1]
        ask = point.ask or prompt_for(last.step, section)
        return replace(
            point, passages=(*point.passages[:-1], replace(last, prompts=(_asking(ask, missing),)))
        )


def _named(phrase: str) -> tuple[str, ...]:
    """The id of a bank phrase; sentences of a line of work have none."""
    return (phrase,) if phrase else ()


def _is_paragraph(step: Step, section: PlannedSection) -> bool:
    """Whether a step is written around the points. Where every step is a point, the others are left out."""
    return not section.points or (section.point_step is not None and step is not section.point_step)


def _room_around(section: PlannedSection) -> int:
    """Characters for the paragraphs around the points."""
    others = [step for step in section.steps if _is_paragraph(step, section)]
    return min(sum(SIZES.get(step, USUAL) for step in others), int(section.characters * LEAD_SHARE))


def _targets(steps: Sequence[Step], section: PlannedSection, points: int) -> dict[Step, int]:
    """Characters for each step outside the points."""
    sizes = {step: SIZES.get(step, USUAL) for step in steps}
    room = max(section.characters - points, 0)
    if section.points:
        room = min(sum(sizes.values()), int(section.characters * LEAD_SHARE))
    brief = sum(size for step, size in sizes.items() if step in BRIEF)
    free = sum(size for step, size in sizes.items() if step not in BRIEF) or 1
    left = max(0, room - brief)
    return {step: size if step in BRIEF else left * size // free for step, size in sizes.items()}


def _asking_after(
    passages: Sequence[Passage], targets: Mapping[Step, int], section: PlannedSection
) -> tuple[Passage, ...]:
    """The paragraphs, the last of each step with a prompt where the step is short of its target."""
    out = []
    for index, passage in enumerate(passages):
        step = passage.step
        last = index + 1 == len(passages) or passages[index + 1].step is not step
        missing = targets.get(step, 0) - sum(each.characters for each in passages if each.step is step)
        if last and step not in BRIEF and (missing >= WORTH_ASKING or not passage.text):
            passage = replace(passage, prompts=(_asking(prompt_for(step, section), missing),))
        out.append(passage)
    return tuple(out)


def _may_grow(passage: Passage) -> bool:
    """Whether a sentence may follow. Not after a counted series (一是…三是…): it is complete."""
    closed = passage.text.endswith(("！", "：")) or "一是" in passage.text
    return (
        bool(passage.text)
        and not closed
        and passage.step not in BRIEF
        and len(passage.phrases) < MOST_FROM_BANK
    )


def _with_passages(body: SectionBody, passages: Sequence[Passage]) -> SectionBody:
    """The same body with its paragraphs, in order, replaced."""
    waiting = iter(passages)

    def take(group: Sequence[Passage]) -> tuple[Passage, ...]:
        return tuple(next(waiting) for _ in group)

    lead = take(body.lead)
    points = tuple(replace(point, passages=take(point.passages)) for point in body.points)
    return SectionBody(lead, points, take(body.tail))


def _asking(prompt: str, missing: int) -> str:
    """A prompt with about how much is still to write, rounded to ten."""
    return f"约再写 {max(20, round(missing / 10) * 10)} 字。{prompt}"

"""An outline, a plan and facts → the Markdown of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.model.draft import SectionPlan
from draftkit.model.facts import FACT_NAMES, Facts, UnitProfile
from draftkit.model.move import Step
from draftkit.model.outline import Outline, Plan, PlannedSection
from draftkit.model.phrase import SlotType
from draftkit.model.speech_type import Rank, SpeechType
from draftkit.outlines.body import Numbering, Passage, Point, SectionBody, section_markdown
from draftkit.outlines.catalogue import bundle_of
from draftkit.outlines.facts import completed
from draftkit.outlines.machine import render_bundle
from draftkit.outlines.prompts import prompt_for
from draftkit.outlines.values import Item, Value
from draftkit.outlines.vocabulary import NOBODY, Answer, answers, vocabulary
from draftkit.text.counts import plain, word_count
from draftkit.text.numerals import to_chinese
from draftkit.text.slots import fill_slots, find_slots

SPEAKS_FOR = {
    Rank.PRINCIPAL: "党委政府",
    Rank.DEPUTY: "党委政府",
    Rank.DEPARTMENT: "牵头单位",
    Rank.SUPERIOR: "上级",
}
"""The slot that says for whom a speaker of a rank gives thanks or congratulates."""
LOOKING_AHEAD = frozenset({SpeechType.ANNUAL, SpeechType.UNION, SpeechType.COMMENDATION})
"""Kinds that set the tasks of the next year when they are held at the end of one."""
NO_BODIES: Mapping[str, SectionBody] = MappingProxyType({})


def render(
    outline: Outline,
    plan: Plan,
    facts: Facts,
    unit: UnitProfile = NOBODY,
    bodies: Mapping[str, SectionBody] = NO_BODIES,
    changes: Mapping[str, SectionPlan] = MappingProxyType({}),
) -> str:
    """The draft: front matter and body. Sections without a body in ``bodies`` get headings and prompts.

    Facts that were not given stay visible as slots.

    Raises:
        BadFileError, TooLargeError: from the outline's own template.
    """
    from draftkit.outlines.front_matter import front_matter

    known = completed(facts, unit)
    answer = answers(known, unit, own_words(outline, plan, known))
    whole = {section.key: bodies.get(section.key) or skeleton(section, answer) for section in plan.sections}
    given = _given(outline, plan, known, unit, answer, whole)
    extra = tuple(fact.name for fact in unit.extra_facts)
    text = render_bundle(bundle_of(outline, extra), given)
    front = front_matter(plan, known, changes)
    return front + "\n" + _tidy(in_house_words(text, unit))


def in_house_words(text: str, unit: UnitProfile) -> str:
    """The office's own way of putting things (``words`` of the unit profile), longest first."""
    for usual in sorted(unit.house_words, key=len, reverse=True):
        text = text.replace(usual, unit.house_words[usual])
    return text


def written_by_section(
    outline: Outline, plan: Plan, facts: Facts, unit: UnitProfile, bodies: Mapping[str, SectionBody]
) -> Mapping[str, int]:
    """字数 of text that each section has in the draft, as the outline's own template writes it."""
    known = completed(facts, unit)
    answer = answers(known, unit, own_words(outline, plan, known))
    given = dict(_given(outline, plan, known, unit, answer, bodies))
    template = bundle_of(outline, tuple(fact.name for fact in unit.extra_facts))
    sections = given["各节"]
    assert isinstance(sections, tuple)
    bare = word_count(plain(render_bundle(template, {**given, "各节": ()})))
    return MappingProxyType(
        {
            section.key: word_count(plain(render_bundle(template, {**given, "各节": (item,)}))) - bare
            for section, item in zip(plan.sections, sections, strict=True)
        }
    )


def require_complete(text: str, path: str = "") -> None:
    """The last gate before a final export: no fact may still be an open slot.

    Raises:
        BadFileError: naming every place where a fact of the vocabulary is missing.
    """
    names = {fact.name for fact in FACT_NAMES}
    problems = []
    for slot in find_slots(text):
        if slot.name in names:
            line = text.count("\n", 0, slot.start) + 1
            col = slot.start - text.rfind("\n", 0, slot.start)
            hint = "请在稿子开头的 facts 里补上"
            problems.append(Problem(path, line, col, f"“{slot.name}”还没有填", hint))
    if problems:
        raise BadFileError(problems)


def counts(outline: Outline, plan: Plan) -> Mapping[str, str]:
    """【点数】 as the number of level-1 headings the plan has, in Chinese."""
    headed = len(plan.headings)
    number = headed or sum(section.points for section in plan.sections if section.points)
    return MappingProxyType({"点数": to_chinese(number)} if number else {})


def own_words(outline: Outline, plan: Plan, facts: Facts) -> Mapping[str, str]:
    """Answers that come from outline and plan.

    【点数】, 【今年】 (the year of the tasks), 【所代表的单位】 (for whom this rank speaks), and the type's
    own 【称谓】 where none was given.
    """
    words = dict(counts(outline, plan))
    if not facts.get("称谓"):
        words["称谓"] = outline.salutation
    behind = SPEAKS_FOR[plan.rank]
    words["今年"] = (
        "明年" if plan.type in LOOKING_AHEAD and facts.text("会议日期")[5:7] in ("11", "12") else "今年"
    )
    words["所代表的单位"] = vocabulary(facts).get(behind, f"【{behind}】")
    return MappingProxyType(words)


def numberings(outline: Outline, plan: Plan) -> Mapping[str, Numbering]:
    """How each section's points are marked: under a heading （一）, without one 一、 or 第一，."""
    found: dict[str, Numbering] = {}
    running = 1
    for section in plan.sections:
        if section.heading:
            found[section.key] = Numbering(2)
            continue
        found[section.key] = Numbering(1, running, run_in=not outline.headings)
        running += section.points
    return found


def skeleton(section: PlannedSection, answer: Answer) -> SectionBody:
    """Headings to fill in and a prompt for every step: a draft before anything is written."""
    lead: list[Passage] = []
    tail: list[Passage] = []
    points: tuple[Point, ...] = ()
    own_points = section.points and section.point_step is None
    if own_points:
        steps = section.steps[: section.points]
        points = tuple(
            Point(_own_heading(section, place, step, answer), (_asked(step, section),))
            for place, step in enumerate(steps)
        )
    else:
        after = False
        for step in section.steps:
            if section.points and step is section.point_step:
                after = True
                asked = (_asked(step, section),)
                points = tuple(
                    Point(_own_heading(section, place, step, answer), asked)
                    for place in range(section.points)
                )
            else:
                (tail if after else lead).append(_asked(step, section, answer))
    return SectionBody(tuple(lead), points, tuple(tail))


def _own_heading(section: PlannedSection, place: int, step: Step, answer: Answer) -> str:
    """The outline's own heading for a point, or the step's name as a slot."""
    frames = section.heading_frames
    return fill_slots(frames[place], answer) if place < len(frames) else f"【{step.zh}】"


def _asked(step: Step, section: PlannedSection, answer: Answer | None = None) -> Passage:
    if step is Step.SALUTATION:
        return Passage(step, fill_slots("【称谓】：", answer or (lambda name: None)))
    return Passage(step, prompts=(prompt_for(step, section),))


def _given(
    outline: Outline,
    plan: Plan,
    facts: Facts,
    unit: UnitProfile,
    answer: Answer,
    bodies: Mapping[str, SectionBody],
) -> Mapping[str, Value]:
    given: dict[str, Value] = {name: value for name, value in outline.variables.items() if value}
    given.update(vocabulary(facts, unit))
    for fact in (*FACT_NAMES, *unit.extra_facts):
        value = facts.get(fact.name)
        if isinstance(value, tuple) and fact.type in (SlotType.LIST, SlotType.PEOPLE):
            given[fact.name] = value
    agenda = facts.get("议程")
    given |= {
        "题目": fill_slots(outline.title, answer),
        "各节": tuple(_items(outline, plan, bodies, answer)),
        "分钟": plan.minutes,
        "总字数": plan.characters,
        "类型": plan.type.zh,
        "点数": len(plan.headings),
    }
    if isinstance(agenda, tuple):
        given["议程数"] = to_chinese(len(agenda))
    return given


def _items(outline: Outline, plan: Plan, bodies: Mapping[str, SectionBody], answer: Answer) -> list[Item]:
    marks = numberings(outline, plan)
    items: list[Item] = []
    number = 0
    for section in plan.sections:
        number += bool(section.heading)
        body = bodies[section.key]
        first = next((passage.step for passage in body.passages), None)
        step = first if _names_step(first, section, body) else None
        parts: dict[str, Value] = {
            "键": section.key,
            "标题": fill_slots(section.heading, answer),
            "序数": to_chinese(number) if section.heading else "",
            "步骤": tuple(each.value for each in section.steps),
            "步骤名": tuple(each.zh for each in section.steps),
            "字数": section.characters,
            "提示": section.prompt,
            "标记": f"{section.move}.{step}" if step else section.move.value,
            "点数": section.points,
            "正文": section_markdown(body, step or Step.SALUTATION, marks[section.key]),
            "段落": tuple(passage.text for passage in body.passages if passage.text),
            "要点": tuple(Item({"标题": point.heading}) for point in body.points),
        }
        items.append(Item(parts, section.heading))
    return items


def _names_step(first: Step | None, section: PlannedSection, body: SectionBody) -> bool:
    """Whether a section's own comment also names its first step.

    Not where a heading stands between: a salutation opens the speech, a point has a comment of its own.
    """
    if first is None or first is Step.SALUTATION or first.move is not section.move:
        return False
    return bool(body.lead) or not section.heading


def _tidy(text: str) -> str:
    """One empty line between paragraphs, none at the end but the final line end."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return "\n".join(out).strip("\n") + "\n"

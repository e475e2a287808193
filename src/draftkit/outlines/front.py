"""The front matter of an outline file → ``Outline``, every problem collected with its line."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.files import strict_yaml
from draftkit.model.facts import FACT_NAMES
from draftkit.model.move import Move, Step
from draftkit.model.outline import Outline, OutlineSection, RankView
from draftkit.model.speech_type import Rank, SpeechType
from draftkit.outlines.library import split_front
from draftkit.outlines.shape import Shape

_KEYS = (
    "type",
    "title",
    "salutation",
    "note",
    "minutes",
    "usual",
    "facts",
    "variables",
    "own_words",
    "headings",
    "headings_from",
    "sections",
    "heading_sets",
    "ranks",
)
_SECTION_KEYS = (
    "key",
    "move",
    "steps",
    "share",
    "heading",
    "points",
    "point_step",
    "point_size",
    "between",
    "frames",
    "prompt",
    "prompts",
    "ranks",
)
EACH_STEP = "each"
"""``point_step: each`` makes every step of the section a point of its own."""
MAX_SECTIONS = 20


def read_front(text: str, path: str, name: str) -> tuple[Outline | None, list[Problem]]:
    """Read an outline file's front matter; the outline is None where it says too little to go on."""
    front, body, first_line = split_front(text)
    problems: list[Problem] = []
    if not front:
        hint = "请以 --- 开头，写 type、title、sections，再以 --- 收尾"
        return None, [Problem(path, 1, 1, "提纲开头缺少说明", hint)]
    try:
        # One empty line stands for the opening fence, so that lines are those of the file.
        value = strict_yaml.parse("\n" + front, path)
    except BadFileError as error:
        return None, list(error.problems)
    shape = Shape(value, path, problems)
    shape.only(_KEYS)
    kind = shape.choice("type", SpeechType)
    if shape.get("type") is None:
        shape.complain(None, "缺少 type", "写明是哪类讲话，例如 type: annual")
    sections = _sections(shape)
    outline = Outline(
        type=kind or SpeechType.ANNUAL,
        title=shape.text("title", "在【会议名称】上的讲话", most=60),
        sections=sections,
        salutation=shape.text("salutation", "同志们", most=40),
        facts=_facts(shape),
        minutes=shape.span("minutes", (5, 60)),
        usual_minutes=int(shape.number("usual", 0, 1, 240)),
        body=body,
        note=shape.text("note"),
        path=path,
        name=name,
        heading_sets=_heading_sets(shape, {section.key for section in sections}),
        headings_from=int(shape.number("headings_from", 6, 0, 60)),
        rank_views=_rank_views(shape, {section.key for section in sections}),
        variables=MappingProxyType(shape.pairs("variables")),
        own_words=shape.flag("own_words", False),
        headings=shape.flag("headings", True),
        body_line=first_line,
    )
    low, high = outline.minutes
    if not outline.usual_minutes:
        outline = replace(outline, usual_minutes=(low + high) // 2)
    if not low <= outline.usual_minutes <= high:
        shape.complain(shape.get("usual"), "usual 不在 minutes 范围内", f"{low} 到 {high} 分钟")
    return (outline if kind is not None and sections else None), problems


def _facts(shape: Shape) -> tuple[str, ...]:
    known = {fact.name for fact in FACT_NAMES}
    declared = set(shape.pairs("variables"))
    names = shape.texts("facts")
    for name in names:
        if name not in known | declared:
            shape.complain(shape.get("facts"), f"没有“{name}”这个事实", f"可用：{'、'.join(sorted(known))}")
    return names


def _sections(shape: Shape) -> tuple[OutlineSection, ...]:
    shapes = shape.shapes("sections")
    if not shapes:
        shape.complain(shape.get("sections"), "缺少 sections", "至少写一个部分：key、move、steps、share")
    if len(shapes) > MAX_SECTIONS:
        shape.complain(shape.get("sections"), f"部分太多，最多 {MAX_SECTIONS} 个")
    sections = tuple(_section(each) for each in shapes[:MAX_SECTIONS])
    seen: set[str] = set()
    for each, section in zip(shapes, sections, strict=False):
        if section.key in seen:
            each.complain(each.get("key"), f"key“{section.key}”重复", "每个部分的 key 要不同")
        seen.add(section.key)
    return sections


def _section(shape: Shape) -> OutlineSection:
    shape.only(_SECTION_KEYS)
    move = shape.choice("move", Move)
    if move is None and shape.get("move") is None:
        shape.complain(None, "缺少 move", f"可用：{'、'.join(each.value for each in Move)}")
    steps = shape.choices("steps", Step)
    if shape.get("steps") is None:
        shape.complain(None, "缺少 steps", "写出这一部分的步骤，例如 [guiding, measure]")
    fewest, most = shape.span("points", (0, 0))
    if most > 12:
        shape.complain(shape.get("points"), "小标题最多 12 个")
    each_step = shape.text("point_step") == EACH_STEP
    point_step = None if each_step else shape.choice("point_step", Step)
    if most and steps and not each_step and point_step not in steps:
        shape.complain(shape.get("point_step"), "point_step 要写 steps 里的一步，或写 each")
    least, longest = shape.span("between", (0, 0))
    return OutlineSection(
        least=least,
        most=longest,
        key=shape.text("key", move.value if move else "", most=30),
        move=move or Move.TASKS,
        steps=steps or (Step.MEASURE,),
        share=shape.number("share", 10, 0.1, 1000),
        heading=shape.text("heading", most=60),
        points=fewest,
        most_points=min(most, 12),
        point_size=int(shape.number("point_size", 420, 40, 5000)),
        point_step=point_step,
        heading_frames=shape.texts("frames"),
        prompt=shape.text("prompt"),
        step_prompts=_step_prompts(shape),
        ranks=shape.choices("ranks", Rank),
    )


def _step_prompts(shape: Shape) -> tuple[tuple[Step, str], ...]:
    inner = shape.shape("prompts")
    inner.only([step.value for step in Step])
    known = {step.value for step in Step}
    return tuple((Step(str(name)), inner.text(name)) for name in inner.map if name in known)


def _heading_sets(shape: Shape, keys: set[str]) -> tuple[MappingProxyType[str, str], ...]:
    sets = []
    for each in shape.shapes("heading_sets"):
        each.only(sorted(keys))
        sets.append(MappingProxyType({str(key): each.text(key, most=60) for key in each.map if key in keys}))
    return tuple(sets)


def _rank_views(shape: Shape, keys: set[str]) -> tuple[RankView, ...]:
    ranks = shape.shape("ranks")
    ranks.only([rank.value for rank in Rank])
    views = []
    for name in ranks.map:
        if name not in {rank.value for rank in Rank}:
            continue
        inner = ranks.shape(name)
        inner.only(("omit", "omit_steps", "shares", "note"))
        shares = inner.shape("shares")
        shares.only(sorted(keys))
        omit = inner.texts("omit")
        for key in omit:
            if key not in keys:
                inner.complain(inner.get("omit"), f"没有“{key}”这个部分", f"可用：{'、'.join(sorted(keys))}")
        views.append(
            RankView(
                Rank(str(name)),
                omit=omit,
                omit_steps=inner.choices("omit_steps", Step),
                shares=MappingProxyType(
                    {str(key): shares.number(key, 10, 0.1, 1000) for key in shares.map if key in keys}
                ),
                note=inner.text("note"),
            )
        )
    return tuple(views)

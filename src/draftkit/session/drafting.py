"""Use cases of a new draft: facts and outline in, a plan and Markdown out. Nothing is printed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from draftkit.drafts.markdown import parse, write
from draftkit.drafts.provenance import with_origins
from draftkit.errors import BadFileError, Problem, UsageError
from draftkit.files.atomic import write_text
from draftkit.model.draft import SectionPlan
from draftkit.model.facts import FactName, Facts, FactValue, UnitProfile
from draftkit.model.outline import Outline, Plan
from draftkit.model.phrase import SlotType
from draftkit.model.speech_type import Rank
from draftkit.outlines.catalogue import check_outline, find_outline, load_outline, outlines
from draftkit.outlines.facts import completed, load_facts, load_unit, own_unit
from draftkit.outlines.filling import Filled, fill, style_of
from draftkit.outlines.inference import infer
from draftkit.outlines.plan import make_plan
from draftkit.outlines.rendering import in_house_words, render
from draftkit.outlines.works import problems_in
from draftkit.text.counts import DEFAULT_RATE
from draftkit.text.slots import find_slots

ALLOWED_IN_TEMPLATES = """正文可用的写法（Jinja）：
  {{ 会议名称 }}  {{ 会议日期 | 日期 }}        事实、称谓词（我地、党委政府…）、variables 里自设的名称
  {% if 主持人 is defined %}…{% else %}…{% endif %}
  {% for 项 in 议程 %}{{ loop.index | 中文数字 }}{% endfor %}  只能对给出的列表（议程、各节、节.要点）
  {% set 甲 = "…" %}  {% macro 名(参数) %}…{% endmacro %}  {% block 名 %}…{% endblock %}  {{ super() }}
  {% extends "base/speech.md.j2" %}  {% include "…" %}  {% from "…" import 宏名 %}   文件名要直接写出
  节 的各项：键 标题 序数 步骤 步骤名 字数 提示 正文 标记 要点 点数 段落
不能用：方法调用、方括号、乘除、自己调用自己的宏。展开最多 50 万字。"""

NO_CHANGES: Mapping[str, SectionPlan] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Request:
    """What a new draft is asked for. ``None`` leaves a value to the facts, the unit or the outline."""

    outline: str
    facts: Facts = field(default_factory=Facts)
    unit: UnitProfile = field(default_factory=UnitProfile)
    rank: Rank | None = None
    minutes: int | None = None
    rate: int | None = None
    changes: Mapping[str, SectionPlan] = field(default_factory=lambda: NO_CHANGES)
    order: tuple[str, ...] = ()
    fill: bool = False
    seed: int = 0
    banks: tuple[Path, ...] = ()
    draft_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A new draft with its plan, what the writer should know, and the slots still open.

    ``written`` is the 字数 of text by section key (empty where nothing was filled in).
    """

    text: str
    plan: Plan
    notes: tuple[str, ...]
    open_slots: tuple[str, ...]
    written: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def gather(facts_path: Path | None, unit_path: Path | None, outline: str = "") -> tuple[Facts, UnitProfile]:
    """Facts and unit from their files; without a unit file the one in the settings folder.

    The facts file may also hold the names that ``outline`` declares for itself.

    Raises:
        BadFileError: every problem of both files at once.
    """
    problems: list[Problem] = []
    unit, facts = UnitProfile(), Facts()
    try:
        unit = load_unit(unit_path) if unit_path else own_unit()
    except BadFileError as error:
        problems.extend(error.problems)
    try:
        declared = (*unit.extra_facts, *_declared(outline, unit))
        facts = load_facts(facts_path, declared) if facts_path else facts
    except BadFileError as error:
        problems.extend(error.problems)
    if problems:
        raise BadFileError(problems)
    return facts, unit


def _declared(name: str, unit: UnitProfile) -> list[FactName]:
    """Names that an outline declares for itself, as facts."""
    variables = load_outline(name, _names(unit)).variables if name else {}
    return [FactName(each, SlotType.TEXT, each) for each in variables]


def plan_for(request: Request) -> tuple[Outline, Plan, Facts, tuple[str, ...]]:
    """The outline, its plan for this request, the facts with what follows from them, and notes on that.

    Raises:
        MissingFileError, BadFileError, UsageError: as ``load_outline`` and ``make_plan``.
    """
    outline = load_outline(request.outline, _names(request.unit))
    given = completed(request.facts, request.unit)
    rank = request.rank or given.rank or Rank.PRINCIPAL
    found = infer(given.with_values({"身份": rank.value}))
    facts = found.facts
    minutes = request.minutes or _number(facts, "时长")
    rate = request.rate or _number(facts, "语速") or DEFAULT_RATE
    chosen = style_of(request.seed, outline.type, facts.text("工作")) if request.fill else 0
    plan = make_plan(outline, rank, minutes, rate, request.changes, request.order, chosen)
    told: dict[str, FactValue] = {"语速": rate} if request.rate else {}
    return outline, plan, facts.with_values(told), found.notes


def new_draft(request: Request) -> NewDraft:
    """A new draft: prompts and headings, or with ``fill`` a first text from the bank.

    Raises:
        DraftkitError: outline, facts or bank cannot be used as they are.
    """
    outline, plan, facts, inferred = plan_for(request)
    notes = [*plan.warnings, *inferred]
    if not request.fill:
        text = render(outline, plan, facts, request.unit, changes=request.changes)
        slots = tuple(dict.fromkeys(slot.name for slot in find_slots(text)))
        return NewDraft(text, plan, tuple(notes), slots)
    from draftkit.bank.store import load_bank  # only a filled draft reads the bank (80 ms)

    bank = load_bank(request.banks, request.draft_folder)
    notes.extend(f"词句库：{problem}" for problem in bank.problems)
    filled = fill(
        outline,
        plan,
        facts,
        bank.phrases,
        request.unit,
        seed=request.seed,
        stats=bank.stats,
        changes=request.changes,
    )
    return NewDraft(
        _with_origins(filled, request.unit), plan, tuple(notes), filled.open_slots, filled.written
    )


def _with_origins(filled: Filled, unit: UnitProfile) -> str:
    """The text of a first draft with the bank's phrases noted where the desk looks for them."""
    passages = (passage for body in filled.bodies.values() for passage in body.passages)
    placed = [(in_house_words(each.text, unit), each.phrases) for each in passages if each.phrases]
    return write(with_origins(parse(filled.text), placed))


def read_changes(words: Sequence[str]) -> dict[str, SectionPlan]:
    """Changes to a plan in words: ``tasks.points=4``, ``tasks.heading=…``, ``review.omit=是``.

    Raises:
        UsageError: a word that is not of that form, naming it.
    """
    changes: dict[str, SectionPlan] = {}
    for word in words:
        place, _, value = word.partition("=")
        key, _, what = place.strip().partition(".")
        change = changes.get(key, SectionPlan())
        value = value.strip()
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 7 else None
        if what == "points" and number is not None:
            change = replace(change, points=number)
        elif what == "characters" and number is not None:
            change = replace(change, characters=number)
        elif what == "heading" and value:
            change = replace(change, heading=value)
        elif what == "omit" and value in ("是", "否"):
            change = replace(change, omit=value == "是")
        else:
            remedy = "例如 tasks.points=4、tasks.heading=突出重点、tasks.characters=900、review.omit=是"
            raise UsageError(f"看不懂“{word}”", remedy=remedy)
        changes[key] = change
    return changes


def save_new(path: Path, draft: NewDraft) -> None:
    """Write a new draft.

    Raises:
        MissingFileError, UsageError, SurroundingsError: as ``files.atomic``.
    """
    write_text(path, draft.text)


def all_outlines() -> tuple[Outline, ...]:
    """Every outline there is."""
    return outlines()


def problems_of(name_or_path: str, unit: UnitProfile | None = None) -> tuple[Path, list[Problem]]:
    """The file of an outline and every problem in it; names that the unit declares are known.

    A YAML file is one of paragraph patterns or a line of work.

    Raises:
        MissingFileError: no such outline or file.
        BadFileError: the unit profile in the settings folder, read where ``unit`` is None, is wrong.
    """
    path = find_outline(name_or_path)
    if path.suffix == ".yaml":
        return path, problems_in(path)
    return path, check_outline(path, _names(own_unit() if unit is None else unit))[1]


def _names(unit: UnitProfile) -> tuple[str, ...]:
    """The facts that the office declared for itself."""
    return tuple(fact.name for fact in unit.extra_facts)


def _number(facts: Facts, name: str) -> int | None:
    text = facts.text(name)
    return int(text) if text.isascii() and text.isdigit() else None

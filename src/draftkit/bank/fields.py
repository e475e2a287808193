"""The fields of an entry as a table: validation, JSON Schema, the writer and the docs all read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from draftkit.model.move import Move, Step
from draftkit.model.phrase import PhraseKind, Relation, SlotType, Status
from draftkit.model.speech_type import Rank, SpeechType


class Form(StrEnum):
    """What a field's value looks like in YAML."""

    TEXT = "text"
    YEAR = "year"
    TEXTS = "texts"
    CHOICE = "choice"
    CHOICES = "choices"
    SLOTS = "slots"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its form, the choices where it is one, the kinds it belongs to (empty: all), its meaning."""

    name: str
    form: Form
    meaning: str
    choices: type[StrEnum] | None = None
    kinds: tuple[PhraseKind, ...] = ()


FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("id", Form.TEXT, "编号，由 draftkit bank check --fix 编；改了文字编号也不变"),
    FieldSpec("text", Form.TEXT, "插入稿子的文字，空位写成【名称】"),
    FieldSpec("move", Form.CHOICE, "用在讲话的哪一部分", Move),
    FieldSpec("step", Form.CHOICE, "用在这一部分的哪一步；写了步骤就不必再写 move", Step),
    FieldSpec("kind", Form.CHOICE, "是哪一类词句，不写就是句式", PhraseKind),
    FieldSpec("types", Form.CHOICES, "只适合哪些会议类型，不写就都适合", SpeechType),
    FieldSpec("rank", Form.CHOICES, "只适合什么身份的人讲，不写就都适合", Rank),
    FieldSpec("tags", Form.TEXTS, "自定的标签"),
    FieldSpec("since", Form.YEAR, "从哪一年起可以用"),
    FieldSpec("until", Form.YEAR, "到哪一年为止可以用"),
    FieldSpec("status", Form.CHOICE, "候选、已审或停用，不写就是已审", Status),
    FieldSpec("note", Form.TEXT, "写给人看的说明"),
    FieldSpec("set", Form.TEXTS, "成组的标题，按次序", kinds=(PhraseKind.HEADING_SET,)),
    FieldSpec("units", Form.TEXTS, "排比的各个分句", kinds=(PhraseKind.PARALLEL,)),
    FieldSpec("head", Form.TEXT, "搭配的中心词", kinds=(PhraseKind.COLLOCATION,)),
    FieldSpec("relation", Form.CHOICE, "中心词与搭配词的关系", Relation, (PhraseKind.COLLOCATION,)),
    FieldSpec("collocates", Form.TEXTS, "搭配词，常用的在前", kinds=(PhraseKind.COLLOCATION,)),
    FieldSpec("source", Form.TEXT, "出处，引语必填"),
    FieldSpec("variants", Form.TEXTS, "意思相同的别的写法"),
    FieldSpec("slots", Form.SLOTS, "空位的类型，如 {数量: number}", SlotType),
)
FIELD: dict[str, FieldSpec] = {spec.name: spec for spec in FIELDS}
FIRST_YEAR, LAST_YEAR = 1949, 2100

_EXTRA_NAMES: dict[type[StrEnum], dict[str, str]] = {
    Status: {"candidate": "候选", "reviewed": "已审", "retired": "停用"},
    SlotType: {
        "text": "文字",
        "number": "数字",
        "percent": "百分比",
        "money": "金额",
        "date": "日期",
        "list": "并列",
        "choice": "选择",
        "people": "人员",
    },
    Relation: {
        "verb-object": "动宾",
        "object-verb": "宾动",
        "modifier-noun": "修饰",
        "noun-modifier": "受修饰",
        "subject-predicate": "主谓",
        "predicate-subject": "谓主",
        "adverb-verb": "状动",
        "verb-adverb": "动状",
    },
}


def zh(choice: StrEnum) -> str:
    """The name a writer uses for one choice."""
    named = _EXTRA_NAMES.get(type(choice))
    return named[choice.value] if named else str(getattr(choice, "zh", choice.value))


@cache
def choice_names(choices: type[StrEnum]) -> dict[str, Any]:
    """Every spelling a file may use (``tasks`` or 部署任务) with the member it means."""
    names: dict[str, Any] = {member.value: member for member in choices}
    for member in choices:
        names.setdefault(zh(member), member)
    return names


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or an empty string where none is near."""
    import difflib  # deferred: 5 ms, only needed when something is wrong

    names = list(known)
    swapped = [name for name in names if sorted(name) == sorted(word)]
    cutoff = 0.5 if len(word) <= 3 else 0.6
    found = swapped or difflib.get_close_matches(word, names, n=1, cutoff=cutoff)
    return found[0] if found else ""

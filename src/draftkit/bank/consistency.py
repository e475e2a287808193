"""What must hold between the fields of one entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from draftkit.bank.entries import Fields
from draftkit.bank.fields import FIELD, nearest
from draftkit.errors import Problem
from draftkit.files.yaml_values import YamlMap, YamlValue
from draftkit.model.phrase import PhraseKind, Status
from draftkit.text.slots import SLOT_RE, find_slots

_NEEDS: dict[PhraseKind, tuple[str, str]] = {
    PhraseKind.HEADING_SET: ("set", "至少两个标题"),
    PhraseKind.PARALLEL: ("units", "至少两个分句"),
    PhraseKind.COLLOCATION: ("collocates", "至少一个搭配词"),
}
_DEMANDING = {*_NEEDS, PhraseKind.MAXIM}
_OF_SOME_KINDS = frozenset(name for name, spec in FIELD.items() if spec.kinds)
_BAD_ID = frozenset(" \t\r\n,，、：:[]{}【】\"'#")


def entry_problems(
    own: Fields, defaults: Fields, at: YamlValue, path: str, *, whole: bool = True
) -> Iterator[Problem]:
    """The problems of one entry: ``own`` are the fields written in it, ``at`` where it stands.

    ``whole`` is False where some of its fields could not be read: then nothing is called missing.
    """

    def problem(name: str, message: str, hint: str = "") -> Problem:
        line, col = at.key_place(name) if isinstance(at, YamlMap) else (at.line, at.col)
        return Problem(path, line, col, message, hint)

    yield from _slot_problems(own, problem)
    if len(own) == 1 and "text" in own and defaults.get("kind") not in _DEMANDING:
        return  # most entries: a text and nothing else
    full = {**defaults, **{name: value for name, value in own.items() if value is not None}}
    if not _BAD_ID.isdisjoint(own.get("id", "")):
        yield problem("id", "编号里有空格或标点", "编号只用字母、数字、横线和点，如 tk-guiding-014")
    if own.get("step") and own.get("move") and own["step"].move is not own["move"]:
        step, move = own["step"], own["step"].move
        yield problem("step", f"步骤 {step} 不属于 {own['move']}", f"它属于 {move}（{move.zh}）")
    if (full.get("since") or 0) > (full.get("until") or 9999):
        yield problem("since", "since 晚于 until", "起用年份应早于停用年份")
    kind = full.get("kind") or PhraseKind.FRAME
    yield from _strange_fields(own, kind, problem)
    if whole:
        yield from _missing_fields(own, full, kind, problem)


def _strange_fields(own: Fields, kind: PhraseKind, problem: Any) -> Iterator[Problem]:
    for name in _OF_SOME_KINDS.intersection(own):
        kinds = FIELD[name].kinds
        if kind not in kinds and (own.get("kind") or "id" not in own):
            yield problem(name, f"{name} 只用于 {'、'.join(each.zh for each in kinds)}", f"这一条是{kind.zh}")


def _missing_fields(own: Fields, full: Fields, kind: PhraseKind, problem: Any) -> Iterator[Problem]:
    if "id" in own and "text" not in own and not any(name in own for name in ("set", "units", "head")):
        return  # an overlay: it says only what differs from the entry below it
    needed = _NEEDS.get(kind)
    if needed and len(full.get(needed[0]) or ()) < (1 if kind is PhraseKind.COLLOCATION else 2):
        yield problem(needed[0], f"{kind.zh}缺 {needed[0]}", needed[1])
    if kind is PhraseKind.COLLOCATION and not full.get("head"):
        yield problem("head", "搭配缺 head", "请写中心词")
    if kind is PhraseKind.MAXIM and not full.get("source") and full.get("status") is not Status.CANDIDATE:
        yield problem("source", "引语缺 source", "没有出处的话不能用；俗语请写“俗语”")
    if not needed and not full.get("text"):
        yield problem("text", "缺 text", "请写上文字")


def _slot_problems(own: Fields, problem: Any) -> Iterator[Problem]:
    texts = [("text", own.get("text") or "")]
    for name in ("set", "units", "variants"):
        texts += [(name, text) for text in own.get(name) or ()]
    used: set[str] = set()
    for name, text in texts:
        if "【" not in text and "】" not in text:
            continue
        used.update(slot.name for slot in find_slots(text))
        rest = SLOT_RE.sub("", text)
        if "【" in rest or rest.count("】") > text.count("【【"):
            yield problem(name, "【】没有配对，或名称是空的", "空位写成【名称】；真要一个【 就写【【")
    for declared in own.get("slots") or ():
        if "text" in own and declared not in used:
            near = nearest(declared, used)
            hint = f"是不是想写【{near}】" if near else "请删去，或在文字里用上"
            yield problem("slots", f"文字里没有空位【{declared}】", hint)

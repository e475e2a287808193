"""From YAML values to entries: every problem of a file in one go, each with its place and a way out."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from draftkit.bank.consistency import entry_problems
from draftkit.bank.entries import NO_FIELDS, BankFile, Entry, Fields, Layer
from draftkit.bank.fields import FIELD, FIRST_YEAR, LAST_YEAR, FieldSpec, Form, choice_names, nearest
from draftkit.bank.identity import hash_id
from draftkit.errors import Problem
from draftkit.files.yaml_values import YamlList, YamlMap, YamlText, YamlValue

MAX_ENTRIES = 200_000
MAX_TEXT = 2_000
_TOP = ("defaults", "entries")


def validate(value: YamlValue | None, path: str, layer: Layer, earlier: list[Problem]) -> BankFile:
    """The good entries of a parsed file; ``earlier`` are the problems its YAML already had."""
    reader = _FileReader(path)
    reader.problems.extend(earlier)
    if isinstance(value, YamlMap):
        defaults, entries = reader.top(value)
    else:
        defaults, entries = NO_FIELDS, ()
        if value is not None:
            reader.complain(value, "词句文件要以 entries: 开头", "先写 entries:，下面每条以 - 开头")
    problems = tuple(sorted(reader.problems, key=lambda each: (each.line, each.col)))
    return BankFile(path, layer, defaults, entries, problems=problems)


def _list_hint(value: YamlValue) -> str:
    if isinstance(value, YamlText):
        if value.startswith(("\u3000", "\xa0")):
            return "缩进要用半角空格，不用全角空格"
        if value.startswith("-"):
            return "- 后面要空一格"
        if value.startswith(("－", "—", "–", "•", "·")):
            return "每条以半角 - 开头"
    return "每条以 - 开头，后面空一格"


class _FileReader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def complain(self, at: YamlValue, message: str, hint: str = "") -> None:
        """Note a problem where ``at`` stands."""
        self.problems.append(Problem(self.path, at.line, at.col, message, hint))

    def top(self, mapping: YamlMap) -> tuple[Fields, tuple[Entry, ...]]:
        """The file's defaults and its good entries."""
        for key in mapping:
            if key not in _TOP:
                self.complain(key, f"顶层没有“{key}”", self._meant(key, _TOP))
        defaults: Fields = NO_FIELDS
        given = mapping.get(YamlText("defaults"))
        if isinstance(given, YamlMap):
            defaults = self._defaults(given)
        elif given:
            self.complain(given, "defaults 要写成“字段: 值”")
        listed = mapping.get(YamlText("entries"))
        if isinstance(listed, YamlList):
            return defaults, self._entries(listed, defaults)
        if listed:
            self.complain(listed, "entries 要写成列表", _list_hint(listed))
        elif listed is None and not self.problems:
            self.complain(mapping, "没有 entries", "先写 entries:，下面每条以 - 开头")
        return defaults, ()

    def _defaults(self, mapping: YamlMap) -> Fields:
        for key in mapping:
            if key in ("id", "text"):
                self.complain(key, f"defaults 里不能写 {key}", "每条各写各的")
        fields = self._fields(mapping)
        fields.pop("id", None)
        fields.pop("text", None)
        return fields

    def _entries(self, items: YamlList, defaults: Fields) -> tuple[Entry, ...]:
        if len(items) > MAX_ENTRIES:
            self.complain(items, f"一个文件最多 {MAX_ENTRIES} 条", "请分成几个文件")
        entries: list[Entry] = []
        lines: dict[str, int] = {}
        for item in items[:MAX_ENTRIES]:
            before = len(self.problems)
            entry = self._entry(item, defaults)
            if entry is None or len(self.problems) > before:
                continue
            first = lines.setdefault(entry.id, entry.line)
            if first != entry.line:
                self._repeated(entry, item, first)
            else:
                entries.append(entry)
        return tuple(entries)

    def _repeated(self, entry: Entry, item: YamlValue, first: int) -> None:
        if entry.stored:
            self.complain(
                item, f"编号“{entry.id}”重复", f"第 {first} 行已有；删去其中一个编号，再用 --fix 补"
            )
        else:
            self.complain(item, "这一条与前面的重复", f"第 {first} 行已有，请删去一条")

    def _entry(self, item: YamlValue, defaults: Fields) -> Entry | None:
        before = len(self.problems)
        if isinstance(item, YamlText):
            fields: dict[str, Any] = {"text": self._text(item, FIELD["text"])}
        elif isinstance(item, YamlMap):
            fields = self._fields(item)
        else:
            self.complain(item, "这里应是一条文字，却是列表", "以 [ 开头的文字请加引号")
            return None
        where = (item.line, item.col)
        whole = len(self.problems) == before
        self.problems.extend(entry_problems(fields, defaults, item, self.path, whole=whole))
        stored = fields.pop("id", "")
        return Entry(stored or hash_id(fields), fields, *where, stored=bool(stored))

    def _fields(self, mapping: YamlMap) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for key, value in mapping.items():
            spec = FIELD.get(key)
            if spec is None:
                self._unknown(key)
                continue
            if isinstance(value, YamlText) and not value and spec.name not in ("id", "text"):
                fields[spec.name] = None  # left empty: in an overlay this clears what lies below
                continue
            fields[spec.name] = self._value(spec, value)
        return fields

    def _unknown(self, key: YamlText) -> None:
        if key.isascii():
            self.complain(key, f"没有“{key}”这个字段", self._meant(key, FIELD))
        else:
            self.complain(
                key, f"“{key}”被当成了字段名", "半角冒号加空格会切断句子：整句加引号，或改用全角冒号"
            )

    def _meant(self, word: str, known: Any) -> str:
        near = nearest(word, known)
        return f"是不是想写 {near}" if near else "可用：" + " ".join(known)

    def _value(self, spec: FieldSpec, value: YamlValue) -> Any:
        if spec.form is Form.TEXT:
            return self._text(value, spec)
        if spec.form is Form.YEAR:
            return self._year(value, spec)
        if spec.form is Form.CHOICE:
            return self._choice(value, spec)
        if spec.form is Form.SLOTS:
            return self._slots(value, spec)
        items = value if isinstance(value, YamlList) else [value]  # one item may stand without brackets
        read = self._text if spec.form is Form.TEXTS else self._choice
        return tuple(read(item, spec) for item in items)

    def _text(self, value: YamlValue, spec: FieldSpec) -> str:
        if not isinstance(value, YamlText):
            what = "列表" if isinstance(value, YamlList) else "“键: 值”"
            self.complain(value, f"{spec.name} 应是文字，却是{what}", "以 [ 或 { 开头、带半角冒号的请加引号")
            return ""
        if not value.strip():
            self.complain(value, f"{spec.name} 是空的", "请写上文字，或删去这一行")
        if len(value) > MAX_TEXT:
            self.complain(value, f"{spec.name} 超过 {MAX_TEXT} 字", "词句要短，请拆开")
        return str(value).strip()

    def _year(self, value: YamlValue, spec: FieldSpec) -> int | None:
        if isinstance(value, YamlText) and value.isascii() and value.isdigit():
            year = int(value) if len(value) < 9 else 0
            if FIRST_YEAR <= year <= LAST_YEAR:
                return year
        self.complain(value, f"{spec.name} 应是四位年份", "如 2022")
        return None

    def _choice(self, value: YamlValue, spec: FieldSpec) -> StrEnum | None:
        assert spec.choices is not None
        names = choice_names(spec.choices)
        if isinstance(value, YamlText):
            if value in names:
                member: StrEnum = names[value]
                return member
            self.complain(value, f"{spec.name} 没有“{value}”这一项", self._meant(value, names))
        else:
            self.complain(value, f"{spec.name} 应是一个词", "可用：" + " ".join(names))
        return None

    def _slots(self, value: YamlValue, spec: FieldSpec) -> dict[str, Any]:
        if not isinstance(value, YamlMap):
            self.complain(value, "slots 要写成 {名称: 类型}", "如 {数量: number}")
            return {}
        return {str(name): self._choice(kind, spec) for name, kind in value.items()}

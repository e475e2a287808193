"""Loading layout profiles: shipped ones by name, an office's own by path, each value checked.

A profile file is ``layout`` (its name), ``title``, optionally ``base`` (a shipped profile whose values it
changes) and ``settings``: each key with ``{value, clause, strength}``, or just the value.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

from draftkit.errors import BadFileError, MissingFileError, Problem
from draftkit.export.layout import Layout, PageLayout, PageNumber, Reading, Setting, TextLayout
from draftkit.export.layout_values import SETTINGS, STRENGTHS, TEXT_KINDS
from draftkit.files import resources, strict_yaml
from draftkit.files.strict_yaml import YamlMap, YamlText, YamlValue

DEFAULT = "office"
_KEYS = ("layout", "title", "base", "settings")
_SETTING_KEYS = ("value", "clause", "strength")
_SAME_FACE = "same"


def layout_names() -> tuple[str, ...]:
    """The names of the shipped profiles, sorted."""
    return tuple(sorted(path.stem for path in resources.layouts_dir().glob("*.yaml")))


def load_layout(name_or_path: str = DEFAULT) -> Layout:
    """A shipped profile by name, or a profile file by path.

    Raises:
        MissingFileError: neither a shipped name nor a file.
        BadFileError: the file is wrong; every problem is listed.
    """
    if name_or_path in layout_names():
        return _load(_shipped(name_or_path))
    path = Path(name_or_path)
    if not path.is_file():
        names = "、".join(layout_names())
        raise MissingFileError(
            "没有这个版式", where=name_or_path, remedy=f"可用：{names}，或给出版式文件的路径"
        )
    return _load(path)


def differences(layout: Layout, other: Layout) -> tuple[tuple[str, Setting, Setting | None], ...]:
    """Settings of ``layout`` whose value is not that of ``other``: key, here, there."""
    return tuple(
        (key, setting, other.settings.get(key))
        for key, setting in layout.settings.items()
        if (there := other.settings.get(key)) is None or there.value != setting.value
    )


_STRENGTH_WORDS = {"must": "标准规定", "usual": "标准一般用", "may": "标准可用"}


def deviations_of(layout: Layout) -> tuple[str, ...]:
    """Where a profile differs from what the standard says, one line each, in a writer's words."""
    return tuple(
        f"{key} 用 {here.value}，{_STRENGTH_WORDS[there.strength]} {there.value}（{there.clause}）"
        for key, here, there in differences(layout, load_layout(DEFAULT))
        if there is not None and there.strength in _STRENGTH_WORDS
    )


def _shipped(name: str) -> Path:
    return resources.layouts_dir() / f"{name}.yaml"


def _load(path: Path) -> Layout:
    return _layout(path, strict_yaml.load(path))


def _layout(path: Path, document: YamlValue | None) -> Layout:
    problems: list[Problem] = []
    if not isinstance(document, YamlMap):
        raise BadFileError([Problem(str(path), 1, 1, "版式文件是空的，或不是“键: 值”", "请照自带版式写")])
    problems.extend(_unknown_keys(document, _KEYS, path))
    base = _base(document, path, problems)
    own = dict(_settings(document, path, problems))
    settings = {**(base.settings if base else {}), **own}
    missing = [] if base else sorted(_required() - settings.keys())
    if missing:
        problems.append(
            Problem(str(path), 1, 1, f"缺少：{'、'.join(missing)}", "请补上，或写 base: office 只写不同之处")
        )
    if problems:
        raise BadFileError(sorted(problems, key=lambda problem: (problem.line, problem.col)))
    name = str(document.get(YamlText("layout"), path.stem))
    return _build(name, str(document.get(YamlText("title"), name)), settings)


def _base(document: YamlMap, path: Path, problems: list[Problem]) -> Layout | None:
    base = document.get(YamlText("base"))
    if base is None:
        return None
    if isinstance(base, YamlText) and base in layout_names() and base != path.stem:
        return _load(_shipped(base))
    hint = "可写：" + "、".join(layout_names())
    problems.append(Problem(str(path), *document.key_place("base"), f"不认识的 base：{base}", hint))
    return None


def _settings(document: YamlMap, path: Path, problems: list[Problem]) -> Iterator[tuple[str, Setting]]:
    settings = document.get(YamlText("settings"), YamlMap())
    if not isinstance(settings, YamlMap):
        problems.append(
            Problem(str(path), *document.key_place("settings"), "settings 下面要一行一项“键: 值”")
        )
        return
    problems.extend(_unknown_keys(settings, tuple(SETTINGS), path))
    name = str(document.get(YamlText("layout"), path.stem))
    for key, value in settings.items():
        setting = _setting(key, value, name, path, problems)
        if setting is not None:
            yield str(key), setting


def _setting(
    key: YamlText, value: YamlValue, profile: str, path: Path, problems: list[Problem]
) -> Setting | None:
    fields: dict[Any, Any] = value if isinstance(value, YamlMap) else {"value": value}
    if isinstance(value, YamlMap):
        problems.extend(_unknown_keys(value, _SETTING_KEYS, path))
    written, strength = fields.get("value"), str(fields.get("strength", ""))
    if strength and strength not in STRENGTHS:
        problems.append(
            Problem(
                str(path), key.line, key.col, f"strength 不能是“{strength}”", "可写：" + "、".join(STRENGTHS)
            )
        )
    kind = SETTINGS.get(key)
    if kind is None:
        return None
    if not isinstance(written, str) or kind.parse(written) is None:
        shown = written if isinstance(written, str) else "（空）"
        problems.append(Problem(str(path), key.line, key.col, f"{key} 的值“{shown}”看不懂", kind.hint))
        return None
    return Setting(str(written), str(fields.get("clause", "")), strength, profile)


def _unknown_keys(mapping: YamlMap, known: tuple[str, ...], path: Path) -> Iterator[Problem]:
    for key in mapping:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"是不是 {near[0]}" if near else "见自带版式文件"
            yield Problem(str(path), key.line, key.col, f"不认识的键“{key}”", hint)


def _required() -> set[str]:
    optional = {key for key in SETTINGS if key.split(".")[0] in TEXT_KINDS[1:]}
    return set(SETTINGS) - optional


def _build(name: str, title: str, settings: dict[str, Setting]) -> Layout:
    values: dict[str, Any] = {key: SETTINGS[key].parse(setting.value) for key, setting in settings.items()}

    def part(prefix: str) -> dict[str, Any]:
        return {
            key.split(".")[1].replace("-", "_"): value
            for key, value in values.items()
            if key.split(".")[0] == prefix
        }

    body = part("body")
    texts = {kind: TextLayout(**{**body, **part(kind)}) for kind in TEXT_KINDS}
    latin = values["latin.face"]
    return Layout(
        name=name,
        title=title,
        page=PageLayout(**part("page"), **part("grid")),
        number=PageNumber(**part("number")),
        reading=Reading(**part("reading")),
        texts=MappingProxyType(texts),
        latin_face="" if latin == _SAME_FACE else latin,
        latin_space=values["latin.space"],
        settings=MappingProxyType(dict(settings)),
    )

"""The filters and tests an outline may use. Each takes any value: a wrong kind comes back as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeGuard

from draftkit.outlines.values import Missing, Value, shown
from draftkit.text.marks import HAN
from draftkit.text.numerals import to_chinese

_TWO_HAN = re.compile(rf"[{HAN}]{{2}}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


def _numeral(value: Value) -> Value:
    """5 → 五."""
    number = int(value) if isinstance(value, int) or _is_digits(value) else None
    return to_chinese(number) if number is not None and 0 <= number <= 9999 else value


def _date(value: Value) -> Value:
    """2026-03-12 → 2026年3月12日; anything else stays."""
    match = _ISO.fullmatch(shown(value))
    if not match:
        return value
    year, month, day = match.groups()
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def _byline_name(value: Value) -> Value:
    """张三 → 张　三: a two-character name takes one full-width space in a byline."""
    name = shown(value)
    return f"{name[0]}　{name[1]}" if not isinstance(value, Missing) and _TWO_HAN.fullmatch(name) else value


def _year(value: Value) -> Value:
    """2026-03-12 → 2026."""
    match = _ISO.match(shown(value))
    return match.group(1) if match else value


def _default(value: Value, other: Value = "") -> Value:
    return other if isinstance(value, Missing) or value is None else value


def _join(value: Value, mark: Value = "、") -> Value:
    return shown(mark).join(shown(each) for each in value) if isinstance(value, tuple) else value


def _length(value: Value) -> Value:
    if isinstance(value, tuple):
        return len(value)
    return 0 if isinstance(value, Missing) or value is None else len(shown(value))


def _first(value: Value) -> Value:
    return (value[0] if value else None) if isinstance(value, tuple) else value


def _last(value: Value) -> Value:
    return (value[-1] if value else None) if isinstance(value, tuple) else value


def _trim(value: Value) -> Value:
    return value if isinstance(value, Missing) else shown(value).strip()


def _is_digits(value: Value) -> TypeGuard[str]:
    return isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 4


FILTERS: dict[str, tuple[Callable[..., Value], int]] = {
    "中文数字": (_numeral, 0),
    "日期": (_date, 0),
    "年份": (_year, 0),
    "署名": (_byline_name, 0),
    "默认": (_default, 1),
    "default": (_default, 1),
    "连接": (_join, 1),
    "join": (_join, 1),
    "个数": (_length, 0),
    "length": (_length, 0),
    "首项": (_first, 0),
    "first": (_first, 0),
    "末项": (_last, 0),
    "last": (_last, 0),
    "trim": (_trim, 0),
}
"""Name → the function and the most arguments it takes besides the value."""

TESTS: dict[str, Callable[[Value], bool]] = {
    "defined": lambda value: not isinstance(value, Missing),
    "undefined": lambda value: isinstance(value, Missing),
    "已填": lambda value: not isinstance(value, Missing) and value not in ("", (), None),
    "none": lambda value: value is None,
}
"""Name → the test; none takes an argument."""

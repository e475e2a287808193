"""The settings a layout profile may hold, and how each value is written.

``SETTINGS`` is the whole vocabulary; a profile that uses another key, or writes a value another way, is
told so with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from draftkit.export.layout import TWIPS_PER_MM, TWIPS_PER_POINT

POINT_SIZES: Mapping[str, float] = MappingProxyType(
    {
        "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16,
        "小三": 15, "四号": 14, "小四": 12, "五号": 10.5, "小五": 9,
    }
)  # fmt: skip
"""The Chinese type sizes, in points (GB/T 9704-2012 counts in 号)."""

TEXT_KINDS = (
    "body",
    "title",
    "subtitle",
    "byline",
    "salutation",
    "heading1",
    "heading2",
    "heading3",
    "heading4",
    "classification",
    "signature",
    "sign-date",
    "attachment-note",
    "attachment",
    "attachment-title",
)
"""The kinds of paragraph a profile can describe; all but ``body`` inherit from ``body``."""

STRENGTHS = ("must", "usual", "may", "practice", "measured")

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|pt)")
_TWIPS = {"mm": TWIPS_PER_MM, "cm": TWIPS_PER_MM * 10, "pt": TWIPS_PER_POINT}


@dataclass(frozen=True, slots=True)
class ValueKind:
    """A way of writing a value: ``parse`` gives None for text that is not one, ``hint`` shows how."""

    parse: Callable[[str], object | None]
    hint: str


def _length(text: str) -> int | None:
    match = _LENGTH.fullmatch(text.replace(" ", ""))
    return round(float(match[1]) * _TWIPS[match[2]]) if match else None


def _size(text: str) -> int | None:
    if text in POINT_SIZES:
        return round(POINT_SIZES[text] * 2)
    twips = _length(text)
    return round(twips / 10) if twips and 80 <= twips <= 2000 else None


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else None


def _flag(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _face(text: str) -> str | None:
    return text if text and len(text) <= 60 and text.isprintable() else None


def _choice(*options: str) -> ValueKind:
    return ValueKind(lambda text: text if text in options else None, "可写：" + "、".join(options))


LENGTH = ValueKind(_length, "长度写成 37mm、2.6cm 或 28.95pt")
SIZE = ValueKind(_size, "字号写成 三号 或 16pt")
WHOLE = ValueKind(_whole, "写成整数")
FLAG = ValueKind(_flag, "写成 yes 或 no")
FACE = ValueKind(_face, "写字体名，如：仿宋_GB2312")

_TEXT_SETTINGS: Mapping[str, ValueKind] = MappingProxyType(
    {
        "face": FACE,
        "size": SIZE,
        "bold": FLAG,
        "align": _choice("justify", "left", "center", "right"),
        "first-indent": WHOLE,
        "right-indent": WHOLE,
        "on-grid": FLAG,
    }
)

SETTINGS: Mapping[str, ValueKind] = MappingProxyType(
    {
        "page.width": LENGTH,
        "page.height": LENGTH,
        "page.top": LENGTH,
        "page.bottom": LENGTH,
        "page.left": LENGTH,
        "page.right": LENGTH,
        "grid.pitch": LENGTH,
        "grid.squeeze": LENGTH,
        "grid.rows": WHOLE,
        "grid.columns": WHOLE,
        "number.style": _choice("odd_even", "center", "none"),
        "number.place": _choice("bottom", "both"),
        "number.face": FACE,
        "number.size": SIZE,
        "number.distance": LENGTH,
        "reading.sentence-lines": FLAG,
        "reading.minute-marks": FLAG,
        "reading.pinyin": FLAG,
        "latin.face": FACE,
        "latin.space": FLAG,
    }
    | {f"{kind}.{name}": value for kind in TEXT_KINDS for name, value in _TEXT_SETTINGS.items()}
)

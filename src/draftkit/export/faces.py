"""Type faces of Chinese office documents, and what may stand in where one is not installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Face:
    """A face by the name a document asks for.

    ``substitutes`` in order of preference: first those of Windows and WPS, then free ones. ``family`` is
    the Word family class used when nothing else is found.
    """

    name: str
    substitutes: tuple[str, ...]
    family: str


FACES: Mapping[str, Face] = MappingProxyType(
    {
        face.name: face
        for face in (
            Face("仿宋_GB2312", ("仿宋", "FangSong", "方正仿宋_GBK", "FandolFang R", "FandolFang"), "modern"),
            Face("楷体_GB2312", ("楷体", "KaiTi", "方正楷体_GBK", "霞鹜文楷", "FandolKai"), "modern"),
            Face("黑体", ("SimHei", "方正黑体_GBK", "Noto Sans CJK SC", "FandolHei"), "modern"),
            Face("宋体", ("SimSun", "方正书宋_GBK", "Noto Serif CJK SC", "FandolSong"), "roman"),
            Face(
                "方正小标宋简体",
                ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "Noto Serif CJK SC"),
                "roman",
            ),
        )
    }
)


def face_named(name: str) -> Face:
    """The known face, or one without substitutes for a face only the office knows."""
    return FACES.get(name, Face(name, (), "auto"))

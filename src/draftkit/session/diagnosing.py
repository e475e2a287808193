"""Use case: what this machine has and lacks for draftkit's work."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from draftkit import __version__
from draftkit.export.installed_fonts import presence
from draftkit.export.layouts import layout_names, load_layout
from draftkit.export.office_suite import find_office
from draftkit.files import locations, resources

_LIBRARIES = ("textual", "jinja2", "pyyaml", "jieba", "lxml", "pypdf", "platformdirs")
_READERS = (
    ("antiword", "读旧版 .doc"),
    ("catdoc", "读旧版 .doc"),
    ("pdftotext", "读 PDF"),
    ("pandoc", "读少见的格式"),
    ("ooxml-validator", "核对 Word 文件格式"),
)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One line of the report. ``state`` is ok, missing (can do without) or bad (something will not work)."""

    group: str
    name: str
    state: str
    detail: str = ""


def diagnose() -> tuple[Diagnosis, ...]:
    """Versions, folders, type faces and outside programs, in that order."""
    return (*_versions(), *_folders(), *_faces(), *_programs())


def _versions() -> Iterator[Diagnosis]:
    yield Diagnosis("版本", "draftkit", "ok", __version__)
    python = f"{platform.python_version()}，{platform.system()} {platform.machine()}"
    yield Diagnosis("版本", "Python", "ok" if sys.version_info >= (3, 11) else "bad", python)
    for name in _LIBRARIES:
        yield _library(name, "bad", "没有安装，请重新安装 draftkit")
    yield _library("rjieba", "missing", "没有安装；挖掘会慢一些，装上 draftkit[fast] 即可")


def _library(name: str, state: str, remedy: str) -> Diagnosis:
    try:
        return Diagnosis("版本", name, "ok", importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Diagnosis("版本", name, state, remedy)


def _folders() -> Iterator[Diagnosis]:
    for name, folder in (
        ("自带提纲", resources.templates_dir()),
        ("自带词句库", resources.phrasebank_dir()),
        ("自带版式", resources.layouts_dir()),
    ):
        yield Diagnosis("文件夹", name, "ok" if folder.is_dir() else "bad", str(folder))
    for name, folder in (
        ("设置", locations.config_dir()),
        ("个人词句和资料", locations.data_dir()),
        ("稿子的历史", locations.state_dir()),
        ("缓存", locations.cache_dir()),
    ):
        writable = _writable(folder)
        detail = str(folder) if writable else f"{folder}，写不进去，请检查权限"
        yield Diagnosis("文件夹", name, "ok" if writable else "bad", detail)


def _writable(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that exists, can be written to."""
    standing = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    return standing.is_dir() and os.access(standing, os.W_OK)


def _faces() -> Iterator[Diagnosis]:
    names = dict.fromkeys(face for layout in map(load_layout, layout_names()) for face in layout.faces)
    for face in presence(tuple(names)):
        yield Diagnosis("字体", face.name, "ok" if face.found else "missing", face.line.split("：", 1)[1])


def _programs() -> Iterator[Diagnosis]:
    office = find_office()
    yield Diagnosis(
        "外部程序",
        "LibreOffice",
        "ok" if office else "missing",
        str(office) if office else "没有安装；render --verify 就不能量版面",
    )
    for name, purpose in _READERS:
        found = shutil.which(name)
        yield Diagnosis("外部程序", name, "ok" if found else "missing", found or f"没有安装；用来{purpose}")

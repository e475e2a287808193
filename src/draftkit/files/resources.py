"""The one look-up of shipped files: inside the wheel, or the source tree's top level when editable."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _shipped(name: str) -> Path:
    in_wheel = _PACKAGE / "shipped" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent.parent / name


def templates_dir() -> Path:
    """The shipped outlines (``*.md.j2``)."""
    return _shipped("templates")


def phrasebank_dir() -> Path:
    """The shipped phrase bank (``*.yaml``)."""
    return _shipped("phrasebank")


def lexicon_dir() -> Path:
    """The shipped knowledge tables (``phrasebank/lexicon/*.yaml``)."""
    return phrasebank_dir() / "lexicon"


def samples_dir() -> Path:
    """Sample speeches and drafts written for the demo, the tutorial and the first run."""
    return _PACKAGE / "samples"


def layouts_dir() -> Path:
    """The shipped layout profiles (``*.yaml``); they lie inside the package, wheel or editable."""
    return _PACKAGE / "export" / "layouts"

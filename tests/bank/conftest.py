"""A bank of its own for every test: an empty home, no built-in phrases, a folder to write files into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from draftkit.bank import layers
from draftkit.bank.entries import Layer
from draftkit.bank.layers import Root
from draftkit.bank.search import PhraseIndex


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty ``DRAFTKIT_HOME`` and an empty built-in bank in ``tmp_path/builtin``."""
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "home"))
    builtin = tmp_path / "builtin"
    builtin.mkdir()
    monkeypatch.setattr(layers, "phrasebank_dir", lambda: builtin)
    return tmp_path / "home"


@pytest.fixture
def personal(home: Path) -> Path:
    """The folder of the personal bank."""
    folder = home / "data" / "bank"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def open_bank(home: Path, tmp_path: Path) -> Callable[..., PhraseIndex]:
    """Write ``name=text`` files into one personal folder and open its index."""
    folder = tmp_path / "bank"
    folder.mkdir()

    def opened(**files: str) -> PhraseIndex:
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return PhraseIndex([Root(folder, Layer.PERSONAL)])

    return opened

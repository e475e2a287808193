"""Every test of this room keeps its journals and revisions in a folder of its own."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "home"))

"""Run the real command in a process of its own, with an empty home."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def draftkit(tmp_path: Path) -> Run:
    """Call ``draftkit`` with arguments; the result has ``returncode``, ``stdout`` and ``stderr``."""
    home = tmp_path / "home"
    environment = {**os.environ, "DRAFTKIT_HOME": str(home), "PYTHONUTF8": "1"}

    def run(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "draftkit", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=cwd or tmp_path,
            env=environment,
            timeout=120,
        )

    return run

"""The README is true: its tour runs, its links lead somewhere, its twin has the same commands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from draftkit.cli.verbs import VERBS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TWIN = (ROOT / "README.zh.md").read_text(encoding="utf-8")


def tour(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.S)
    (block,) = [each for each in blocks if "draftkit demo" in each]
    return [line.split("  #")[0].split("    #")[0].strip() for line in block.splitlines() if line.strip()]


def test_every_command_of_the_tour_works(tmp_path: Path) -> None:
    environment = {**os.environ, "DRAFTKIT_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}
    for command in tour(README):
        arguments = shlex.split(command)[1:]
        result = subprocess.run(
            [sys.executable, "-m", "draftkit", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=240,
        )
        allowed = (0, 1) if arguments[0] in ("check", "doctor") else (0,)
        assert result.returncode in allowed, f"{command}\n{result.stderr}"
        assert "Traceback" not in result.stderr, command
    assert (tmp_path / "speech.docx").stat().st_size > 4000


def test_the_chinese_twin_has_the_same_tour() -> None:
    assert tour(TWIN) == tour(README)


@pytest.mark.parametrize("readme", [README, TWIN], ids=["en", "zh"])
def test_links_and_pictures_lead_somewhere(readme: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", readme):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("readme", [README, TWIN], ids=["en", "zh"])
def test_every_verb_is_named(readme: str) -> None:
    for verb in VERBS:
        assert re.search(rf"`[^`\n]*\b{verb}\b", readme), verb

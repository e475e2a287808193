"""Bad input: one clear Chinese line with place and remedy, exit code 2, nothing overwritten."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

DRAFT = "# 讲话\n\n同志们：\n\n我们要抓好落实。\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one good draft and one file of every bad sort."""
    (tmp_path / "好.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "空.md").write_text("", encoding="utf-8")
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    (tmp_path / "图.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04not a zip")
    (tmp_path / "坏.yaml").write_text("地名: 望川县\n层级: [县\n", encoding="utf-8")
    (tmp_path / "错.yaml").write_text("地名: 望川县\n层次: 县\n", encoding="utf-8")
    (tmp_path / "库.yaml").write_text(
        "entries:\n  - text: 好\n    mvoe: tasks\n  - {text: 好, text: 坏}\n", encoding="utf-8"
    )
    (tmp_path / "纲.md.j2").write_text(
        "---\ntype: annual\ntitle: 讲话\n---\n{{ 会议名字 }}\n", encoding="utf-8"
    )
    return tmp_path


CASES = [
    (["corpus", "read", "没有.txt"], "没有.txt"),
    (["corpus", "read", "图.txt"], "图.txt"),
    (["corpus", "read", "空.txt"], "空.txt"),
    (["corpus", "read", "坏.docx"], "坏.docx"),
    (["mine", "没有", "-o", "候选.yaml"], "没有"),
    (["mine", "好.md", "-o", "没有/候选.yaml"], "没有"),
    (["bank", "check", "库.yaml"], "库.yaml:3:5"),
    (["bank", "check", "坏.yaml"], "坏.yaml"),
    (["new", "anual", "-o", "新.md"], "annual"),
    (["new", "annual", "-o", "新.md", "--facts", "坏.yaml"], "坏.yaml"),
    (["new", "annual", "-o", "新.md", "--facts", "错.yaml"], "错.yaml:2:1"),
    (["new", "annual", "-o", "新.md", "--facts", "没有.yaml"], "没有.yaml"),
    (["new", "annual", "-o", "没有/新.md"], "没有"),
    (["new", "--from", "没有.docx", "-o", "新.md"], "没有.docx"),
    (["outline", "check", "纲.md.j2"], "纲.md.j2:5"),
    (["outline", "check", "没有.md.j2"], "没有.md.j2"),
    (["check", "空.md"], "空.md"),
    (["check", "好.md", "--facts", "坏.yaml"], "坏.yaml"),
    (["render", "空.md", "-o", "稿.docx"], "空.md"),
    (["render", "好.md", "-o", "没有/稿.docx"], "没有"),
    (["render", "好.md", "-o", "稿.xyz"], "稿.xyz"),
    (["render", "好.md", "-o", "稿.docx", "--layout", "没有"], "没有"),
    (["redline", "好.md", "没有.md", "-o", "改.docx"], "没有.md"),
    (["revise", "好.md", "--from", "坏.docx"], "坏.docx"),
    (["log", "没有.md"], "没有.md"),
]


@pytest.mark.parametrize(
    ("arguments", "place"), CASES, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_bad_input_is_explained_and_nothing_is_written(
    draftkit: Run, desk: Path, arguments: list[str], place: str
) -> None:
    before = {path.name: path.read_bytes() for path in desk.iterdir() if path.is_file()}
    result = draftkit(*arguments)
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    assert "程序出了差错" not in result.stderr
    assert place in result.stderr
    after = {path.name: path.read_bytes() for path in desk.iterdir() if path.is_file()}
    assert after == before

"""Checking a file as a use case: mending goes on until nothing certain is left."""

from __future__ import annotations

from pathlib import Path

from draftkit.session.checking import check_file


def test_one_run_mends_what_one_mend_uncovers(tmp_path: Path) -> None:
    path = tmp_path / "稿.md"
    path.write_text("# 讲话\n\n## 一,第一\n\n要要抓好。\n\n## 二、第二\n\n要抓实,抓细。\n", encoding="utf-8")
    first = check_file(path, fix=True)
    mended = path.read_bytes()
    assert "## 一、第一\n\n要抓好。" in mended.decode()
    assert first.mended >= 3
    assert check_file(path, fix=True).mended == 0
    assert path.read_bytes() == mended

"""Writing never tears a file, whatever fails, and never hides a change made by someone else."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from draftkit.errors import ConflictError, MissingFileError, SurroundingsError, UsageError
from draftkit.files import atomic, reading


def test_new_file_is_written_and_no_temporary_stays(tmp_path: Path) -> None:
    atomic.write_text(tmp_path / "稿.md", "同志们：\n")
    assert (tmp_path / "稿.md").read_text(encoding="utf-8") == "同志们：\n"
    assert [each.name for each in tmp_path.iterdir()] == ["稿.md"]


@pytest.mark.parametrize("call", ["fsync", "replace", "write"])
def test_any_failing_call_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "稿.md"
    target.write_text("旧稿", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "write":
        monkeypatch.setattr(os, "fdopen", full)
    else:
        monkeypatch.setattr(os, call, full)
    with pytest.raises(SurroundingsError, match="原文件未动"):
        atomic.write_text(target, "新稿")
    monkeypatch.undo()
    assert target.read_text(encoding="utf-8") == "旧稿"
    assert [each.name for each in tmp_path.iterdir()] == ["稿.md"]


def test_a_change_by_someone_else_is_noticed(tmp_path: Path) -> None:
    target = tmp_path / "稿.md"
    stamp = atomic.write_text(target, "我的稿子")
    target.write_text("同事改过的稿子", encoding="utf-8")
    with pytest.raises(ConflictError, match="已被别处改动"):
        atomic.write_text(target, "我又改了", expect=stamp)
    assert target.read_text(encoding="utf-8") == "同事改过的稿子"


def test_missing_folder_and_folder_as_target_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="文件夹不存在"):
        atomic.write_text(tmp_path / "没有" / "稿.md", "文")
    with pytest.raises(UsageError):
        atomic.write_text(tmp_path, "文")


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes and links")
def test_links_are_written_through_and_modes_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "真.md", tmp_path / "链.md"
    real.write_text("旧", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    atomic.write_text(link, "新")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "新"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_private_files_are_for_their_owner_only(tmp_path: Path) -> None:
    atomic.write_text(tmp_path / "日志", "文", private=True)
    assert stat.S_IMODE((tmp_path / "日志").stat().st_mode) == 0o600


def test_leftovers_of_a_killed_process_are_swept(tmp_path: Path) -> None:
    (tmp_path / f"{atomic.TEMPORARY_PREFIX}abc{atomic.TEMPORARY_SUFFIX}").write_text("残", encoding="utf-8")
    (tmp_path / "稿.md").write_text("稿", encoding="utf-8")
    assert atomic.sweep_temporaries(tmp_path) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["稿.md"]


def _missing(folder: Path) -> Path:
    return folder / "没有.md"


def _folder(folder: Path) -> Path:
    return folder


def _binary(folder: Path) -> Path:
    path = folder / "图.md"
    path.write_bytes(b"\x89PNG\0\0")
    return path


def _gbk(folder: Path) -> Path:
    path = folder / "旧.md"
    path.write_bytes("第一行\n同志们".encode("gb18030"))
    return path


@pytest.mark.parametrize(
    ("make", "says"),
    [(_missing, "找不到文件"), (_folder, "文件夹"), (_binary, "二进制"), (_gbk, "不是 UTF-8")],
)
def test_what_cannot_be_read_is_explained(tmp_path: Path, make: Callable[[Path], Path], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        reading.read_text(make(tmp_path))


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    path.write_bytes(b"a" * 1001)
    with pytest.raises(UsageError, match="上限"):
        reading.read_bytes(path, limit=1000)

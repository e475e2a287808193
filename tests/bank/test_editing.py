"""People and the tool at the same file at once: nobody's change is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from draftkit.bank import editing
from draftkit.bank.editing import Append, SetFields, edit_file
from draftkit.bank.entries import Layer
from draftkit.bank.reading import read_bank_file
from draftkit.errors import ConflictError
from draftkit.files.atomic import write_text

TEXT = "# 注\nentries:\n  - {id: a, text: 甲}\n  - {id: b, text: 乙}\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def interrupt(monkeypatch: pytest.MonkeyPatch, path: Path, text: str) -> None:
    """Let a person save ``text`` between the tool's reading and its writing, once."""
    original = editing.apply
    saved: list[bool] = []

    def slow(*arguments: object) -> str:
        result = original(*arguments)  # type: ignore[arg-type]
        if not saved:
            saved.append(True)
            path.write_text(text, encoding="utf-8")
        return result

    monkeypatch.setattr(editing, "apply", slow)


def test_a_save_in_between_is_kept_and_the_change_is_made_on_top(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(monkeypatch, mine, TEXT.replace("乙", "乙改") + "  - 丙\n")
    edit_file(mine, [SetFields("a", {"note": "好"}, seen={"text": "甲"})])
    assert mine.read_text(encoding="utf-8") == (
        "# 注\nentries:\n  - {id: a, text: 甲, note: 好}\n  - {id: b, text: 乙改}\n  - 丙\n"
    )


@pytest.mark.parametrize("theirs", [TEXT.replace("甲", "甲改"), "entries:\n  - {id: b, text: 乙}\n"])
def test_where_the_same_entry_changed_nothing_is_written(
    mine: Path, monkeypatch: pytest.MonkeyPatch, theirs: str
) -> None:
    interrupt(monkeypatch, mine, theirs)
    with pytest.raises(ConflictError, match="a"):
        edit_file(mine, [SetFields("a", {"text": "我的"}, seen={"text": "甲"})])
    assert mine.read_text(encoding="utf-8") == theirs


def test_a_file_that_never_rests_is_given_up_with_a_word(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = editing.apply

    def restless(*arguments: object) -> str:
        result = original(*arguments)  # type: ignore[arg-type]
        write_text(mine, mine.read_text(encoding="utf-8") + "  - 又一条\n")
        return result

    monkeypatch.setattr(editing, "apply", restless)
    with pytest.raises(ConflictError, match="反复改动"):
        edit_file(mine, [SetFields("a", {"note": "好"})])


_APPEND = """
import sys
from pathlib import Path
from draftkit.bank.editing import Append, edit_file
for number in range(15):
    edit_file(Path(sys.argv[1]), [Append({"id": f"{sys.argv[2]}-{number}", "text": f"第{number}条"})])
"""


def test_two_processes_lose_nothing_of_each_other(mine: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", _APPEND, str(mine), name]) for name in ("x", "y", "z")]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    file = read_bank_file(mine, Layer.PERSONAL)
    assert not file.problems
    assert len(file.entries) == 2 + 3 * 15


def test_a_new_file_is_made_with_the_schema_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "mine.yaml"
    edit_file(path, [Append({"text": "第一条"})])
    assert path.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=schema.json\nentries:\n  - 第一条\n"
    )
    assert (path.parent / "schema.json").is_file()

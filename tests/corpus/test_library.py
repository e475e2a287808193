"""The library: by content, once, in whole or not at all; copies linked; the command line over it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from draftkit.cli.main import main
from draftkit.corpus.library.sketch import alike, sketch
from draftkit.corpus.library.store import Library
from draftkit.errors import BadFileError


def speech(topic: str, tail: str = "") -> str:
    sections = "\n".join(
        f"{number}、做好{topic}的第{number}件事\n要把{topic}的{step}环节抓紧抓实，做到有部署、有检查、有结果，一件一件落到{topic}{step}上。"
        for number, step in zip("一二三四五六", ("谋划", "动员", "推进", "检查", "总结", "提高"), strict=True)
    )
    return f"在全县{topic}工作会议上的讲话\n同志们：\n今天召开会议，专题研究{topic}工作。\n{sections}\n{tail}"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.sqlite")


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_adding_twice_is_adding_once(library: Library, tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", speech("防汛"))
    assert library.add(file).state == "new"
    assert library.add(file).state == "known"
    os.utime(file)
    assert library.add(file).state == "known"
    copy = write(tmp_path / "b.txt", speech("防汛"))
    assert library.add(copy).state == "known"
    assert library.stats()["speeches"] == 1


def test_a_changed_file_is_renewed(library: Library, tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", speech("防汛"))
    library.add(file)
    write(file, speech("教育"))
    assert library.add(file).state == "renewed"
    assert [entry.title for entry in library.entries()] == ["在全县教育工作会议上的讲话"]


def test_copies_are_linked_and_counted_once(library: Library, tmp_path: Path) -> None:
    library.add(write(tmp_path / "a.txt", speech("防汛")))
    assert library.add(write(tmp_path / "b.txt", speech("防汛", "会后请大家抓紧时间传达贯彻。"))).copies == 1
    assert library.add(write(tmp_path / "c.txt", speech("教育"))).copies == 0
    stats = library.stats()
    assert (stats["speeches"], stats["independent"]) == (3, 2)
    first, second, _ = library.entries()
    assert second.original == first.id


def test_sketches_tell_copies_from_the_genre() -> None:
    one, other = sketch([speech("防汛")]), sketch([speech("教育")])
    assert alike(one, sketch([speech("防汛", "谢谢大家的支持和配合。")])) > 0.8
    assert alike(one, other) < 0.2


def test_a_bad_file_leaves_the_library_as_it_was(library: Library, tmp_path: Path) -> None:
    library.add(write(tmp_path / "a.txt", speech("防汛")))
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(Exception, match="损坏"):
        library.add(bad)
    assert library.stats()["speeches"] == 1


def test_a_file_that_is_no_library_is_explained(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(BadFileError, match="损坏"):
        Library(tmp_path / "library.sqlite")


def test_killed_in_the_middle(tmp_path: Path) -> None:
    """A process that dies between two statements of one document leaves that document out, whole."""
    write(tmp_path / "a.txt", speech("防汛"))
    write(tmp_path / "b.txt", speech("教育"))
    script = (
        "import os, sys; from pathlib import Path\n"
        "from draftkit.corpus.library import store\n"
        "library = store.Library(Path(sys.argv[1]) / 'library.sqlite')\n"
        "library.add(Path(sys.argv[1]) / 'a.txt')\n"
        "library._remember = lambda *_: os._exit(9)\n"
        "library.add(Path(sys.argv[1]) / 'b.txt')\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert done.returncode == 9
    with Library(tmp_path / "library.sqlite") as library:
        assert [entry.title for entry in library.entries()] == ["在全县防汛工作会议上的讲话"]
        assert library.add(tmp_path / "b.txt").state == "new"


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["corpus", *arguments], lambda _: 0)
    out, err = capsys.readouterr()
    return code, out, err


def test_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRAFTKIT_HOME", str(tmp_path / "home"))
    folder = tmp_path / "old"
    folder.mkdir()
    write(folder / "a.txt", speech("防汛"))
    (folder / "b.docx").write_bytes(b"PK\x03\x04 nothing")

    code, out, err = run(["read", str(folder)], capsys)
    assert code == 1
    record = json.loads(out)
    assert list(record)[:3] == ["source", "index", "title"]
    assert "b.docx" in err

    code, out, _ = run(["read", str(folder / "a.txt"), "--format", "md"], capsys)
    assert code == 0
    assert out.startswith("# 在全县防汛工作会议上的讲话\n\n同志们：")

    assert run(["read", str(folder / "b.docx")], capsys)[0] == 2
    assert run(["read", str(folder / "none.txt")], capsys)[0] == 2

    code, out, _ = run(["add", str(folder), "--json"], capsys)
    assert code == 1
    assert json.loads(out)["new"] == 1
    code, out, _ = run(["ls", "--json"], capsys)
    entry = json.loads(out)
    assert run(["show", entry["id"][:6]], capsys)[1].startswith("# 在全县防汛")
    assert run(["show", "zzz"], capsys)[0] == 2
    assert json.loads(run(["stats", "--json"], capsys)[1])["speeches"] == 1

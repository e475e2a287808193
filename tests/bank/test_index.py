"""The compiled index: only what changed is compiled, whatever happens to the cache it answers."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draftkit.bank.entries import Layer
from draftkit.bank.index import compiling
from draftkit.bank.index.database import index_path
from draftkit.bank.layers import Root
from draftkit.bank.search import PhraseIndex, Query

OpenBank = Callable[..., PhraseIndex]


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were compiled, in order."""
    seen: list[str] = []
    original = compiling._compile_file

    def watched(connection: sqlite3.Connection, file: compiling.Seen) -> None:
        seen.append(Path(file.path).name)
        original(connection, file)

    monkeypatch.setattr(compiling, "_compile_file", watched)
    return seen


def all_texts(index: PhraseIndex) -> list[str]:
    return sorted(hit.phrase.text for hit in index.search(Query(limit=1000)))


def cache_file(home: Path) -> Path:
    return next((home / "cache" / "bank").glob("*.db"))


def test_only_changed_files_are_compiled_again(
    open_bank: OpenBank, tmp_path: Path, compiled: list[str]
) -> None:
    open_bank(a="entries: [甲一, 甲二]\n", b="entries: [乙一]\n").close()
    open_bank().close()
    assert compiled == ["a.yaml", "b.yaml"]
    index = open_bank(b="entries: [乙一, 乙二]\n")
    assert compiled == ["a.yaml", "b.yaml", "b.yaml"]
    assert all_texts(index) == ["乙一", "乙二", "甲一", "甲二"]
    (tmp_path / "bank" / "a.yaml").unlink()
    index.refresh()
    assert all_texts(index) == ["乙一", "乙二"]


def test_a_touched_file_is_looked_at_but_not_read(
    open_bank: OpenBank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_bank(a="entries: [甲一]\n").close()
    os.utime(tmp_path / "bank" / "a.yaml", (1, 1))
    monkeypatch.setattr("draftkit.bank.reading.read_bank_file", lambda *_: pytest.fail("was read again"))
    assert all_texts(open_bank()) == ["甲一"]


def test_a_new_sidecar_counts_as_a_change(open_bank: OpenBank, tmp_path: Path) -> None:
    open_bank(a="entries:\n  - {id: x, text: 甲一}\n").close()
    line = '{"id": "x", "text_hash": "h", "speeches": 7}\n'
    (tmp_path / "bank" / "a.stats.jsonl").write_text(line, encoding="utf-8")
    hit = open_bank().search(Query("甲"))[0]
    assert hit.stats is not None
    assert hit.stats.speeches == 7


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 4000])
def test_a_damaged_index_is_rebuilt(open_bank: OpenBank, home: Path, damage: bytes) -> None:
    open_bank(a="entries: [甲一]\n").close()
    cache_file(home).write_bytes(damage)
    assert all_texts(open_bank()) == ["甲一"]
    assert cache_file(home).read_bytes()[:15] == b"SQLite format 3"


@pytest.mark.parametrize("page", range(0, 60, 3))
def test_a_hole_in_the_index_is_mended(open_bank: OpenBank, home: Path, page: int) -> None:
    open_bank(a="entries:\n" + "".join(f"  - 第{n}条\n" for n in range(500))).close()
    path = cache_file(home)
    data = bytearray(path.read_bytes())
    data[page * 4096 : page * 4096 + 4096] = b"\xff" * 4096
    path.write_bytes(bytes(data))
    index = open_bank()
    assert {hit.phrase.text for hit in index.search(Query("第123条"))} == {"第123条"}
    assert len(index.search(Query("第", limit=1000))) >= 190


def test_another_process_may_change_the_index_meanwhile(open_bank: OpenBank, tmp_path: Path) -> None:
    mine = open_bank(a="entries:\n  - {text: 甲一, step: goal}\n")
    assert all_texts(mine) == ["甲一"]
    other = open_bank(a="entries:\n  - {text: 甲二, step: call}\n", b="entries: [乙一]\n")
    assert all_texts(other) == all_texts(mine) == ["乙一", "甲二"]
    assert {Path(hit.phrase.path).name for hit in mine.search(Query("一"))} == {"b.yaml"}


def test_tables_of_another_version_are_replaced(open_bank: OpenBank, home: Path) -> None:
    open_bank(a="entries: [甲一]\n").close()
    connection = sqlite3.connect(cache_file(home))
    connection.execute("PRAGMA user_version=1")
    connection.close()
    assert all_texts(open_bank()) == ["甲一"]


def test_a_locked_index_does_not_stop_the_search(
    open_bank: OpenBank, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_bank(a="entries: [甲一]\n").close()
    monkeypatch.setattr("draftkit.bank.index.database.BUSY_SECONDS", 0.1)
    holder = sqlite3.connect(cache_file(home), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert all_texts(open_bank(b="entries: [乙一]\n")) == ["乙一", "甲一"]
    holder.execute("ROLLBACK")
    holder.close()
    assert all_texts(open_bank()) == ["乙一", "甲一"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs folders that refuse their owner")
def test_without_a_cache_folder_the_index_is_made_in_memory(open_bank: OpenBank, home: Path) -> None:
    home.mkdir()
    home.chmod(0o500)
    try:
        assert all_texts(open_bank(a="entries: [甲一]\n")) == ["甲一"]
    finally:
        home.chmod(0o700)


def test_a_file_in_place_of_the_cache_folder_is_no_matter(open_bank: OpenBank, home: Path) -> None:
    home.mkdir()
    (home / "cache").write_text("not a folder", encoding="utf-8")
    assert all_texts(open_bank(a="entries: [甲一]\n")) == ["甲一"]


_OPEN = """
import sys
import time
from pathlib import Path
from draftkit.bank.entries import Layer
from draftkit.bank.layers import Root
from draftkit.bank.search import PhraseIndex, Query
index = PhraseIndex([Root(Path(sys.argv[1]), Layer.PERSONAL)])
print(len(index), len(index.search(Query("第", limit=5000))))
"""


def test_two_processes_at_once_compile_the_same_bank(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bank"
    folder.mkdir()
    lines = "".join(f"  - 第{n}条要抓好落实\n" for n in range(1500))
    (folder / "a.yaml").write_text(f"entries:\n{lines}", encoding="utf-8")
    running = [
        subprocess.Popen([sys.executable, "-c", _OPEN, str(folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = [process.communicate(timeout=60)[0].strip() for process in running]
    assert [process.returncode for process in running] == [0] * 4
    assert len(set(said)) == 1
    assert said[0].startswith("1500 ")


@pytest.mark.parametrize("seconds", [0.15, 0.3, 0.45])
def test_a_process_killed_while_compiling_leaves_nothing_wrong(
    home: Path, tmp_path: Path, seconds: float
) -> None:
    folder = tmp_path / "bank"
    folder.mkdir()
    path = folder / "a.yaml"
    path.write_text("entries:\n" + "".join(f"  - 第{n}条\n" for n in range(800)), encoding="utf-8")
    PhraseIndex([Root(folder, Layer.PERSONAL)]).close()
    path.write_text("entries:\n" + "".join(f"  - 又第{n}条\n" for n in range(900)), encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-c", _OPEN, str(folder)], stdout=subprocess.DEVNULL)
    time.sleep(seconds)
    process.kill()
    process.wait()
    with PhraseIndex([Root(folder, Layer.PERSONAL)]) as index:
        assert len(index) == 900
        assert len(index.search(Query("又第", limit=2000))) == 900


_TEXTS = st.lists(st.text(st.sampled_from("甲乙丙丁戊"), min_size=1, max_size=3), max_size=6, unique=True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.sampled_from("abc"), _TEXTS, max_size=3), min_size=1, max_size=5))
def test_after_any_edits_the_index_equals_one_made_anew(
    home: Path, tmp_path_factory: pytest.TempPathFactory, rounds: list[dict[str, list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("bank")
    roots = [Root(folder, Layer.PERSONAL)]
    with PhraseIndex(roots) as index:
        for size, files in enumerate(rounds):
            for path in folder.glob("*.yaml"):
                path.unlink()
            for name, texts in files.items():
                listed = "".join(f"  - {text}\n" for text in texts) or "  []\n"
                # A growing comment makes sure that size differs where content does.
                (folder / f"{name}.yaml").write_text(f"# {'-' * size}\nentries:\n{listed}", encoding="utf-8")
            index.refresh()
            wanted = {text for texts in files.values() for text in texts}
            assert set(all_texts(index)) == wanted
            for text in "甲乙丙丁戊":
                hits = index.search(Query(text, limit=1000))
                assert {hit.phrase.text for hit in hits} == {each for each in wanted if text in each}


def test_bad_files_are_remembered_with_their_problems(open_bank: OpenBank) -> None:
    open_bank(a="entries:\n  - 好的\n  - {txt: 坏的}\n").close()
    index = open_bank()
    assert [problem.line for problem in index.problems] == [3]
    assert all_texts(index) == ["好的"]


def test_index_files_lie_in_the_cache(home: Path) -> None:
    assert home in index_path("x").parents

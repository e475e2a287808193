"""A writer's own use is remembered between sessions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from draftkit.bank.search import PhraseIndex, Query
from draftkit.bank.usage import note_use, usage_path, used_counts


def test_uses_are_counted_across_sessions_and_order_what_is_offered(
    home: Path, open_bank: Callable[..., PhraseIndex]
) -> None:
    assert used_counts() == {}
    for identity in ("b", "b", "a"):
        note_use(identity)
    assert used_counts() == {"b": 2, "a": 1}
    index = open_bank(a="entries:\n  - {id: c, text: 抓落实}\n  - {id: b, text: 狠抓落实见成效}\n")
    hit = index.search(Query("落实", used=used_counts()))[0]
    assert hit.phrase.id == "b"


def test_a_damaged_log_is_passed_over(home: Path) -> None:
    note_use("a")
    with usage_path().open("ab") as stream:
        stream.write(b"\xff torn")
    note_use("a")
    assert used_counts() == {"a": 2}


def test_where_nothing_can_be_written_nothing_happens(home: Path) -> None:
    home.mkdir()
    (home / "state").write_text("not a folder", encoding="utf-8")
    note_use("a")
    assert used_counts() == {}

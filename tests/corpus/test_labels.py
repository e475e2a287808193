"""Six national reports, labelled by hand: every heading with its level, the licence tail gone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from draftkit.corpus.reading import read_speeches

LABELS = sorted((Path(__file__).parent / "labels").glob("*.tsv"))
REPORTS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "reports"


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the reports are not part of the project and not beside it")
@pytest.mark.parametrize("labels", LABELS, ids=lambda path: path.stem)
def test_report(labels: Path) -> None:
    with labels.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    [speech] = read_speeches(REPORTS / f"{labels.stem}.txt")
    wanted = [(int(row["line"]), row["kind"]) for row in rows if row["kind"] != "drop"]
    found = {block.line_start: block for block in speech.blocks if block.kind != "paragraph"}
    assert [(line, block.kind.value) for line, block in sorted(found.items())] == sorted(set(wanted))
    for row in rows:
        if row["level"]:
            assert found[int(row["line"])].level == int(row["level"]), row
    [tail] = [int(row["line"]) for row in rows if row["kind"] == "drop"]
    assert min(gone.line_start for gone in speech.dropped) == tail
    assert max(block.line_end for block in speech.blocks) < tail

"""A bank of 10,000 entries: compile it, open it unchanged, search it cold, edit one entry of it.

    python bench/bank_compile.py [--entries 10000]

Peers in the same run: a bare ``yaml.load(…, CSafeLoader)`` of the same file, and a bare interpreter.
Writes bench/results/bank_compile.json.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from bank_search import clauses, spread, timed

HERE = Path(__file__).resolve().parent


def slim(count: int) -> str:
    """Plain strings under shared defaults, as the shipped files are."""
    lines = [
        "defaults: {move: tasks, step: measure}",
        "entries:",
        *(f"  - {text}" for text in clauses(count)),
    ]
    return "\n".join(lines) + "\n"


def full(count: int) -> str:
    """Every entry a map of six fields, as candidates and numbered files are."""
    chance = random.Random(3)
    lines = ["defaults: {status: reviewed}", "entries:"]
    for number, text in enumerate(clauses(count)):
        lines += [
            f"  - id: tk-{number:05}",
            f"    text: {text}",
            "    step: measure",
            "    tags: [常用, 督查]",
        ]
        lines += [f"    since: {chance.randint(2012, 2024)}", "    note: 讲责任时用"]
    return "\n".join(lines) + "\n"


def measure(text: str, folder: Path) -> dict[str, Any]:
    """Compile, open and edit one file."""
    from draftkit.bank.editing import SetFields, edit_file
    from draftkit.bank.entries import Layer
    from draftkit.bank.layers import Root
    from draftkit.bank.search import PhraseIndex

    folder.mkdir()
    path = folder / "bank.yaml"
    roots = [Root(folder, Layer.PERSONAL)]
    new, changed, loaded = [], [], []
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for turn in range(5):
        os.environ["DRAFTKIT_HOME"] = str(folder.parent / f"{folder.name}-home-{turn}")
        path.write_text(text, encoding="utf-8")
        new += timed(lambda: PhraseIndex(roots).close())
        path.write_text(text.replace("entries:", f"entries:\n  - 第{turn}次新加的一条"), encoding="utf-8")
        changed += timed(lambda: PhraseIndex(roots).close())
        loaded += timed(lambda: yaml.load(text, loader))
    opened = timed(lambda: PhraseIndex(roots).close(), 50)
    result: dict[str, Any] = {
        "compile_ms": spread(new),
        "compile_after_one_new_entry_ms": spread(changed),
        "peer: bare CSafeLoader, ms": spread(loaded),
        "open_unchanged_ms": spread(opened),
    }
    if "id: tk-05000" in text:
        before = path.read_text(encoding="utf-8")
        result["edit_one_ms"] = timed(lambda: edit_file(path, [SetFields("tk-05000", {"note": "改过"})]))[0]
        after = path.read_text(encoding="utf-8")
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
        result["edit_one_diff"] = [line for line in lines if line[0] in "+-"][2:]
    return result


def cold(home: Path) -> dict[str, Any]:
    """Whole processes: an interpreter that does nothing, ``--version``, a search of the shipped bank."""
    environment = {**os.environ, "DRAFTKIT_HOME": str(home)}

    def run(*arguments: str) -> list[float]:
        command = [sys.executable, *arguments]
        return timed(lambda: subprocess.run(command, env=environment, capture_output=True, check=True), 15)

    run("-m", "draftkit", "bank", "search", "mxcx")
    return {
        "peer: python -c pass, ms": spread(run("-c", "pass")),
        "draftkit --version, ms": spread(run("-m", "draftkit", "--version")),
        "draftkit bank search mxcx, ms": spread(run("-m", "draftkit", "bank", "search", "mxcx")),
    }


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["DRAFTKIT_HOME"] = scratch
        result = {
            "entries": args.entries,
            "plain strings": measure(slim(args.entries), Path(scratch) / "slim"),
            "six fields each": measure(full(args.entries), Path(scratch) / "full"),
            "cold process": cold(Path(scratch) / "home"),
        }
    (HERE / "results").mkdir(exist_ok=True)
    target = HERE / "results" / "bank_compile.json"
    target.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

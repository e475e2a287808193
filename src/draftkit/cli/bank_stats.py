"""``draftkit bank stats``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from draftkit.bank.entries import Layer
from draftkit.bank.store import load_bank
from draftkit.model.move import Move
from draftkit.model.phrase import PhraseKind
from draftkit.session.bank import ENOUGH, BankCounts, counts


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank stats``."""
    parser.add_argument("--bank", type=Path, action="append", default=[], help="另加的词句文件或文件夹")
    parser.add_argument("--files", action="store_true", help="逐个文件列出")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print how many phrases there are and where they come from."""
    found = counts(load_bank(args.bank))
    if args.json:
        print(json.dumps(_record(found), ensure_ascii=False, indent=1))
        return 0
    print(f"共 {sum(found.by_layer.values())} 条，停用 {found.retired} 条")
    _table("来源", {Layer(name).zh: count for name, count in found.by_layer.items()})
    _table("类别", {PhraseKind(name).zh: count for name, count in found.by_kind.items()})
    for move in Move:
        steps = {step.zh: found.by_step.get(step.value, 0) for step in move.steps}
        _table(move.zh, steps)
    if args.files:
        for path, count in found.by_file.items():
            print(f"{count:>6}  {path}")
    if found.changed:
        print(f"改过的词条 {len(found.changed)} 条：{'、'.join(phrase.id for phrase in found.changed[:10])}")
    if found.thin_steps:
        print(f"句式和过渡语不到 {ENOUGH} 条的步骤：{'、'.join(step.zh for step in found.thin_steps)}")
    return 0


def _table(title: str, rows: Mapping[str, int]) -> None:
    print(f"{title}：" + "，".join(f"{name} {count}" for name, count in rows.items()))


def _record(found: BankCounts) -> dict[str, object]:
    return {
        "layers": dict(found.by_layer),
        "kinds": dict(found.by_kind),
        "steps": dict(found.by_step),
        "files": dict(found.by_file),
        "retired": found.retired,
        "changed": [phrase.id for phrase in found.changed],
        "thin_steps": list(found.thin_steps),
    }

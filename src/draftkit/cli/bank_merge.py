"""``draftkit bank merge``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from draftkit.session.merging import MergeReport, merge_banks


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank merge``."""
    parser.add_argument("ours", type=Path, metavar="OURS", help="自己的词句文件或文件夹，并进这里")
    parser.add_argument("theirs", type=Path, metavar="THEIRS", help="同事的词句文件或文件夹")
    parser.add_argument("--base", type=Path, metavar="BASE", help="两人各自改动之前的那一份")
    parser.add_argument("--skip-near", action="store_true", help="与已有词条相近的不并进来")
    parser.add_argument("--dry-run", action="store_true", help="只看会怎么并，不改文件")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Merge and report; exit code 1 where both sides changed the same thing."""
    report = merge_banks(args.ours, args.theirs, args.base, dry_run=args.dry_run, skip_near=args.skip_near)
    if args.json:
        print(json.dumps(_record(report), ensure_ascii=False, indent=1, default=str))
    else:
        _print(report)
    done = "会" if args.dry_run else "已"
    summary = f"添 {len(report.added)} 条，改 {len(report.changed)} 条，删 {len(report.removed)} 条"
    print(f"{done}{summary}，{len(report.conflicts)} 处两边都改过", file=sys.stderr)
    return 1 if report.conflicts else 0


def _print(report: MergeReport) -> None:
    for conflict in report.conflicts:
        name = conflict.field or "整条"
        print(f"两边都改过 {conflict.id} 的 {name}，留了自己的")
        print(f"  自己：{conflict.ours}\n  同事：{conflict.theirs}")
    for pair in report.near:
        print(f"相近（{pair.likeness:.0%}）\n  自己：{pair.ours.text}\n  同事：{pair.theirs.text}")


def _record(report: MergeReport) -> dict[str, object]:
    return {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "conflicts": [
            {"id": each.id, "field": each.field, "ours": each.ours, "theirs": each.theirs}
            for each in report.conflicts
        ],
        "near": [
            {"ours": pair.ours.text, "theirs": pair.theirs.text, "likeness": round(pair.likeness, 2)}
            for pair in report.near
        ],
    }

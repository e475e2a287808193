"""``draftkit bank check``."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from draftkit.session import bank


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank check``."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="词句文件或文件夹；不写就查全部")
    parser.add_argument("--fix", action="store_true", help="给没有编号的词条补上编号")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print every problem; exit code 1 where there are any."""
    report = bank.check(args.paths, fix=args.fix)
    if args.json:
        print(json.dumps([asdict(problem) for problem in report.problems], ensure_ascii=False, indent=1))
    else:
        for problem in report.problems:
            print(problem)
    given = f"，补了 {report.given} 个编号" if args.fix else ""
    print(
        f"{report.files} 个文件，{report.phrases} 条{given}，{len(report.problems)} 处问题", file=sys.stderr
    )
    return 1 if report.problems else 0

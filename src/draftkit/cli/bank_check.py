"""``draftkit bank check``."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from draftkit.bank.store import load_bank


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank check``."""
    parser.add_argument("paths", nargs="*", type=Path, help="词句文件或文件夹；不写就查全部")
    parser.add_argument("--fix", action="store_true", help="给没有编号的词条补上编号")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print every problem; exit code 1 where there are any."""
    bank = load_bank(args.paths)
    if args.json:
        print(json.dumps([asdict(problem) for problem in bank.problems], ensure_ascii=False, indent=1))
    else:
        for problem in bank.problems:
            print(problem)
    print(f"{len(bank.files)} 个文件，{len(bank.phrases)} 条，{len(bank.problems)} 处问题", file=sys.stderr)
    return 1 if bank.problems else 0

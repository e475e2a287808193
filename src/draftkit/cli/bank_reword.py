"""``draftkit bank reword``: another way to say it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from draftkit.bank.search import open_index
from draftkit.bank.store import load_bank
from draftkit.session.bank import other_ways


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank reword``."""
    parser.add_argument("text", metavar="TEXT", help="用多了的动词、句首或整句")
    parser.add_argument("--limit", type=int, default=12, help="最多几条")
    parser.add_argument("--bank", type=Path, action="append", default=[], help="另加的词句文件或文件夹")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print other ways to say it; exit code 1 where there are none."""
    with open_index(args.bank) as index:
        found = other_ways(args.text, load_bank(args.bank), index, limit=max(1, args.limit))
    if args.json:
        print(json.dumps([{"text": way.text, "why": way.why} for way in found], ensure_ascii=False, indent=1))
    else:
        for way in found:
            print(f"{way.text}\t{way.why}")
    if not found:
        print(f"没有想到“{args.text}”的别的说法", file=sys.stderr)
    return 0 if found else 1

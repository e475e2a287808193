"""`draftkit corpus`: read old speeches, keep them in the library, look at them."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from draftkit.corpus.settings import ReadSettings
from draftkit.session import reading


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-verbs."""
    verbs = parser.add_subparsers(dest="what", required=True, metavar="read|add|ls|show|stats")
    read = verbs.add_parser("read", help="解析后输出，不入库")
    read.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
    read.add_argument(
        "--format", choices=("jsonl", "md"), default="jsonl", help="jsonl 一行一篇，md 供人阅读"
    )
    read.add_argument("--no-moves", action="store_true", help="不标注功能段")
    read.add_argument("--off", action="append", default=[], metavar="RULE", help="关掉一条清洗规则，可重复")


def run(args: argparse.Namespace) -> int:
    """Carry out the sub-verb."""
    return _read(args)


def _read(args: argparse.Namespace) -> int:
    settings = ReadSettings(frozenset(args.off), not args.no_moves)
    failed = []
    speeches = 0
    for outcome in reading.read(args.paths, settings):
        if outcome.error is not None:
            failed.append(outcome.error)
            continue
        for speech in outcome.speeches:
            speeches += 1
            if args.format == "jsonl":
                print(json.dumps(reading.as_record(speech), ensure_ascii=False))
            else:
                print(reading.as_markdown(speech))
    for error in failed:
        print(f"draftkit：{error}", file=sys.stderr)
    return 0 if not failed else 1 if speeches else 2

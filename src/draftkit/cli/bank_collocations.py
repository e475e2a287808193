"""``draftkit bank collocations``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from draftkit.bank.store import load_bank
from draftkit.session.bank import collocations


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank collocations``."""
    parser.add_argument("word", metavar="WORD", help="一个词，如 基础 或 凝聚")
    parser.add_argument("--bank", type=Path, action="append", default=[], help="另加的词句文件或文件夹")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print what goes with the word; exit code 1 where nothing is known."""
    found = collocations(args.word, load_bank(args.bank))
    if args.json:
        records = [{"relation": each.relation, "words": each.words, "ids": each.ids} for each in found]
        print(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        for group in found:
            print(f"{args.word} · {group.title}：{'、'.join(group.words)}")
    if not found:
        print(f"库里没有“{args.word}”的搭配", file=sys.stderr)
    return 0 if found else 1

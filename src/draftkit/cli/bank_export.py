"""``draftkit bank export``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from draftkit.bank.exchange import EXPORTS
from draftkit.bank.store import load_bank
from draftkit.cli.bank_choices import chosen
from draftkit.files.atomic import write_text
from draftkit.model.move import Move
from draftkit.model.phrase import PhraseKind


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank export``."""
    parser.add_argument("--format", choices=list(EXPORTS), default="csv", help="格式，不写就是 csv")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="写进文件，不写就输出到屏幕")
    parser.add_argument("--move", help="只要哪一部分")
    parser.add_argument("--kind", help="只要哪一类")
    parser.add_argument("--layer", choices=("builtin", "office", "personal"), help="只要哪一层")
    parser.add_argument("--bank", type=Path, action="append", default=[], help="另加的词句文件或文件夹")


def run(args: argparse.Namespace) -> int:
    """Write the chosen phrases in the chosen format."""
    move, kind = chosen(Move, args.move, "--move"), chosen(PhraseKind, args.kind, "--kind")
    phrases = [
        phrase
        for phrase in load_bank(args.bank).phrases
        if (move is None or phrase.move is move)
        and (kind is None or phrase.kind is kind)
        and (args.layer is None or phrase.layer == args.layer)
    ]
    text = EXPORTS[args.format](phrases)
    if args.output is None:
        print(text, end="")
    else:
        write_text(args.output, text)
    print(f"{len(phrases)} 条", file=sys.stderr)
    return 0

"""``draftkit bank add``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from draftkit.cli.bank_choices import chosen
from draftkit.model.move import Move, Step
from draftkit.model.phrase import PhraseKind
from draftkit.session.bank import add


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank add``."""
    parser.add_argument("text", metavar="TEXT", help="文字，空位写成【名称】")
    parser.add_argument("--move", help="哪一部分")
    parser.add_argument("--step", help="哪一步")
    parser.add_argument("--kind", help="哪一类")
    parser.add_argument("--tag", action="append", default=[], help="标签，可重复")
    parser.add_argument("--source", help="出处，引语必填")
    parser.add_argument("--note", help="说明")
    parser.add_argument("--into", type=Path, metavar="FILE.yaml", help="放进哪个文件，不写就放进个人库")


def run(args: argparse.Namespace) -> int:
    """Add the phrase and say where it went and what it is like."""
    fields = {
        "text": args.text,
        "move": chosen(Move, args.move, "--move"),
        "step": chosen(Step, args.step, "--step"),
        "kind": chosen(PhraseKind, args.kind, "--kind"),
        "tags": tuple(args.tag),
        "source": args.source,
        "note": args.note,
    }
    path, near = add({name: value for name, value in fields.items() if value}, args.into)
    print(f"已添进 {path}", file=sys.stderr)
    for phrase, likeness in near:
        print(f"库里已有相近的（{likeness:.0%}）：{phrase.text}", file=sys.stderr)
    return 0

"""``draftkit bank retire``."""

from __future__ import annotations

import argparse
import sys

from draftkit.session.bank import retire


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank retire``."""
    parser.add_argument("ids", nargs="+", metavar="ID", help="词条编号，bank search --json 里有")
    parser.add_argument("--back", action="store_true", help="恢复使用")


def run(args: argparse.Namespace) -> int:
    """Hide phrases, or show them again."""
    for identity in args.ids:
        path = retire(identity, back=args.back)
        print(f"{identity} 已{'恢复' if args.back else '停用'}，记在 {path}", file=sys.stderr)
    return 0

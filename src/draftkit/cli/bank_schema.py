"""``draftkit bank schema``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from draftkit.bank.schema import schema_text
from draftkit.files.atomic import write_text


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank schema``."""
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="写进文件，不写就输出到屏幕")


def run(args: argparse.Namespace) -> int:
    """Print the schema, or write it."""
    if args.output is None:
        print(schema_text(), end="")
    else:
        write_text(args.output, schema_text())
        print(f"已写进 {args.output}", file=sys.stderr)
    return 0

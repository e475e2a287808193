"""``draftkit bank import``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from draftkit.session.bank_import import import_csv


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank import``."""
    parser.add_argument("table", type=Path, metavar="FILE.csv", help="第一行是字段名的 CSV 表格")
    parser.add_argument("--into", type=Path, metavar="FILE.yaml", help="放进哪个文件，不写就放进个人库")


def run(args: argparse.Namespace) -> int:
    """Import and say what was taken."""
    report = import_csv(args.table, args.into)
    print(
        f"新添 {report.added} 条，改 {report.changed} 条，原有 {report.same} 条未变，在 {report.path}",
        file=sys.stderr,
    )
    return 0

"""`draftkit demo`: the whole path on shipped sample material."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=Path("draftkit-demo"),
        metavar="DIR",
        help="放结果的文件夹，默认 draftkit-demo",
    )


def run(args: argparse.Namespace) -> int:
    """Run all stages and name the files that were made."""
    from draftkit.session.demo import run_demo

    result = run_demo(args.folder, lambda line: print(line, file=sys.stderr))
    for path in result.files:
        print(path)
    print(
        f"讲话 {result.speeches} 篇，候选词句 {result.candidates} 条，"
        f"稿中待填 {result.open_slots} 处，要改 {result.errors} 处",
        file=sys.stderr,
    )
    return 0

"""`draftkit redline`: the difference of two versions as tracked changes in one Word file."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("old", metavar="OLD", type=Path, help="旧稿，.md 或 .docx")
    parser.add_argument("new", metavar="NEW", type=Path, help="新稿，.md 或 .docx")
    parser.add_argument("-o", "--output", metavar="OUT.docx", type=Path, required=True, help="写到哪里")
    parser.add_argument("--layout", default="office", metavar="版式", help="版式名，或自己的版式文件")
    parser.add_argument("--author", default="", metavar="姓名", help="修订记在谁名下")
    parser.add_argument("--json", action="store_true", help="用 JSON 报告改动多少")


def run(args: argparse.Namespace) -> int:
    """Write the redline; 0 also when nothing differs."""
    from draftkit.export.redline import DEFAULT_AUTHOR
    from draftkit.session.redlining import redline_files

    result = redline_files(
        args.old, args.new, args.output, layout=args.layout, author=args.author or DEFAULT_AUTHOR
    )
    if args.json:
        print(json.dumps({**asdict(result), "target": str(result.target)}, ensure_ascii=False))
    print(
        f"已导出 {result.target}：改 {result.changed} 段，增 {result.come} 段，删 {result.gone} 段；"
        f"增 {result.characters_in} 字，删 {result.characters_out} 字",
        file=sys.stderr,
    )
    return 0

"""`draftkit render`: a draft goes out as Word, Markdown, plain text or a web page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("file", metavar="FILE.md", type=Path, help="讲话稿")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help="写到哪里；格式按 .docx .md .txt .html",
    )
    parser.add_argument(
        "--layout", default="office", metavar="版式",
        help="office、gbt33476、folk28、lectern（大字版），或自己的版式文件",
    )  # fmt: skip
    parser.add_argument("--reference", type=Path, metavar="HOUSE.docx", help="用这份 Word 的样式")
    parser.add_argument("--final", action="store_true", help="定稿：还有空没填就不导出")


def run(args: argparse.Namespace) -> int:
    """Export one draft."""
    from draftkit.session.exporting import ExportRequest, export_file

    request = ExportRequest(args.file, args.output, args.layout, args.reference, args.final)
    exported = export_file(request)
    for note in exported.notes:
        print(f"draftkit：{note}", file=sys.stderr)
    slots = f"，还有 {exported.open_slots} 处没填（已标黄）" if exported.open_slots else ""
    print(f"已导出 {exported.target}{slots}", file=sys.stderr)
    return 0

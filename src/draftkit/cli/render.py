"""`draftkit render`: a draft goes out as Word, Markdown, plain text or a web page."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftkit.session.exporting import Exported

_OUTCOMES = {True: "合格", False: "不合格", None: "未核对"}
_OUTCOMES_OF_MACHINE = {True: "本机有", False: "本机缺", None: "未核对"}


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
        "--layout",
        default="office",
        metavar="版式",
        help="office、gbt33476、folk28、lectern（大字版），或自己的版式文件",
    )
    parser.add_argument("--reference", type=Path, metavar="HOUSE.docx", help="用这份 Word 的样式和页面")
    parser.add_argument("--final", action="store_true", help="定稿：还有空没填就不导出")
    parser.add_argument("--verify", action="store_true", help="导出后核对：文字、样式、字体、行数字数、格式")
    parser.add_argument("--json", action="store_true", help="用 JSON 报告结果")


def run(args: argparse.Namespace) -> int:
    """Export one draft; 1 when a check of the document fails."""
    from draftkit.session.exporting import ExportRequest, export_file

    if args.verify:
        print("正在导出并核对，要几秒钟", file=sys.stderr)
    exported = export_file(
        ExportRequest(args.file, args.output, args.layout, args.reference, args.final, args.verify)
    )
    if args.json:
        print(json.dumps({**asdict(exported), "target": str(exported.target)}, ensure_ascii=False, indent=1))
    else:
        _tell(exported)
    return 1 if any(fact.ok is False and not fact.of_machine for fact in exported.facts) else 0


def _tell(exported: Exported) -> None:
    for note in exported.notes:
        print(f"draftkit：{note}", file=sys.stderr)
    for fact in exported.facts:
        outcomes = _OUTCOMES_OF_MACHINE if fact.of_machine else _OUTCOMES
        print(f"{outcomes[fact.ok]}　{fact.name}：{fact.detail}")
    for deviation in exported.deviations:
        print(f"不同　版式：{deviation}")
    slots = f"，还有 {exported.open_slots} 处没填" if exported.open_slots else ""
    if slots and exported.target.suffix.lower() in (".docx", ".html"):
        slots += "（已标黄）"
    print(f"已导出 {exported.target}{slots}", file=sys.stderr)

"""`draftkit revise`: a colleague's Word file comes back as a new revision of the draft."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("file", metavar="FILE.md", type=Path, help="讲话稿")
    parser.add_argument(
        "--from", dest="colleague", metavar="COLLEAGUE.docx", type=Path, required=True, help="同事改过的 Word"
    )
    parser.add_argument("-o", "--output", metavar="OUT.md", type=Path, help="另存为新稿，原稿不动")
    parser.add_argument("--json", action="store_true", help="用 JSON 报告")


def run(args: argparse.Namespace) -> int:
    """Take the edits back; 1 when something has no place in the draft, or both sides changed it."""
    from draftkit.model import FindingLevel
    from draftkit.session.revising import revise_file

    revised = revise_file(args.file, args.colleague, args.output)
    if args.json:
        print(json.dumps({**asdict(revised), "target": str(revised.target)}, ensure_ascii=False, indent=1))
    else:
        for finding in revised.findings:
            place = f"{finding.path} 第 {finding.line} 段" if finding.line else str(args.file)
            quoted = "" if finding.text in finding.message else f"（{finding.text[:30]}）"
            print(f"{place}：{finding.message}{quoted}")
    kept = f"，记为第 {revised.revision} 稿" if revised.revision else ""
    print(
        f"已收回到 {revised.target}：增 {revised.characters_in} 字，删 {revised.characters_out} 字{kept}",
        file=sys.stderr,
    )
    return 1 if any(finding.level is FindingLevel.WARNING for finding in revised.findings) else 0

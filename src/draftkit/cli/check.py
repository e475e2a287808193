"""`draftkit check`: findings on stdout, exit 1 where there are any at the asked level."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from draftkit.errors import DraftkitError
from draftkit.model import Facts, Finding, FindingLevel


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="讲话稿")
    parser.add_argument("--facts", type=Path, metavar="F.yaml", help="会议情况，补充稿子里写的")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="报告的格式")
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help="等于 --format json"
    )
    parser.add_argument("--fix", action="store_true", help="能确定的直接改好（标点、序号标点、重字）")
    parser.add_argument(
        "--level",
        choices=[level.value for level in FindingLevel],
        default=FindingLevel.WARNING.value,
        help="只报这一级及以上，默认 warning",
    )


def run(args: argparse.Namespace) -> int:
    """Check every file; a file that cannot be read does not stop the rest."""
    from draftkit.session.checking import at_or_above, check_file

    facts = _facts(args.facts)
    level = FindingLevel(args.level)
    found: list[Finding] = []
    failed: list[DraftkitError] = []
    checked = 0
    for path in args.files:
        try:
            result = check_file(path, facts, fix=args.fix)
        except DraftkitError as error:
            failed.append(error)
            print(f"draftkit：{error}", file=sys.stderr)
            continue
        checked += 1
        found.extend(at_or_above(result.findings, level))
        if result.mended:
            print(f"{path}：改好 {result.mended} 处", file=sys.stderr)
    if failed and not checked:
        if args.format != "text":
            _print(args.format, found)
        return failed[0].exit_code
    _print(args.format, found)
    return 1 if found or failed else 0


def _facts(path: Path | None) -> Facts | None:
    if path is None:
        return None
    from draftkit.outlines.facts import load_facts  # deferred: jinja2 comes with that room

    return load_facts(path)


def _print(form: str, findings: list[Finding]) -> None:
    from draftkit.checks.report import as_line, as_object, as_sarif

    if form == "json":
        print(json.dumps([as_object(each) for each in findings], ensure_ascii=False, indent=1))
    elif form == "sarif":
        print(json.dumps(as_sarif(findings), ensure_ascii=False, indent=1))
    else:
        for each in findings:
            print(as_line(each))
        count = Counter(each.level for each in findings)
        summary = "，".join(
            f"{name} {count[level]} 处"
            for level, name in (
                (FindingLevel.ERROR, "要改"),
                (FindingLevel.WARNING, "存疑"),
                (FindingLevel.HINT, "提示"),
            )
            if count[level]
        )
        print(summary or "没有发现问题", file=sys.stderr)

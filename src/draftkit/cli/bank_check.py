"""``draftkit bank check``."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from draftkit.errors import UsageError
from draftkit.session import bank
from draftkit.session.bank import CheckReport


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank check``."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="词句文件或文件夹；不写就查全部")
    parser.add_argument("--fix", action="store_true", help="给没有编号的词条补上编号")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print what is wrong; exit code 2 where a file named here has to be mended, 1 for anything less.

    What makes a named file unusable goes to stderr as every verb's errors do, findings to stdout.
    """
    report = bank.check(args.paths, fix=args.fix)
    if args.json:
        print(json.dumps(_records(report), ensure_ascii=False, indent=1))
    else:
        for problem in report.problems:
            print(problem, file=sys.stderr if args.paths else sys.stdout)
        for finding in report.repeats:
            print(finding)
    print(_summary(report, fix=args.fix), file=sys.stderr)
    if args.fix and not args.paths:
        print("内置词句库没有动；给某个文件补编号：draftkit bank check --fix 文件.yaml", file=sys.stderr)
    if report.problems:
        return UsageError.exit_code if args.paths else 1
    return 1 if report.repeats else 0


def _summary(report: CheckReport, *, fix: bool) -> str:
    given = f"，补了 {report.given} 个编号" if fix else ""
    repeats = f"，{len(report.repeats)} 条重复" if report.repeats else ""
    return f"{report.files} 个文件，{report.phrases} 条{given}，{len(report.problems)} 处问题{repeats}"


def _records(report: CheckReport) -> list[dict[str, object]]:
    problems = [{"level": "error", **asdict(problem)} for problem in report.problems]
    return problems + [{"level": "warning", **asdict(finding)} for finding in report.repeats]

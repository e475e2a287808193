"""`draftkit mine`: candidates into a YAML file, a report on stdout; `--explain` shows how one scores."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from draftkit.errors import UsageError
from draftkit.model import PhraseKind, PhraseStats, Step


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("paths", nargs="*", metavar="PATH", type=Path, help="文稿或文件夹，不写就用库里的")
    parser.add_argument("-o", "--output", type=Path, metavar="候选.yaml", help="候选词句写到哪里")
    parser.add_argument(
        "--min-speeches", type=int, default=2, metavar="N", help="至少在几篇独立讲话里出现，默认 2"
    )
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="每一类最多留几条，默认全留")
    parser.add_argument("--explain", metavar="ID", help="说明一条候选为什么得这个分")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="用几个进程读稿切词，默认 1")
    parser.add_argument("--scoring", type=Path, metavar="公式.yaml", help="换用自己改过的打分公式")
    parser.add_argument("--json", action="store_true", help="报告用 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """Mine, report, explain. Exit 1 where some documents could not be read."""
    if args.min_speeches < 1 or args.jobs < 1 or args.limit < 0:
        raise UsageError("--min-speeches 和 --jobs 不能小于 1，--limit 不能小于 0")
    if args.explain and not args.paths:
        return _explain(args.explain, args.output, as_json=args.json)
    if args.output is None:
        raise UsageError("没有说候选写到哪里", remedy="请加 -o 候选.yaml")
    code = _mine(args)
    return _explain(args.explain, args.output, as_json=args.json) if args.explain else code


def _mine(args: argparse.Namespace) -> int:
    from draftkit.mining.settings import MiningSettings
    from draftkit.session.mining import library_paths, mine_files

    settings = MiningSettings(min_speeches=args.min_speeches, limit=args.limit, scoring=args.scoring)
    result = mine_files(
        args.paths or library_paths(), args.output, settings, jobs=args.jobs, progress=_progress
    )
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    for error in result.errors:
        print(f"draftkit：{error}", file=sys.stderr)
    if args.json:
        failed = [str(error) for error in result.errors]
        record = {**asdict(result.report), "output": str(result.output), "errors": failed}
        print(json.dumps(record, ensure_ascii=False))
    elif not args.explain:
        _print_report(result.report, result.output, stored=result.stored)
    return 1 if result.errors else 0


def _progress(stage: str, done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{stage} {done}/{total}", end="", file=sys.stderr, flush=True)
    elif done == total:
        print(f"{stage} {done}/{total}", file=sys.stderr)


def _print_report(report: object, output: Path, *, stored: bool) -> None:
    from draftkit.mining.report import MiningReport

    assert isinstance(report, MiningReport)
    same = "（文稿没有变化，取上次的结果）" if stored else ""
    print(f"{report.files} 份文稿，{report.speeches} 篇讲话，其中独立的 {report.independent} 篇{same}")
    total = sum(report.kinds.values())
    print(f"候选 {total} 条 → {output}")
    print("  " + "，".join(f"{PhraseKind(kind).zh} {count}" for kind, count in report.kinds.items()))
    steps = "，".join(f"{Step(step).zh} {count}" for step, count in report.steps.items())
    print(f"认出步骤的：{steps or '没有'}")
    if report.single:
        print(f"只见于一篇、标了“单篇”的 {report.single} 条，不能原样入库")
    for copy, first in report.copies:
        print(f"雷同：{copy} 与 {first} 只算一篇")
    for key in report.untrusted:
        print(f"不取：{key} 多处被换词，不作依据")
    reasons = "，".join(f"{_REASONS.get(reason, reason)} {count}" for reason, count in report.refused.items())
    if reasons:
        print(f"没有采用的小句：{reasons}")


_REASONS = {"gap": "前文缺失", "spun": "被换过词", "repaired": "修复过乱码"}


def _explain(identity: str, output: Path | None, *, as_json: bool) -> int:
    from draftkit.session.mining import explain

    if output is None:
        raise UsageError("没有说看哪个候选文件", remedy="请加 -o 候选.yaml")
    explained = explain(identity, output)
    if as_json:
        print(json.dumps(asdict(explained), ensure_ascii=False))
        return 0
    stats = explained.stats
    print(f"{identity}　{explained.text}")
    _print_parts(stats, explained.parts)
    years = f"{stats.first_year}—{stats.last_year} 年" if stats.first_year else "年份不明"
    print(f"出处：{stats.speeches} 篇独立讲话，{stats.groups} 个来源，共 {stats.occurrences} 次，{years}")
    for where in stats.attestations:
        print(f"  {where.speech} 第 {where.line} 行，第 {where.start}—{where.end} 字")
    if stats.variants:
        print("变体：" + "；".join(stats.variants))
    return 0


def _print_parts(stats: PhraseStats, parts: tuple[tuple[str, float, float, str], ...]) -> None:
    for name, value, weight, meaning in parts:
        share = f"权重 {weight:g}" if weight else "不计分"
        print(f"  {name:<12} {value:.4f}  {share}  {meaning}")
    print(f"  总分 {stats.scores.get('score', 0.0):.4f} = 各项得分按权重平均")

"""`draftkit corpus`: read old speeches, keep them in the library, look at them."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from draftkit.corpus.rules import reading_rules
from draftkit.corpus.settings import ReadSettings
from draftkit.errors import DraftkitError, UsageError
from draftkit.session import reading

_QUIET_SECONDS = 1.0
_STATES = {"new": "新入库", "renewed": "已更新", "known": "早已在库"}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-verbs."""
    verbs = parser.add_subparsers(dest="what", required=True, metavar="read|add|ls|show|stats")
    read = verbs.add_parser("read", help="解析后输出，不入库")
    read.add_argument(
        "--format", choices=("jsonl", "md"), default="jsonl", help="jsonl 一行一篇，md 供人阅读"
    )
    add = verbs.add_parser("add", help="读入资料库，读过的不再重读")
    for each in (read, add):
        each.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
        each.add_argument(
            "--off", action="append", default=[], metavar="RULE", help="关掉一条清洗规则，可重复"
        )
        each.add_argument("--no-moves", action="store_true", help="不标注功能段，快一些")
    listing = verbs.add_parser("ls", help="列出库里的讲话")
    listing.add_argument("--limit", type=int, default=-1, metavar="N", help="最多列几篇")
    show = verbs.add_parser("show", help="看库里的一篇")
    show.add_argument("id", metavar="ID", help="编号，写前几位即可")
    stats = verbs.add_parser("stats", help="库里有多少，哪些年份")
    for each in (add, listing, show, stats):
        each.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Carry out the sub-verb."""
    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "read": _read,
        "add": _add,
        "ls": _ls,
        "show": _show,
        "stats": _stats,
    }
    return verbs[args.what](args)


def _settings(args: argparse.Namespace) -> ReadSettings:
    unknown = sorted(set(args.off) - set(reading_rules()))
    if unknown:
        names = "、".join(reading_rules())
        raise UsageError(f"没有叫 {'、'.join(unknown)} 的规则", remedy=f"可以关掉的有：{names}")
    return ReadSettings(frozenset(args.off), not args.no_moves)


def _read(args: argparse.Namespace) -> int:
    failed: list[DraftkitError] = []
    progress = _Progress()
    read = 0
    for outcome in reading.read(args.paths, _settings(args)):
        progress.step(outcome.path)
        if outcome.error is not None:
            failed.append(outcome.error)
            continue
        read += 1
        for speech in outcome.speeches:
            record = reading.as_record(speech)
            print(
                json.dumps(record, ensure_ascii=False)
                if args.format == "jsonl"
                else reading.as_markdown(record)
            )
    progress.end()
    return _close(failed, read)


def _add(args: argparse.Namespace) -> int:
    failed: list[DraftkitError] = []
    progress = _Progress()
    counts = {"files": 0, "new": 0, "renewed": 0, "known": 0, "speeches": 0, "copies": 0}
    for outcome in reading.add(args.paths, _settings(args)):
        progress.step(outcome.path)
        if outcome.error is not None:
            failed.append(outcome.error)
        elif outcome.added is not None:
            counts["files"] += 1
            counts[outcome.added.state] += 1
            counts["speeches"] += outcome.added.speeches
            counts["copies"] += outcome.added.copies
    progress.end()
    if args.json:
        print(json.dumps({**counts, "failed": [str(error) for error in failed]}, ensure_ascii=False))
    else:
        files = "，".join(f"{zh} {counts[key]}" for key, zh in _STATES.items() if counts[key])
        copies = f"，其中 {counts['copies']} 篇与库里的基本相同，已并到一起" if counts["copies"] else ""
        print(f"文件 {counts['files']} 个（{files or '没有新的'}）；讲话 {counts['speeches']} 篇{copies}")
    return _close(failed, counts["files"])


def _ls(args: argparse.Namespace) -> int:
    for entry in reading.entries(args.limit):
        if args.json:
            fields = ("id", "title", "date", "characters", "original", "path")
            print(json.dumps({name: getattr(entry, name) for name in fields}, ensure_ascii=False))
        else:
            copy = f"  与 {entry.original} 基本相同" if entry.original != entry.id else ""
            dated, title = entry.date or "年份不明", entry.title or "（无题）"
            print(f"{entry.id}  {dated:<10}  {entry.characters:>6} 字  {title}{copy}")
    return 0


def _show(args: argparse.Namespace) -> int:
    record = reading.show(args.id)
    print(
        json.dumps(record, ensure_ascii=False) if args.json else reading.as_markdown(record),
        end="\n" if args.json else "",
    )
    return 0


def _stats(args: argparse.Namespace) -> int:
    stats = reading.stats()
    if args.json:
        print(json.dumps(stats, ensure_ascii=False))
        return 0
    print(
        f"文件 {stats['files']} 个，讲话 {stats['speeches']} 篇（不重复的 {stats['independent']} 篇），"
        f"共 {stats['characters']} 字"
    )
    years = stats["years"]
    if isinstance(years, dict):
        for year, count in years.items():
            print(f"  {year or '年份不明'}  {count} 篇")
    return 0


def _close(failed: Sequence[DraftkitError], done: int) -> int:
    """List what could not be read; 1 where the rest went well, 2 where nothing did."""
    if not failed and not done:
        print("draftkit：这里没有能读的文稿（docx、doc、pdf、txt、md、html 等）", file=sys.stderr)
        return 2
    for error in failed:
        print(f"draftkit：{error}", file=sys.stderr)
    if failed:
        print(
            f"draftkit：{len(failed)} 个文件没有读成，其余不受影响" if done else "draftkit：没有一个文件读成",
            file=sys.stderr,
        )
    return 0 if not failed else 1 if done else 2


class _Progress:
    """A line on stderr for people who wait more than a second; nothing where stderr is no terminal."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._count = 0
        self._shown = False

    def step(self, path: Path) -> None:
        self._count += 1
        if sys.stderr.isatty() and time.monotonic() - self._since > _QUIET_SECONDS:
            self._shown = True
            print(f"\r\033[K已读 {self._count} 个：{path.name[:40]}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

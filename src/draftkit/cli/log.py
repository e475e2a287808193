"""``draftkit log FILE.md [--diff A B]``: the revisions of a draft and what changed between two."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from draftkit.drafts.diff import Change, ParagraphDiff, Span
from draftkit.errors import UsageError
from draftkit.session.history import Comparison, Log, compare_revisions, keep_revision, revision_log

_AROUND = 24
"""Unchanged characters shown before and after a change within a long paragraph."""


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE.md", type=Path, help="讲话稿（Markdown）")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--diff",
        nargs="+",
        metavar="稿次",
        help="比较两稿：稿次号、名字，-1 是最近一稿，0 是现在的文件；只给一个就和现在的文件比",
    )
    what.add_argument("--keep", metavar="名字", help="把现在的文件存成一稿")
    parser.add_argument("--all", action="store_true", help="比较时没改的段落也全文列出")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """List revisions, or show the difference of two."""
    if args.keep is not None:
        revision = keep_revision(args.file, args.keep)
        print(f"已存为第 {revision.number} 稿", file=sys.stderr)
        return 0
    if args.diff:
        versions = [*args.diff, "0"][:2] if len(args.diff) == 1 else args.diff
        if len(versions) != 2:
            raise UsageError("一次只比两稿", remedy="如 --diff 1 2")
        comparison = compare_revisions(args.file, *versions)
        print(_comparison_json(comparison) if args.json else _comparison_text(comparison, whole=args.all))
        return 0
    log = revision_log(args.file)
    print(_log_json(log) if args.json else _log_text(log))
    return 0


def _log_json(log: Log) -> str:
    revisions = [
        asdict(entry.revision) | {"removed": entry.removed, "added": entry.added} for entry in log.entries
    ]
    now = {"words": log.words, "kept": not log.dirty}
    return json.dumps(
        {"file": str(log.path), "revisions": revisions, "now": now}, ensure_ascii=False, indent=1
    )


def _log_text(log: Log) -> str:
    if not log.entries:
        return f"{log.path}：还没有存过稿次（在写作台里按 Ctrl+S，或用 --keep 名字）"
    lines = []
    for entry in log.entries:
        revision = entry.revision
        when = revision.when.replace("T", " ")[:16]
        change = f"删 {entry.removed} 增 {entry.added}"
        lines.append(
            f"第 {revision.number} 稿  {when}  {revision.words} 字  {change}  {revision.name}".rstrip()
        )
    if log.dirty:
        lines.append(f"现在的文件  {log.words} 字，和最近一稿不同")
    return "\n".join(lines)


def _comparison_json(comparison: Comparison) -> str:
    paragraphs = [
        {
            "change": diff.change.value,
            "old": diff.old,
            "new": diff.new,
            "spans": [{"change": span.change.value, "text": span.text} for span in diff.spans],
        }
        for diff in comparison.diffs
    ]
    head = {"old": comparison.old_name, "new": comparison.new_name}
    counts = {"removed": comparison.removed, "added": comparison.added}
    return json.dumps(head | counts | {"paragraphs": paragraphs}, ensure_ascii=False, indent=1)


def _comparison_text(comparison: Comparison, *, whole: bool) -> str:
    lines = [
        f"{comparison.old_name} → {comparison.new_name}：删 {comparison.removed} 字，增 {comparison.added} 字"
    ]
    lines += _paragraphs(comparison.diffs, whole=whole)
    return "\n".join(lines)


def _paragraphs(diffs: Iterable[ParagraphDiff], *, whole: bool) -> Iterator[str]:
    """Changed paragraphs with their marks; runs of unchanged ones as a count."""
    same = 0
    for diff in diffs:
        if diff.change is Change.SAME and not whole:
            same += 1
            continue
        if same:
            yield f"    …… {same} 段未改"
            same = 0
        yield f"{_SIGN[diff.change]} {_marked(diff, whole=whole)}"
    if same:
        yield f"    …… {same} 段未改"


_SIGN = {
    Change.SAME: "   ",
    Change.CHANGED: "改 ",
    Change.ADDED: "增 ",
    Change.REMOVED: "删 ",
    Change.MOVED: "移 ",
}


def _marked(diff: ParagraphDiff, *, whole: bool) -> str:
    if diff.change is not Change.CHANGED:
        return "".join(span.text for span in diff.spans)
    last = len(diff.spans) - 1
    return "".join(_span(span, i == 0, i == last, whole=whole) for i, span in enumerate(diff.spans))


def _span(span: Span, first: bool, last: bool, *, whole: bool) -> str:
    """A stretch with its marks: brackets always, so that nothing is told by colour alone."""
    if span.change is Change.REMOVED:
        return _paint(f"［-{span.text}-］", "31;9")
    if span.change is Change.ADDED:
        return _paint(f"［+{span.text}+］", "32")
    if whole or len(span.text) <= 2 * _AROUND:
        return span.text
    head = "" if first else span.text[:_AROUND]
    tail = "" if last else span.text[-_AROUND:]
    return f"{head}……{tail}"


def _paint(text: str, code: str) -> str:
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text

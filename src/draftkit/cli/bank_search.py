"""``draftkit bank search``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from draftkit.bank.collocations import partner_title
from draftkit.bank.query import DEFAULT_LIMIT, Hit, Query
from draftkit.bank.search import Progress, open_index
from draftkit.bank.usage import used_counts
from draftkit.cli.bank_choices import chosen
from draftkit.model.move import Move, Step
from draftkit.model.phrase import Phrase, PhraseKind
from draftkit.model.speech_type import Rank, SpeechType

_SHOWN_PROBLEMS = 3


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank search``."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="文字或拼音首字母；几个词用空格隔开")
    parser.add_argument("--move", help="哪一部分，如 tasks 或 部署任务")
    parser.add_argument("--step", help="哪一步，如 measure 或 举措")
    parser.add_argument("--kind", help="哪一类，如 heading 或 标题")
    parser.add_argument("--type", help="会议类型，如 annual")
    parser.add_argument("--rank", help="讲话人身份，如 主要领导")
    parser.add_argument("--tag", default="", help="标签")
    parser.add_argument("--date", type=int, metavar="年份", help="讲话的年份，不写就是今年")
    parser.add_argument("--any-date", action="store_true", help="年份不合的也列出")
    parser.add_argument(
        "--limit", type=int, default=DEFAULT_LIMIT, help=f"最多几条，不写就是 {DEFAULT_LIMIT}"
    )
    parser.add_argument("--bank", type=Path, action="append", default=[], help="另加的词句文件或文件夹")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Search and print; exit code 1 where nothing was found."""
    query = Query(
        text=" ".join(args.query),
        move=chosen(Move, args.move, "--move"),
        step=chosen(Step, args.step, "--step"),
        kind=chosen(PhraseKind, args.kind, "--kind"),
        type=chosen(SpeechType, args.type, "--type"),
        rank=chosen(Rank, args.rank, "--rank"),
        tag=args.tag,
        date=None if args.any_date else args.date or time.localtime().tm_year,
        limit=max(1, args.limit),
        used=used_counts(),
    )
    index = open_index(args.bank, progress=_narrator())
    problems = index.problems
    for problem in problems[:_SHOWN_PROBLEMS]:
        print(problem, file=sys.stderr)
    if problems:
        print(f"有 {len(problems)} 处词条没有用上，用 draftkit bank check 看全部", file=sys.stderr)
    hits = index.search(query)
    if args.json:
        print(json.dumps([record(hit) for hit in hits], ensure_ascii=False, indent=1))
    else:
        for hit in hits:
            print(f"{shown(hit.phrase)}\n    {'；'.join(hit.why)}")
    hidden = index.count_left_out(query)
    if hidden:
        print(f"另有 {hidden} 条不合 {query.date} 年的说法，加 --any-date 一并列出", file=sys.stderr)
    if not hits:
        print("没有找到", file=sys.stderr)
    return 0 if hits else 1


def shown(phrase: Phrase) -> str:
    """A phrase on one line, with all that its kind has."""
    if phrase.kind is PhraseKind.COLLOCATION:
        return f"{phrase.head} · {partner_title(phrase.relation)}：{'、'.join(phrase.collocates)}"
    if phrase.kind is PhraseKind.HEADING_SET:
        return f"{' / '.join(phrase.set)}（一组 {len(phrase.set)} 个）"
    return phrase.text


def record(hit: Hit) -> dict[str, Any]:
    """A hit as JSON: the phrase, why it is there, where it comes from."""
    phrase, stats = hit.phrase, hit.stats
    found: dict[str, Any] = {
        "id": phrase.id,
        "text": phrase.text,
        "move": phrase.move,
        "step": phrase.step,
        "kind": phrase.kind,
        "score": round(hit.score, 4),
        "why": list(hit.why),
        "layer": phrase.layer,
        "path": phrase.path,
        "line": phrase.line,
        "status": phrase.status,
        "since": phrase.since,
        "until": phrase.until,
        "speeches": stats.speeches if stats else None,
        "last_year": stats.last_year if stats else None,
    }
    more = {
        "set": list(phrase.set),
        "units": list(phrase.units),
        "head": phrase.head,
        "relation": phrase.relation,
        "collocates": list(phrase.collocates),
        "source": phrase.source,
        "slots": dict(phrase.slots),
    }
    return found | {name: value for name, value in more.items() if value}


def _narrator() -> Progress:
    """Says how far compiling is, once it has taken a second."""
    started = said = time.monotonic()

    def narrate(_path: str, done: int, total: int) -> None:
        nonlocal said
        now = time.monotonic()
        if now - started > 1 and now - said > 1:
            said = now
            print(f"正在整理词句库：{done}/{total}", file=sys.stderr)

    return narrate

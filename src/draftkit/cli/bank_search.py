"""``draftkit bank search``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from draftkit.bank.fields import choice_names
from draftkit.bank.search import DEFAULT_LIMIT, Hit, Query, open_index
from draftkit.errors import UsageError
from draftkit.model.move import Move, Step
from draftkit.model.phrase import PhraseKind
from draftkit.model.speech_type import Rank, SpeechType


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``bank search``."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="文字或拼音首字母；几个词用空格隔开")
    parser.add_argument("--move", help="哪一部分，如 tasks 或 部署任务")
    parser.add_argument("--step", help="哪一步，如 measure 或 举措")
    parser.add_argument("--kind", help="哪一类，如 heading 或 标题")
    parser.add_argument("--type", help="会议类型，如 annual")
    parser.add_argument("--rank", help="讲话人身份，如 主要领导")
    parser.add_argument("--tag", default="", help="标签")
    parser.add_argument("--date", type=int, metavar="年份", help="讲话的年份，当年不能用的不列出")
    parser.add_argument("--limit", type=int, default=DEFAULT_LIMIT, help="最多几条")
    parser.add_argument("--bank", type=Path, action="append", default=[], help="另加的词句文件或文件夹")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Search and print; exit code 1 where nothing was found."""
    query = Query(
        text=" ".join(args.query),
        move=_choice(Move, args.move, "--move"),
        step=_choice(Step, args.step, "--step"),
        kind=_choice(PhraseKind, args.kind, "--kind"),
        type=_choice(SpeechType, args.type, "--type"),
        rank=_choice(Rank, args.rank, "--rank"),
        tag=args.tag,
        date=args.date,
        limit=max(1, args.limit),
    )
    index = open_index(args.bank)
    for problem in index.problems:
        print(problem, file=sys.stderr)
    hits = index.search(query)
    if args.json:
        print(json.dumps([_record(hit) for hit in hits], ensure_ascii=False, indent=1))
    else:
        for hit in hits:
            print(f"{hit.phrase.text}\t{'；'.join(hit.why)}")
    return 0 if hits else 1


def _choice(choices: Any, given: str | None, option: str) -> Any:
    if given is None:
        return None
    names = choice_names(choices)
    if given not in names:
        raise UsageError(
            f"{option} 没有“{given}”这一项", remedy="可用：" + " ".join(m.value for m in choices)
        )
    return names[given]


def _record(hit: Hit) -> dict[str, Any]:
    phrase = hit.phrase
    return {
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
        "speeches": hit.stats.speeches if hit.stats else None,
    }

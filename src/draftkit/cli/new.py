"""``draftkit new``: a new draft of a type, or an old speech made ready for a new meeting."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from draftkit.errors import UsageError
from draftkit.model.speech_type import Rank
from draftkit.session import drafting


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("type", nargs="?", metavar="TYPE", help="会议类型或提纲文件，见 draftkit outline ls")
    parser.add_argument(
        "--from", dest="old", metavar="OLD", type=Path, help="把旧稿（docx、md、txt）改成新稿"
    )
    parser.add_argument("--nth", type=int, metavar="N", help="旧稿文件里有几篇时取第几篇，不给就取最长的")
    parser.add_argument("--json", action="store_true", help="套旧稿的报告输出为 JSON")
    parser.add_argument("-o", "--output", metavar="FILE.md", type=Path, help="写到这个文件；不给就打印出来")
    parser.add_argument("--facts", metavar="F.yaml", type=Path, help="这次会议的事实")
    parser.add_argument("--unit", metavar="U.yaml", type=Path, help="本单位情况；不给就用设置里的 unit.yaml")
    parser.add_argument("--rank", choices=[rank.value for rank in Rank], help="讲话人的身份")
    parser.add_argument("--minutes", type=int, metavar="N", help="讲多少分钟")
    parser.add_argument("--rate", type=int, metavar="N", help="每分钟多少字，一般 160 到 240")
    parser.add_argument("--fill", action="store_true", help="用词句库写出初稿")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="换一个数，换一种写法")
    parser.add_argument("--bank", type=Path, action="append", default=[], metavar="PATH", help="另加的词句库")
    parser.add_argument("--order", metavar="A,B", default="", help="哪些部分排在前面，用逗号隔开")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=V",
        dest="changes",
        help="改方案：tasks.points=4、tasks.heading=…、tasks.characters=900、review.omit=是",
    )
    parser.add_argument("--force", action="store_true", help="文件已在也覆盖")


def run(args: argparse.Namespace) -> int:
    """Make the draft; 0 done, 2 something to mend."""
    if args.output and args.output.exists() and not args.force:
        raise UsageError("文件已经有了", where=args.output, remedy="换一个文件名，或加 --force 覆盖")
    if args.old:
        return _from_old(args)
    if not args.type:
        raise UsageError(
            "没有说写哪类稿子", remedy="例如 draftkit new annual -o 讲话.md；类型见 draftkit outline ls"
        )
    facts, unit = drafting.gather(args.facts, args.unit, args.type)
    request = drafting.Request(
        outline=args.type,
        facts=facts,
        unit=unit,
        rank=Rank(args.rank) if args.rank else None,
        minutes=args.minutes,
        rate=args.rate,
        order=tuple(each.strip() for each in args.order.split(",") if each.strip()),
        changes=drafting.read_changes(args.changes),
        fill=args.fill,
        seed=args.seed,
        banks=tuple(args.bank),
        draft_folder=args.output.parent if args.output else None,
    )
    draft = drafting.new_draft(request)
    if args.output:
        drafting.save_new(args.output, draft)
    else:
        sys.stdout.write(draft.text)
    _narrate(args, draft)
    return 0


def _from_old(args: argparse.Namespace) -> int:
    from draftkit.cli.renewal import run_renewal  # reading DOCX costs 150 ms

    return int(run_renewal(args))


def _narrate(args: argparse.Namespace, draft: drafting.NewDraft) -> None:
    for note in draft.notes:
        print(note, file=sys.stderr)
    plan = draft.plan
    where = f"已写到 {args.output}。" if args.output else ""
    print(
        f"{where}{plan.type.zh}，{plan.rank}，{plan.minutes} 分钟，约 {plan.characters} 字", file=sys.stderr
    )
    if draft.written:
        total = sum(draft.written.values())
        print(f"已写 {total} 字，其余在稿中以“提示”和【】标出", file=sys.stderr)
    if draft.open_slots:
        names = "、".join(draft.open_slots[:20])
        more = f"等 {len(draft.open_slots)} 处" if len(draft.open_slots) > 20 else ""
        print(f"待填：{names}{more}", file=sys.stderr)

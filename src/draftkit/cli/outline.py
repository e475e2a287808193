"""``draftkit outline``: list, show and check outlines, or lift one from an old speech."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from draftkit.errors import BadFileError
from draftkit.model.outline import Outline, Plan
from draftkit.model.speech_type import Rank
from draftkit.session import drafting


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    commands = parser.add_subparsers(dest="command", required=True, metavar="ls|show|check|headings|lift")
    listing = commands.add_parser("ls", help="列出所有提纲")
    listing.add_argument("--json", action="store_true", help="以 JSON 输出")
    show = commands.add_parser("show", help="看一个提纲：部分、步骤、字数、要问的事实")
    show.add_argument("outline", metavar="TYPE", help="类型或提纲文件")
    show.add_argument("--rank", choices=[rank.value for rank in Rank], help="讲话人的身份")
    show.add_argument("--minutes", type=int, metavar="N", help="讲多少分钟")
    show.add_argument("--rate", type=int, metavar="N", help="每分钟多少字")
    show.add_argument("--json", action="store_true", help="以 JSON 输出")
    check = commands.add_parser(
        "check",
        help="检查提纲文件，一次列出所有问题",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=drafting.ALLOWED_IN_TEMPLATES,
    )
    check.add_argument("outlines", nargs="+", metavar="FILE", help="提纲文件或类型名")
    check.add_argument("--unit", metavar="U.yaml", type=Path, help="本单位情况；不给就用设置里的 unit.yaml")
    check.add_argument("--json", action="store_true", help="以 JSON 输出")
    headings = commands.add_parser("headings", help="给一个标题就提出同类标题；给几个就看工整不工整")
    headings.add_argument("headings", nargs="+", metavar="标题", help="不带序号的标题，也可以是带【】的句式")
    headings.add_argument("--limit", type=int, default=5, metavar="N", help="最多提出几个")
    headings.add_argument("--json", action="store_true", help="以 JSON 输出")
    lift = commands.add_parser("lift", help="从一篇旧讲话提取提纲")
    lift.add_argument("old", type=Path, metavar="OLD", help="旧讲话（docx、pdf、txt、md…）")
    lift.add_argument("-o", "--output", type=Path, metavar="MY.md.j2", help="写到这个文件；不给就打印出来")
    lift.add_argument("--index", type=int, default=1, metavar="N", help="文件里有几篇讲话时，取第几篇")


def run(args: argparse.Namespace) -> int:
    """Run one sub-command."""
    return {"ls": _ls, "show": _show, "check": _check, "headings": _headings, "lift": _lift}[args.command](
        args
    )


def _ls(args: argparse.Namespace) -> int:
    found = drafting.all_outlines()
    if args.json:
        _json([_summary(outline) for outline in found])
        return 0
    for outline in found:
        low, high = outline.minutes
        print(f"{outline.name:<16}{outline.type.zh}　{low}–{high} 分钟　{outline.note}")
    return 0


def _summary(outline: Outline) -> dict[str, Any]:
    return {
        "name": outline.name,
        "type": outline.type.value,
        "zh": outline.type.zh,
        "minutes": list(outline.minutes),
        "usual_minutes": outline.usual_minutes,
        "note": outline.note,
        "path": outline.path,
    }


def _show(args: argparse.Namespace) -> int:
    request = drafting.Request(
        outline=args.outline,
        rank=Rank(args.rank) if args.rank else None,
        minutes=args.minutes,
        rate=args.rate,
    )
    outline, plan, _, _ = drafting.plan_for(request)
    if args.json:
        _json({**_summary(outline), **_plan(plan), "facts": list(outline.facts)})
        return 0
    print(
        f"{outline.type.zh}（{outline.name}）　{plan.rank}　"
        f"{plan.minutes} 分钟 × {plan.rate} 字 = {plan.characters} 字"
    )
    if outline.note:
        print(outline.note)
    for warning in plan.warnings:
        print(warning)
    for section in plan.sections:
        points = f"，{section.points} 点" if section.points else ""
        print(f"\n{section.key}　{section.heading or section.move.zh}　{section.characters} 字{points}")
        print("    步骤：" + "、".join(step.zh for step in section.steps))
        if section.prompt:
            print(f"    {section.prompt}")
    print("\n要问的事实：" + "、".join(outline.facts))
    return 0


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "rank": plan.rank.value,
        "minutes": plan.minutes,
        "rate": plan.rate,
        "characters": plan.characters,
        "warnings": list(plan.warnings),
        "sections": [
            {
                "key": section.key,
                "move": section.move.value,
                "heading": section.heading,
                "steps": [step.value for step in section.steps],
                "points": section.points,
                "point_step": section.point_step.value if section.point_step else None,
                "characters": section.characters,
                "prompt": section.prompt,
            }
            for section in plan.sections
        ],
    }


def _check(args: argparse.Namespace) -> int:
    _, unit = drafting.gather(None, args.unit)
    found = [drafting.problems_of(name, unit) for name in args.outlines]
    if args.json:
        _json([{"path": str(path), "problems": [_problem(each) for each in wrong]} for path, wrong in found])
        return 2 if any(wrong for _, wrong in found) else 0
    for path, wrong in found:
        if not wrong:
            print(f"{path}：没有问题")
    problems = [problem for _, wrong in found for problem in wrong]
    if problems:
        raise BadFileError(problems)
    return 0


def _problem(problem: Any) -> dict[str, Any]:
    return {name: getattr(problem, name) for name in ("path", "line", "col", "message", "hint")}


def _headings(args: argparse.Namespace) -> int:
    from draftkit.session.headings import propose_siblings, score_headings  # loads the bank

    if len(args.headings) == 1:
        found = propose_siblings(args.headings[0], args.limit)
        if args.json:
            _json(found)
        else:
            print("\n".join(found) or "没有找到同类标题")
        return 0
    scored = score_headings(args.headings)
    if args.json:
        breaks = [{"index": each.index, "heading": each.heading, "why": each.why} for each in scored.breaks]
        _json({"score": scored.score, "parts": scored.parts, "frame": list(scored.frame), "breaks": breaks})
        return 1 if scored.breaks else 0
    print(f"工整程度 {round(scored.score * 100)}（满分 100）")
    for each in scored.breaks:
        print(f"第 {each.index + 1} 个“{each.heading}”：{each.why}")
    return 1 if scored.breaks else 0


def _lift(args: argparse.Namespace) -> int:
    from draftkit.session.lifting import lift_file  # reading DOCX costs 150 ms

    lifted = lift_file(args.old, args.index, args.output)
    if not args.output:
        sys.stdout.write(lifted.text)
    for note in lifted.notes:
        print(note, file=sys.stderr)
    if lifted.problems:
        raise BadFileError(lifted.problems)
    return 0


def _json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))

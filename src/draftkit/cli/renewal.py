"""``draftkit new --from OLD``: write the renewed draft and tell what became what."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator

from draftkit.drafts.renewal.report import ChangeNote, RenewalReport
from draftkit.files.atomic import write_text
from draftkit.model import Move, SpeechType
from draftkit.session import drafting
from draftkit.session.renewal import as_json, renew_file, speeches_in

_SHOWN = 400
_TITLE = 30
"""Characters of a title that are shown."""


def run_renewal(args: argparse.Namespace) -> int:
    """Renew ``args.old``; the draft goes to ``args.output`` (else stdout), the report to the other stream."""
    facts, unit = drafting.gather(args.facts, args.unit)
    kind = SpeechType(args.type) if args.type in set(SpeechType) else None
    renewed = renew_file(args.old, facts, unit, index=getattr(args, "nth", None), type=kind)
    as_data = bool(getattr(args, "json", False))
    report = (
        json.dumps(as_json(renewed.report), ensure_ascii=False, indent=1)
        if as_data
        else "\n".join(_report(renewed.report))
    )
    if args.output is None:
        sys.stdout.write(renewed.source)
        print(report, file=sys.stderr)
        return 0
    write_text(args.output, renewed.source)
    others = speeches_in(args.old)
    if len(others) > 1:
        print(f"文件里有 {len(others)} 篇讲话，取了《{renewed.report.old.title}》", file=sys.stderr)
    print(f"已写到 {args.output}", file=sys.stderr)
    print(report)
    return 0


def _report(report: RenewalReport) -> Iterator[str]:
    """The report as a writer reads it: what became what, what is left, what is dated, what is copied."""
    yield from _whose(report)
    yield from _table("改了什么", report.changes)
    yield from _table("没有改、请核", tuple(note for note in report.kept if note.kind != "叫法"))
    yield from _names("引号里的和带数字的叫法，是不是本地的、今年的", report.kept)
    if report.dated:
        yield "\n提法过时（按会议日期）"
        yield from _dated(report)
    share = round(report.copied_share * 100)
    same = f"和《{_short(report.old.title)}》连着十几个字相同的占 {share}%"
    yield f"\n照抄：全文 {report.characters} 字，{same}，交稿前请改写"
    for run in sorted(report.copied, key=lambda run: -run.length)[:5]:
        yield f"  第 {run.line} 行  连续 {run.length} 字：{run.text}……"
    yield f"\n待填 {len(report.slots)} 处：{'、'.join(dict.fromkeys(report.slots))}"


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE]}……"


def _dated(report: RenewalReport) -> Iterator[str]:
    lines: dict[str, list[int]] = defaultdict(list)
    for dated in report.dated:
        now = f"，现在说“{dated.now}”" if dated.now else ""
        lines[f"{dated.text}：{dated.why}{now}"].append(dated.line)
    for said, where in lines.items():
        yield f"  {said}  第 {'、'.join(map(str, dict.fromkeys(where)))} 行"


def _whose(report: RenewalReport) -> Iterator[str]:
    old = report.old
    known = [
        ("地方", old.place),
        ("层级", old.level.value if old.level else ""),
        ("会议", old.meeting),
        ("年份", str(old.year or "")),
        ("人名", "、".join(sorted(old.people))),
    ]
    told = "；".join(f"{name} {value}" for name, value in known if value)
    yield f"旧稿《{_short(old.title)}》：{told or '没认出是哪里的'}"
    why = report.type.why or "没有别的迹象"
    yield f"类型：{report.type.type.zh}（{why}）；结构：{' → '.join(Move(move).zh for move in report.moves)}"


def _names(title: str, notes: tuple[ChangeNote, ...]) -> Iterator[str]:
    """What an office calls its own things, together: there are many and each is short."""
    lines: dict[str, list[int]] = defaultdict(list)
    for note in notes:
        if note.kind == "叫法":
            lines[note.was].append(note.line)
    if lines:
        yield f"\n{title}（{len(lines)} 种，括号里是行号）"
        said = [f"{name}({','.join(map(str, dict.fromkeys(where)))})" for name, where in lines.items()]
        for start in range(0, len(said), 6):
            yield "  " + "  ".join(said[start : start + 6])


def _table(title: str, notes: tuple[ChangeNote, ...]) -> Iterator[str]:
    """Notes of one kind and wording on one line, with the lines of the file."""
    places: dict[tuple[str, str, str | None, str], list[int]] = defaultdict(list)
    for note in notes:
        places[note.kind, note.was, note.now, note.note].append(note.line)
    if not places:
        return
    yield f"\n{title}（{len(notes)} 处）"
    for (kind, was, now, why), lines in list(places.items())[:_SHOWN]:
        becomes = f" → {now}" if now is not None else f"（{why}）"
        where = "、".join(map(str, dict.fromkeys(lines)))
        yield f"  {kind}  {was}{becomes}  第 {where} 行"
    if len(places) > _SHOWN:
        yield f"  ……还有 {len(places) - _SHOWN} 种，用 --json 看全部"

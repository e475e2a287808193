"""`draftkit rules`: the catalogue of check rules and cleaning rules."""

from __future__ import annotations

import argparse
import json

from draftkit.errors import UsageError

_LABELS = (
    ("规则", "id"),
    ("名称", "title"),
    ("级别", "level"),
    ("为什么", "why"),
    ("依据", "source"),
    ("例外", "blind_spots"),
)


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="ls|show")
    listing = verbs.add_parser("ls", help="列出全部规则")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    showing = verbs.add_parser("show", help="看一条规则的依据和例外")
    showing.add_argument("rule", metavar="规则", help="规则名，见 draftkit rules ls")
    showing.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """List the rules, or show one.

    Raises:
        UsageError: there is no rule of that name.
    """
    rows = [*_check_rules(), *_cleaning_rules()]
    if args.verb == "ls":
        _list(rows, as_json=args.json)
        return 0
    shown = [row for row in rows if row["id"] == args.rule]
    if not shown:
        raise UsageError(f"没有“{args.rule}”这条规则", remedy="用 draftkit rules ls 看全部规则名")
    for row in shown:
        _show(row, as_json=args.json)
    return 0


def _list(rows: list[dict[str, str]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print(f"{row['family']}  {row['id']:<18} {row['level']:<8} {row['title']}")


def _show(row: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(row, ensure_ascii=False, indent=1))
        return
    for label, key in _LABELS:
        if row[key]:
            print(f"{label}：{row[key]}")


def _check_rules() -> list[dict[str, str]]:
    from draftkit.checks.catalogue import RULES

    return [
        {
            "family": "检查",
            "id": rule.id,
            "title": rule.title,
            "level": rule.level.value,
            "why": rule.why,
            "source": rule.source,
            "blind_spots": rule.blind_spots,
        }
        for rule in RULES
    ]


def _cleaning_rules() -> list[dict[str, str]]:
    from draftkit.corpus.rules import reading_rules

    empty = {"level": "", "why": "", "source": "", "blind_spots": ""}
    return [{"family": "清洗", "id": name, "title": zh, **empty} for name, zh in reading_rules().items()]

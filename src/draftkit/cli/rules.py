"""`draftkit rules`: the catalogue of check rules and cleaning rules."""

from __future__ import annotations

import argparse
import json

from draftkit.errors import UsageError

_CHECKS_ONLY = ("level", "why", "source", "blind_spots")


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="ls|show")
    listing = verbs.add_parser("ls", help="列出全部规则")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    showing = verbs.add_parser("show", help="看一条规则的依据和例外")
    showing.add_argument("rule", metavar="规则", help="规则名，见 draftkit rules ls")
    showing.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """List the rules, or show one."""
    rows = _rows()
    if args.verb == "ls":
        if args.json:
            print(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            for row in rows:
                print(f"{row['family']}  {row['id']:<18} {row['level']:<8} {row['title']}")
        return 0
    shown = next((each for each in rows if each["id"] == args.rule), None)
    if shown is None:
        raise UsageError(f"没有“{args.rule}”这条规则", remedy="用 draftkit rules ls 看全部规则名")
    if args.json:
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        for label, key in (
            ("规则", "id"),
            ("名称", "title"),
            ("级别", "level"),
            ("为什么", "why"),
            ("依据", "source"),
            ("例外", "blind_spots"),
        ):
            if shown[key]:
                print(f"{label}：{shown[key]}")
    return 0


def _rows() -> list[dict[str, str]]:
    from draftkit.checks.catalogue import RULES
    from draftkit.corpus.rules import reading_rules

    checking = [
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
    reading = [
        {"family": "读稿", "id": name, "title": title} | dict.fromkeys(_CHECKS_ONLY, "")
        for name, title in reading_rules().items()
    ]
    return checking + reading

"""`draftkit doctor`: what this machine has and lacks."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from itertools import groupby

_STATES = {"ok": "有", "missing": "缺", "bad": "坏"}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("--json", action="store_true", help="用 JSON 报告")


def run(args: argparse.Namespace) -> int:
    """Print the report; 1 when something will not work."""
    from draftkit.session.diagnosing import diagnose

    found = diagnose()
    if args.json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
    else:
        for group, entries in groupby(found, key=lambda each: each.group):
            print(group)
            for each in entries:
                print(f"  {_STATES[each.state]}　{each.name}：{each.detail}")
    return 1 if any(each.state == "bad" for each in found) else 0

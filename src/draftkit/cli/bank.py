"""``draftkit bank``: the phrase bank in the shell. One module per group of sub-verbs."""

from __future__ import annotations

import argparse
import importlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SubVerb:
    """One ``bank`` command: its module in ``draftkit.cli`` and what it is for."""

    module: str
    summary: str


SUB_VERBS: dict[str, SubVerb] = {
    "search": SubVerb("bank_search", "按文字、拼音首字母和用途找词句"),
    "check": SubVerb("bank_check", "检查词句库，--fix 补编号"),
}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-verbs; each module is imported only for its own call."""
    parser.add_argument("action", choices=list(SUB_VERBS), metavar="做什么", help="、".join(SUB_VERBS))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    width = max(len(name) for name in SUB_VERBS)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(f"  {name:<{width}}  {verb.summary}" for name, verb in SUB_VERBS.items())


def run(args: argparse.Namespace) -> int:
    """Run one sub-verb and return its exit code."""
    verb = SUB_VERBS[args.action]
    module = importlib.import_module(f"draftkit.cli.{verb.module}")
    parser = argparse.ArgumentParser(prog=f"draftkit bank {args.action}", description=verb.summary)
    module.register(parser)
    return int(module.run(parser.parse_args(args.rest)))

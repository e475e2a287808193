"""``draftkit bank``: the phrase bank in the shell, one module a sub-verb, imported only for its own call."""

from __future__ import annotations

import argparse
import importlib

SUB_VERBS: dict[str, str] = {
    "search": "按文字、拼音首字母和用途找词句",
    "collocations": "查一个词与哪些词搭配，两头都能查",
    "reword": "换个说法：动词、句首或整句用多了的时候",
    "check": "检查词句库，--fix 补编号",
    "stats": "看词句库有多少、从哪来、哪一步还薄",
    "review": "审核挖掘出来的候选词句",
    "add": "往自己的库里添一条",
    "retire": "停用一条，--back 恢复",
    "merge": "把同事的词句文件并进自己的",
    "export": "导出为表格、Markdown 或其他软件的格式",
    "import": "从 CSV 表格导入",
    "schema": "输出词句文件的 JSON Schema，供编辑器补全",
}


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-verbs; their own arguments are declared when one is called."""
    parser.add_argument("action", choices=list(SUB_VERBS), metavar="做什么", help="见下面的列表")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    width = max(map(len, SUB_VERBS))
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    listing = "\n".join(f"  {name:<{width}}  {summary}" for name, summary in SUB_VERBS.items())
    parser.epilog = f"{listing}\n\n用 draftkit bank 做什么 --help 看每一项的用法。"


def run(args: argparse.Namespace) -> int:
    """Run one sub-verb and return its exit code."""
    from draftkit.cli.parser import CommandParser

    module = importlib.import_module(f"draftkit.cli.bank_{args.action}")
    parser = CommandParser(prog=f"draftkit bank {args.action}", description=SUB_VERBS[args.action])
    module.register(parser)
    return int(module.run(parser.parse_args(args.rest)))

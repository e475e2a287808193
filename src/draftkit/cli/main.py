"""Entry of the command line: find the verb, import only its module, turn errors into exit codes.

Exit codes: 0 done, 1 findings or part of a batch failed, 2 something the caller must mend,
3 the surroundings (disk, permission), 130 interrupted. stdout is data, stderr narration.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from draftkit import __version__
from draftkit.cli.parser import CommandParser
from draftkit.cli.verbs import VERBS
from draftkit.errors import DraftkitError, SurroundingsError

INTERRUPTED = 130


def main(argv: Sequence[str], open_desk: Callable[[str | None], int]) -> int:
    """Run one command; ``open_desk`` opens the terminal UI (at the desk, or on one draft)."""
    if not argv:
        return guarded(lambda: open_desk(None))
    name = argv[0]
    verb = VERBS.get(name)
    if verb is None:
        _parser().parse_args(argv)  # --version, --help, or an error that names the nearest verb
        return 2
    if verb.module is None:
        return guarded(lambda: open_desk(_one_file(name, argv[1:])))
    module = importlib.import_module(f"draftkit.cli.{verb.module}")
    verb_parser = CommandParser(prog=f"draftkit {name}", description=verb.summary)
    module.register(verb_parser)
    args = verb_parser.parse_args(argv[1:])
    return guarded(lambda: int(module.run(args)))


def guarded(work: Callable[[], int]) -> int:
    """Run ``work`` and return its exit code; whatever it raises is said in a line of Chinese."""
    try:
        code = work()
        sys.stdout.flush()
    except DraftkitError as error:
        print(f"draftkit：{error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("draftkit：已中断", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`); nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        from draftkit.files.refusals import refusal  # deferred with the rest of files

        print(
            f"draftkit：{error.filename or '系统'}：{refusal(error)}。请检查磁盘空间和权限", file=sys.stderr
        )
        return SurroundingsError.exit_code
    except Exception as error:  # a fault of ours: the person gets one line, we get the traceback
        if os.environ.get("DRAFTKIT_DEBUG"):
            raise
        print(f"draftkit：程序出了差错（{type(error).__name__}）。{_keep_traceback()}", file=sys.stderr)
        return SurroundingsError.exit_code
    return code


def _keep_traceback() -> str:
    import traceback

    from draftkit.files import atomic, locations

    report = locations.state_dir() / "fault.txt"
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        atomic.write_text(report, traceback.format_exc(), private=True)
    except (OSError, DraftkitError):
        return "稿子未动；请把命令告诉开发者"
    return f"稿子未动；请把 {report} 交给开发者"


def _one_file(name: str, rest: Sequence[str]) -> str:
    parser = CommandParser(prog=f"draftkit {name}", description=VERBS[name].summary)
    parser.add_argument("file", metavar="FILE.md", help="讲话稿（Markdown）")
    return str(parser.parse_args(rest).file)


def _parser() -> argparse.ArgumentParser:
    width = max(len(name) for name in VERBS)
    listing = "\n".join(f"  {name:<{width}}  {verb.summary}" for name, verb in VERBS.items())
    parser = CommandParser(
        prog="draftkit",
        description="讲话稿助手。不带参数就打开写作台。",
        epilog=f"命令：\n{listing}\n\n用 draftkit 命令 --help 看每个命令的用法。",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"draftkit {__version__}", help="显示版本")
    parser.add_argument("verb", choices=list(VERBS), metavar="命令", help="见下面的列表")
    return parser

"""``draftkit serve``: the same desk in a browser on this machine."""

from __future__ import annotations

import argparse
import shlex
import sys

from draftkit.errors import SurroundingsError, UsageError

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def register(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``serve``."""
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
    parser.add_argument("--host", default="127.0.0.1", help="只给本机用，默认 127.0.0.1")
    parser.add_argument("--yes-expose", action="store_true", help="确要让别的机器也能打开")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if args.host not in _LOOPBACK and not args.yes_expose:
        raise UsageError(
            "这会让同一网络里的人都能打开您的稿子", where=args.host, remedy="确要如此，请加 --yes-expose"
        )
    try:
        from textual_serve.server import Server  # deferred: an optional extra
    except ImportError as error:
        raise SurroundingsError("没有安装浏览器组件", remedy="请安装：pip install draftkit[serve]") from error
    command = f"{shlex.quote(sys.executable)} -m draftkit"
    print(f"请在浏览器里打开 http://{args.host}:{args.port}，按 Ctrl+C 停止", file=sys.stderr)
    Server(command, host=args.host, port=args.port, title="讲稿助手").serve()
    return 0

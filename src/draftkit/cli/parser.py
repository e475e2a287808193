"""argparse in Chinese: its help, and one line for what is wrong, the nearest right word, the way to help."""

from __future__ import annotations

import argparse
import difflib
import re
from typing import Any, NoReturn

_SAID: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少 \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识 \1"),
    (re.compile(r"argument (.+?): expected one argument"), r"\1 后面要跟一个值"),
    (re.compile(r"argument (.+?): expected at least one argument"), r"\1 后面至少要有一个值"),
    (re.compile(r"argument (.+?): invalid int value: '(.*)'"), r"\1 要的是整数，不是“\2”"),
    (re.compile(r"argument (.+?): invalid float value: '(.*)'"), r"\1 要的是数字，不是“\2”"),
    (re.compile(r"argument (.+?): ignored explicit argument '(.*)'"), r"\1 后面不跟值，“\2”多余"),
    (re.compile(r"ambiguous option: (\S+) could match (.+)"), r"\1 不止一个意思，可能是 \2"),
    (re.compile(r"one of the arguments (.+) is required"), r"这几样要给一样：\1"),
    (re.compile(r"argument (.+?): not allowed with argument (.+)"), r"\1 和 \2 不能同时用"),
)
_CHOICE = re.compile(r"argument (.+?): invalid choice: '(.*?)' \(choose from (.+)\)")


class CommandParser(argparse.ArgumentParser):
    """The parser of every verb; sub-commands inherit it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "add_help": False})
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份用法")

    def format_usage(self) -> str:
        """The line of usage."""
        return _titled(super().format_usage())

    def format_help(self) -> str:
        """The whole help."""
        return _titled(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong on stderr and exit with 2."""
        self.exit(2, f"draftkit：{_in_chinese(message)}。用 {self.prog} --help 看用法\n")


def _titled(text: str) -> str:
    return text.replace("usage: ", "用法： ", 1)  # as wide on screen, so that wrapped lines stay aligned


def _in_chinese(message: str) -> str:
    choice = _CHOICE.match(message)
    if choice:
        name, given, choices = choice.groups()
        known = [each.strip("' ") for each in choices.split(",")]
        near = difflib.get_close_matches(given, known, n=1)
        hint = f"是不是“{near[0]}”" if near else f"可以用：{'、'.join(known)}"
        return f"{name} 没有“{given}”这一项，{hint}"
    for pattern, chinese in _SAID:
        if pattern.match(message):
            return pattern.sub(chinese, message)
    return f"命令写得不对（{message}）"

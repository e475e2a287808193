"""What goes wrong when Chinese text meets YAML, in a writer's words.

Two tables: parser complaints with their meaning, and traps that YAML accepts in silence although the
person meant something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.errors import Problem

_MEANING = (
    ("found a tab character", "不能用制表符缩进", "请改用空格"),
    ("found character '\\t'", "不能用制表符缩进", "请改用空格"),
    ("cannot start any token", "这个符号不能放在开头", "请给文字加引号；缩进请用空格，不用制表符"),
    ("mapping values are not allowed", "值里有半角冒号加空格", "请把值放进引号，或改用全角冒号"),
    ("did not find expected ',' or ']'", "方括号没有配对", "请补上 ]；以 [ 开头的文字请加引号"),
    ("did not find expected ',' or '}'", "花括号没有配对", "请补上 }；以 { 开头的文字请加引号"),
    ("did not find expected '-' indicator", "这一行的缩进对不上", "同一列表的 - 要对齐，后面空一格"),
    ("did not find expected key", "这一行不成“键: 值”", "引号后面不能再接文字；整句请放进一对引号"),
    ("expected alphabetic or numeric character", "* 或 & 开头的文字要加引号", "请给文字加引号"),
    ("did not find expected whitespace or line break", "! 开头的文字要加引号", "不加引号会被当作标签"),
    ("found undefined alias", "* 开头被当作引用", "请给文字加引号"),
    ("could not find expected ':'", "键后面缺半角冒号", "冒号要用半角，后面空一格"),
    ("found unexpected end of stream", "引号没有收尾", "请补上另一半引号"),
    ("found unknown escape character", "双引号里的反斜杠写法不对", "请改用单引号"),
    ("expected a comment or a line break", "| 或 > 后面不能再接文字", "请给文字加引号"),
    ("did not find expected <document start>", "这里多出了内容", "一个文件只放一份 YAML"),
    ("expected <document start>", "这里多出了内容", "请检查缩进"),
    ("control characters are not allowed", "有看不见的控制字符", "请删去后重打这一行"),
    ("special characters are not allowed", "有看不见的控制字符", "请删去后重打这一行"),
)


RUN_TOGETHER = re.compile(r" (?:-(?=[\u4e00-\u9fff“《【])|[\u3000\xa0]+- )")
"""What YAML makes of a next line whose dash has no blank behind it or a wide blank before it."""

BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML counts as the end of a line."""


def explain(said: str, path: str, line: int, col: int, source: str = "") -> Problem:
    """The parser's complaint ``said`` as a problem a writer can act on.

    ``source`` is the text of the line complained of.
    """
    if "could not find expected ':'" in said:
        if source.lstrip(" ").startswith(("\u3000", "\xa0")):
            return Problem(path, line, col, "缩进用了全角空格", "请改用半角空格")
        if re.match(r" *-[^\s-]", source):
            return Problem(path, line, col, "- 后面没有空格", "请在 - 后面空一格")
    before = source[: col - 1].rstrip()
    if before.endswith(("'", '"')) and "did not find expected" in said:
        return Problem(path, line, col, "引号后面不能再接文字", "请把整句放进一对引号，里面的引号改用“”")
    if before.endswith(("]", "}")) and "did not find expected" in said:
        return Problem(path, line, col, "方括号、花括号后面不能再接文字", "以 [ 或 { 开头的文字请加引号")
    for fragment, message, hint in _MEANING:
        if fragment in said:
            return Problem(path, line, col, message, hint)
    return Problem(path, line, col, "YAML 写法有误", said)


_FULLWIDTH_COLON = re.compile(r"^[ ]*(?:-[ ]+)?([A-Za-z][A-Za-z_-]*)：", re.M)
_HASH = re.compile(r"[ \t]#(?=[^\s#!])")


def fullwidth_colons(text: str, path: str) -> Iterator[Problem]:
    """Keys followed by ``：``: YAML reads the whole line as one piece of text."""
    for match in _FULLWIDTH_COLON.finditer(text):
        key = match.group(1)
        line = text.count("\n", 0, match.start()) + 1
        col = match.end() - match.start()
        yield Problem(path, line, col, f"“{key}”后面用了全角冒号", f"请写成 {key}: ")


def glued_hashes(text: str) -> dict[int, int]:
    """Lines (0-based) where a blank and ``#`` are followed at once by text, with the column of ``#``.

    After an unquoted value YAML takes the rest of such a line for a comment. ``# `` with a blank behind
    it is how comments are written and is left alone.
    """
    found: dict[int, int] = {}
    if "#" not in text:
        return found
    for number, line in enumerate(BREAK.split(text)):
        match = _HASH.search(line)
        if match and not line.lstrip().startswith("#"):
            found[number] = match.end() - 1
    return found


def hash_problem(path: str, line: int, col: int) -> Problem:
    """The problem of a value cut short by ``#`` (1-based place of the ``#``)."""
    return Problem(
        path, line, col, "空格加 # 把后面的文字截掉了", "是正文就给整句加引号；是注释就在 # 后空一格"
    )

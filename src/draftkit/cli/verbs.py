"""The table of verbs: one module each, imported only when the verb is called.

A verb module has ``register(parser)``, which declares its arguments, and ``run(args)``, which returns
the exit code. ``module`` is None for verbs that open the terminal UI.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """A command of the shell: its module in ``draftkit.cli`` and what it is for."""

    module: str | None
    summary: str


VERBS: dict[str, Verb] = {
    "write": Verb(None, "在写作台里打开一篇稿子"),
    "new": Verb("new", "按会议类型起一篇新稿，或把旧稿改成新稿"),
    "check": Verb("check", "检查稿子：待填、张冠李戴、序号、标点、过时提法"),
    "render": Verb("render", "导出 Word、Markdown、纯文本或网页"),
    "redline": Verb("redline", "把两稿的差别导出成 Word 修订"),
    "revise": Verb("revise", "把同事改过的 Word 收回成新的一稿"),
    "log": Verb("log", "看一篇稿子改过几稿，各稿差在哪里"),
    "corpus": Verb("corpus", "读入旧讲话、入库、查看"),
    "mine": Verb("mine", "从旧讲话里挖掘可复用的词句"),
    "bank": Verb("bank", "查找、检查、审核和管理词句库"),
    "outline": Verb("outline", "查看、检查提纲，或从旧稿提取提纲"),
    "rules": Verb("rules", "列出检查规则和清洗规则"),
    "demo": Verb("demo", "用自带样例把全过程走一遍"),
    "serve": Verb("serve", "在本机浏览器里打开写作台"),
    "doctor": Verb("doctor", "检查本机环境：字体、外部工具、文件夹"),
}

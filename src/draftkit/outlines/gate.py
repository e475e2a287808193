"""The gate: which Jinja an outline may use, decided on the parsed tree before anything runs.

``env.parse`` gives the tree; what is not on the list here is refused with its line. An accepted tree is
never compiled to Python: ``outlines.machine`` walks it and charges every step, because a list of nodes
alone bounds neither time nor length (nested loops, texts that double, macros that call macros).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from draftkit.errors import Problem
from draftkit.outlines.filters import FILTERS, TESTS
from draftkit.outlines.limits import MAX_DEPTH, MAX_NODES, MAX_SOURCE

ENVIRONMENT = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
ITEM_PARTS = frozenset(
    {"键", "标题", "序数", "步骤", "步骤名", "字数", "提示", "正文", "标记", "要点", "点数", "段落"}
)
"""The named parts of a section (and of its points) that a body may read."""
LOOP_PARTS = frozenset({"index", "index0", "first", "last", "length", "revindex"})

_ALLOWED: frozenset[type[nodes.Node]] = frozenset(
    {
        nodes.Template,
        nodes.Output,
        nodes.TemplateData,
        nodes.Name,
        nodes.Const,
        nodes.List,
        nodes.Getattr,
        nodes.If,
        nodes.CondExpr,
        nodes.For,
        nodes.Filter,
        nodes.Test,
        nodes.Compare,
        nodes.Operand,
        nodes.And,
        nodes.Or,
        nodes.Not,
        nodes.Concat,
        nodes.Add,
        nodes.Sub,
        nodes.Call,
        nodes.Macro,
        nodes.Extends,
        nodes.Block,
        nodes.Include,
        nodes.Import,
        nodes.FromImport,
        nodes.Assign,
        nodes.Keyword,
    }
)
_REFUSED_ZH: dict[type[nodes.Node], str] = {
    nodes.Mul: "乘法",
    nodes.Pow: "乘方",
    nodes.Div: "除法",
    nodes.FloorDiv: "除法",
    nodes.Mod: "取余和 % 格式",
    nodes.Getitem: "方括号取值",
    nodes.Slice: "切片",
    nodes.Dict: "字典",
    nodes.Tuple: "元组",
    nodes.CallBlock: "call 块",
    nodes.FilterBlock: "filter 块",
    nodes.With: "with 块",
    nodes.AssignBlock: "成块的 set",
    nodes.Neg: "负号",
    nodes.Pos: "正号",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Another template named by ``extends``, ``include`` or ``import``: its name, where, and the alias."""

    name: str
    line: int
    alias: str = ""
    names: tuple[tuple[str, str], ...] = ()
    """For ``from … import a as b``: pairs of the macro's name there and here."""
    kind: str = "include"


@dataclass(slots=True)
class Parsed:
    """One template file, parsed and looked through."""

    name: str
    path: str
    first_line: int
    tree: nodes.Template
    macros: dict[str, nodes.Macro] = field(default_factory=dict)
    blocks: dict[str, nodes.Block] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()

    def problem(self, line: int, message: str, hint: str = "") -> Problem:
        """A problem at a line of the body, as a place in the file."""
        return Problem(self.path, line + self.first_line - 1, 1, message, hint)


def parse(source: str, name: str, path: str, first_line: int = 1) -> tuple[Parsed | None, list[Problem]]:
    """Parse one template body. ``first_line`` is where it begins in its file.

    Returns the parsed template (None where it is no Jinja at all) and every problem of its form.
    """
    if len(source) > MAX_SOURCE:
        return None, [Problem(path, first_line, 1, f"提纲超过 {MAX_SOURCE} 字", "请拆成几个文件")]
    try:
        tree = ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        line = error.lineno + first_line - 1
        return None, [Problem(path, line, 1, *_syntax_said(str(error.message)))]
    except (RecursionError, ValueError, OverflowError):
        return None, [Problem(path, first_line, 1, "模板嵌套太深或数字太大", f"最多 {MAX_DEPTH} 层")]
    parsed = Parsed(name, path, first_line, tree)
    problems = list(_form_problems(parsed))
    if not problems:
        _collect(parsed)
    return parsed, problems


def _form_problems(parsed: Parsed) -> Iterator[Problem]:
    stack: list[tuple[nodes.Node, int]] = [(parsed.tree, 0)]
    count = 0
    while stack:
        node, depth = stack.pop()
        count += 1
        if count > MAX_NODES:
            yield parsed.problem(node.lineno, f"模板超过 {MAX_NODES} 个成分", "请拆成几个文件")
            return
        if depth > MAX_DEPTH:
            yield parsed.problem(node.lineno, "嵌套太深", f"最多 {MAX_DEPTH} 层")
            return
        problem = _node_problem(parsed, node, depth)
        if problem:
            yield problem
        else:
            stack.extend((child, depth + 1) for child in node.iter_child_nodes())


def _node_problem(parsed: Parsed, node: nodes.Node, depth: int) -> Problem | None:
    if type(node) not in _ALLOWED:
        what = _REFUSED_ZH.get(type(node), type(node).__name__)
        return parsed.problem(
            node.lineno, f"提纲里不能用{what}", "可用的写法见 draftkit outline check --help"
        )
    rule = _RULES.get(type(node))
    said = rule(node, depth) if rule else None
    return parsed.problem(node.lineno, *said) if said else None


_TAGS = ("if", "elif", "else", "for", "set", "macro", "block", "extends", "include", "import", "from")
_ENDS = ("endif", "endfor", "endset", "endmacro", "endblock")
_UNKNOWN_TAG = re.compile(r"Encountered unknown tag '(\w+)'")
_LEFT_OPEN = re.compile(r"Unexpected end of template.*needs to be closed is '(\w+)'", re.S)


def _syntax_said(message: str) -> tuple[str, str]:
    """Jinja's complaint about the form of a template, in a writer's words, and what to do."""
    if found := _UNKNOWN_TAG.search(message):
        close = get_close_matches(found[1], (*_TAGS, *_ENDS), n=1)
        hint = f"是不是 {close[0]}" if close else f"可用：{'、'.join(_TAGS)}"
        return f"没有“{found[1]}”这个标签，或者它前面少了开头", hint
    if found := _LEFT_OPEN.search(message):
        return "有一段没有收尾", f"少了 {{% end{found[1]} %}}"
    return "模板写法有误", "请核对 {{ }} 和 {% %} 是否成对、引号是否收尾"


Said = tuple[str, str] | None


def _const(node: Any, depth: int) -> Said:
    value = node.value
    if value is None or isinstance(value, str | bool):
        return None
    if isinstance(value, int) and abs(value) < 1_000_000:
        return None
    return "这里只能用文字和一百万以内的整数", ""


def _list(node: Any, depth: int) -> Said:
    if all(isinstance(each, nodes.Const) for each in node.items):
        return None
    return "列表里只能直接写文字或数字", '例如 ["第一", "第二"]'


def _attribute(node: Any, depth: int) -> Said:
    if isinstance(node.node, nodes.Name):
        if node.attr in (LOOP_PARTS if node.node.name == "loop" else ITEM_PARTS):
            return None
        hint = f"可用：{'、'.join(sorted(LOOP_PARTS if node.node.name == 'loop' else ITEM_PARTS))}"
        return f"没有“{node.attr}”这一项", hint
    return "只能取一个名称的一项", "例如 节.标题"


def _loop(node: Any, depth: int) -> Said:
    if node.recursive:
        return "循环不能递归", ""
    if not isinstance(node.target, nodes.Name):
        return "循环变量只能是一个名称", "例如 for 项 in 议程"
    given = node.iter.node if isinstance(node.iter, nodes.Filter) else node.iter
    if isinstance(given, nodes.Name | nodes.List | nodes.Getattr):
        return None
    return "只能对给出的列表循环", "例如 议程、前面发言、各节、节.要点"


def _filter(node: Any, depth: int) -> Said:
    if node.name not in FILTERS:
        return f"没有“{node.name}”这个过滤器", f"可用：{'、'.join(FILTERS)}"
    if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return f"过滤器“{node.name}”只能带普通参数", ""
    most = FILTERS[node.name][1]
    return (f"过滤器“{node.name}”最多带 {most} 个参数", "") if len(node.args) > most else None


def _test(node: Any, depth: int) -> Said:
    if node.name not in TESTS:
        return f"没有“{node.name}”这个判断", f"可用：{'、'.join(TESTS)}"
    return (f"判断“{node.name}”不带参数", "") if node.args or node.kwargs else None


def _call(node: Any, depth: int) -> Said:
    if node.dyn_args or node.dyn_kwargs:
        return "调用宏不能用 * 参数", ""
    called = node.node
    if isinstance(called, nodes.Name):
        return None
    if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name):
        return None
    return "只能按名称调用宏", "例如 {{ 举措(节) }}"


def _macro(node: Any, depth: int) -> Said:
    if depth != 1:
        return "宏要写在最外层", "请移到循环、判断和块的外面"
    reserved = {"caller", "varargs", "kwargs", "super", "loop"}
    names = {node.name, *(argument.name for argument in node.args)}
    return (f"“{(names & reserved).pop()}”另有用途，请换个名称", "") if names & reserved else None


def _literal(node: Any, depth: int) -> Said:
    if not (isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)):
        return "引用别的提纲要直接写文件名", '例如 {% extends "base/speech.md.j2" %}'
    if isinstance(node, nodes.Extends | nodes.Import | nodes.FromImport) and depth != 1:
        return "extends 和 import 要写在最外层", ""
    return None


def _assign(node: Any, depth: int) -> Said:
    return None if isinstance(node.target, nodes.Name) else ("set 只能给一个名称赋值", "")


def _compare(node: Any, depth: int) -> Said:
    return None if len(node.ops) == 1 else ("比较要一次一个", "请用 and 连接")


_RULES: dict[type[nodes.Node], Callable[[Any, int], Said]] = {
    nodes.Const: _const,
    nodes.List: _list,
    nodes.Getattr: _attribute,
    nodes.For: _loop,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Call: _call,
    nodes.Macro: _macro,
    nodes.Extends: _literal,
    nodes.Include: _literal,
    nodes.Import: _literal,
    nodes.FromImport: _literal,
    nodes.Assign: _assign,
    nodes.Compare: _compare,
}


def _collect(parsed: Parsed) -> None:
    parsed.macros = {node.name: node for node in parsed.tree.body if isinstance(node, nodes.Macro)}
    parsed.blocks = {node.name: node for node in parsed.tree.find_all(nodes.Block)}
    parsed.references = tuple(_references(parsed.tree))


def _references(tree: nodes.Template) -> Iterator[Reference]:
    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for node in tree.find_all(kinds):
        name = str(getattr(node.template, "value", ""))  # type: ignore[attr-defined]
        if isinstance(node, nodes.Import):
            yield Reference(name, node.lineno, alias=node.target, kind="import")
        elif isinstance(node, nodes.FromImport):
            pairs = tuple(
                (each, each) if isinstance(each, str) else (each[0], each[1]) for each in node.names
            )
            yield Reference(name, node.lineno, names=pairs, kind="from")
        else:
            yield Reference(
                name, node.lineno, kind="extends" if isinstance(node, nodes.Extends) else "include"
            )


def macro_called(template: Parsed, call: nodes.Call) -> tuple[str, str] | None:
    """The template and the macro that a call names, or None where it names neither."""
    called = call.node
    if isinstance(called, nodes.Name):
        if called.name in template.macros:
            return template.name, called.name
        for reference in template.references:
            for there, here in reference.names:
                if here == called.name:
                    return reference.name, there
    elif isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name):
        for reference in template.references:
            if reference.kind == "import" and reference.alias == called.node.name:
                return reference.name, called.attr
    return None

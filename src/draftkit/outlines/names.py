"""Names in a template: everything used must be a fact, a declared name, something set here, or a macro."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import nodes

from draftkit.errors import Problem
from draftkit.outlines.gate import Parsed, macro_called


def unknown_names(parsed: Parsed, known: frozenset[str], templates: Mapping[str, Parsed]) -> list[Problem]:
    """Every name of one template that is not known where it stands, and every call that cannot work.

    ``templates`` are all templates by name, so that an imported macro can be looked up.
    """
    return list(_Names(parsed, known, templates).problems())


class _Names:
    """Walks one template with the names in scope. Loops, macros and blocks open scopes of their own."""

    def __init__(self, parsed: Parsed, known: frozenset[str], templates: Mapping[str, Parsed]) -> None:
        self.parsed = parsed
        self.known = known
        self.templates = templates
        self.callable_names = set(parsed.macros)
        for reference in parsed.references:
            self.callable_names.update(here for _, here in reference.names)
            if reference.alias:
                self.callable_names.add(reference.alias)

    def problems(self) -> Iterator[Problem]:
        """Every problem of the template, in order."""
        yield from self._missing_imports()
        scope: set[str] = set()
        for node in self.parsed.tree.body:
            yield from self.visit(node, scope, in_block=False)

    def visit(self, node: Any, scope: set[str], *, in_block: bool) -> Iterator[Problem]:
        """Problems of one node and all beneath it; ``scope`` grows by what is set on the way."""
        if isinstance(node, nodes.Name):
            yield from self._name(node, scope)
        elif isinstance(node, nodes.Call):
            yield from self._call(node, scope, in_block=in_block)
        elif isinstance(node, nodes.Assign):
            yield from self.visit(node.node, scope, in_block=in_block)
            target = str(getattr(node.target, "name", ""))
            yield from self._bind(target, node.lineno)
            scope.add(target)
        elif isinstance(node, nodes.For):
            yield from self._for(node, scope, in_block=in_block)
        elif isinstance(node, nodes.Macro):
            yield from self._macro(node, scope)
        elif isinstance(node, nodes.Block):
            yield from self._children(node.body, set(scope), in_block=True)
        else:
            yield from self._children(node.iter_child_nodes(), scope, in_block=in_block)

    def _children(self, children: Any, scope: set[str], *, in_block: bool) -> Iterator[Problem]:
        for child in children:
            yield from self.visit(child, scope, in_block=in_block)

    def _name(self, node: nodes.Name, scope: set[str]) -> Iterator[Problem]:
        if node.name in scope or node.name in self.known:
            return
        if node.name in self.callable_names:
            yield self.parsed.problem(node.lineno, f"宏“{node.name}”要带括号调用", f"例如 {node.name}(节)")
            return
        near = difflib.get_close_matches(node.name, self.known | scope, 1, 0.5)
        hint = (
            f"是不是“{near[0]}”" if near else "可用的名称见 draftkit outline show；自己的名称写进 variables"
        )
        yield self.parsed.problem(node.lineno, f"没有“{node.name}”这个名称", hint)

    def _bind(self, name: str, line: int) -> Iterator[Problem]:
        if name in self.callable_names or name in {"loop", "super"}:
            yield self.parsed.problem(line, f"“{name}”已经有别的用途", "请换个名称")

    def _for(self, node: nodes.For, scope: set[str], *, in_block: bool) -> Iterator[Problem]:
        yield from self.visit(node.iter, scope, in_block=in_block)
        name = getattr(node.target, "name", "")
        yield from self._bind(name, node.lineno)
        inner = {*scope, name, "loop"}
        tests = [node.test] if node.test else []
        yield from self._children(tests, {*scope, name}, in_block=in_block)
        yield from self._children(node.body, inner, in_block=in_block)
        yield from self._children(node.else_, set(scope), in_block=in_block)

    def _macro(self, node: nodes.Macro, scope: set[str]) -> Iterator[Problem]:
        names = {argument.name for argument in node.args}
        for name in sorted(names):
            yield from self._bind(name, node.lineno)
        yield from self._children(node.defaults, set(scope), in_block=False)
        if node.find(nodes.Block):
            yield self.parsed.problem(node.lineno, "宏里不能有 block", "")
        yield from self._children(node.body, {*scope, *names}, in_block=False)

    def _call(self, node: nodes.Call, scope: set[str], *, in_block: bool) -> Iterator[Problem]:
        yield from self._children(node.args, scope, in_block=in_block)
        yield from self._children((pair.value for pair in node.kwargs), scope, in_block=in_block)
        if isinstance(node.node, nodes.Name) and node.node.name == "super":
            if not in_block or node.args or node.kwargs:
                yield self.parsed.problem(node.lineno, "super() 只能在 block 里用，不带参数", "")
            return
        macro = self._macro_of(node)
        if macro is None:
            shown = getattr(node.node, "name", getattr(node.node, "attr", ""))
            yield self.parsed.problem(node.lineno, f"没有“{shown}”这个宏", "宏要先写好或 import 进来")
            return
        yield from self._arguments(node, macro)

    def _macro_of(self, node: nodes.Call) -> nodes.Macro | None:
        found = macro_called(self.parsed, node)
        if found is None or found[0] not in self.templates:
            return None
        return self.templates[found[0]].macros.get(found[1])

    def _arguments(self, node: nodes.Call, macro: nodes.Macro) -> Iterator[Problem]:
        names = [argument.name for argument in macro.args]
        given = [*names[: len(node.args)], *(pair.key for pair in node.kwargs)]
        required = names[: len(names) - len(macro.defaults)]
        if len(node.args) > len(names) or len(set(given)) < len(given) or set(given) - set(names):
            expected = "、".join(names) or "无"
            yield self.parsed.problem(node.lineno, f"宏“{macro.name}”的参数对不上", f"它的参数是：{expected}")
        lacking = [name for name in required if name not in given]
        if lacking:
            yield self.parsed.problem(node.lineno, f"宏“{macro.name}”缺参数：{'、'.join(lacking)}", "")

    def _missing_imports(self) -> Iterator[Problem]:
        for reference in self.parsed.references:
            target = self.templates.get(reference.name)
            for there, _ in reference.names:
                if target is not None and there not in target.macros:
                    yield self.parsed.problem(
                        reference.line, f"“{reference.name}”里没有“{there}”这个宏", "请核对宏的名称"
                    )

"""Rendering an accepted template by walking its tree, every step and every new character charged.

The result is what Jinja itself would give for the accepted subset (tests compare the two), but nothing
is compiled, no attribute of a Python object can be reached, and time and length are bounded for any
template: ``limits.Meter`` stops the walk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from draftkit.errors import BadFileError, TooLargeError
from draftkit.outlines.filters import FILTERS, TESTS
from draftkit.outlines.gate import Parsed, macro_called
from draftkit.outlines.library import Bundle
from draftkit.outlines.limits import MAX_DEPTH, Meter
from draftkit.outlines.values import Item, Missing, Value, shown

_WEIGHT = 200
"""Characters whose comparison or copying costs one step."""


def render_bundle(bundle: Bundle, given: Mapping[str, Value]) -> str:
    """The text of an outline with ``given`` names (facts, place words, the plan's sections).

    Raises:
        TooLargeError: over the bounds of ``limits``.
        BadFileError: a value is not of the kind its place needs, such as a loop over a text.
    """
    meter = Meter(bundle.root.path)
    machine = _Machine(bundle, given, meter)
    out: list[str] = []
    machine.template(bundle.root, out)
    return "".join(out)


@dataclass(slots=True)
class _Frame:
    """Where the walk is: the template, its names (innermost last), the block for ``super()``, the depth."""

    parsed: Parsed
    scopes: tuple[dict[str, Value], ...]
    block: tuple[str, int] | None = None
    depth: int = 0

    def inner(self, names: dict[str, Value]) -> _Frame:
        return _Frame(self.parsed, (*self.scopes, names), self.block, self.depth)


@dataclass(slots=True)
class _Machine:
    bundle: Bundle
    given: Mapping[str, Value]
    meter: Meter
    blocks: dict[str, list[tuple[nodes.Block, _Frame]]] = field(default_factory=dict)

    def template(self, parsed: Parsed, out: list[str], depth: int = 0) -> None:
        """Render one template, its parents included."""
        self._deeper(depth)
        frame = _Frame(parsed, ({},), None, depth)
        for name, block in parsed.blocks.items():
            self.blocks.setdefault(name, []).append((block, frame))
        parent = next((each for each in parsed.references if each.kind == "extends"), None)
        if parent is None:
            self.body(parsed.tree.body, frame, out)
            return
        sets = [node for node in parsed.tree.body if isinstance(node, nodes.Assign)]
        self.body(sets, frame, out)
        self.template(self.bundle.templates[parent.name], out, depth + 1)

    def body(self, body: Iterable[nodes.Node], frame: _Frame, out: list[str]) -> None:
        """Statements in order, each charged."""
        for node in body:
            self.meter.step()
            _STATEMENTS[type(node)](self, node, frame, out)

    def output(self, node: Any, frame: _Frame, out: list[str]) -> None:
        """Text as it stands and what ``{{ }}`` names."""
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                self.meter.step()
                self._say(part.data, out)
            else:
                value = self.value(part, frame)
                self._say(self._text(value), out)

    def condition(self, node: Any, frame: _Frame, out: list[str]) -> None:
        """The first branch whose condition holds."""
        for branch in (node, *node.elif_):
            if self.value(branch.test, frame):
                self.body(branch.body, frame, out)
                return
        self.body(node.else_, frame, out)

    def loop(self, node: Any, frame: _Frame, out: list[str]) -> None:
        """The body once for each item of a given list."""
        name = node.target.name
        values: Iterable[Value] = self._list(node, frame)
        if node.test is not None:
            values = [each for each in values if self.value(node.test, frame.inner({name: each}))]
        values = tuple(values)
        for index, each in enumerate(values):
            self.meter.step()
            loop = Item({"index": index + 1, "index0": index, "first": index == 0})
            parts = {**loop.parts, "last": index == len(values) - 1, "length": len(values)}
            parts["revindex"] = len(values) - index
            self.body(node.body, frame.inner({name: each, "loop": Item(parts)}), out)
        if not values:
            self.body(node.else_, frame.inner({}), out)

    def assign(self, node: Any, frame: _Frame, out: list[str]) -> None:
        """A name set in the innermost scope."""
        frame.scopes[-1][node.target.name] = self.value(node.node, frame)

    def block(self, node: Any, frame: _Frame, out: list[str]) -> None:
        """The most derived version of a block."""
        self._block(node.name, 0, frame.depth, out)

    def include(self, node: Any, frame: _Frame, out: list[str]) -> None:
        """Another template with the given names only."""
        included = _Machine(self.bundle, self.given, self.meter)
        included.template(self.bundle.templates[node.template.value], out, frame.depth + 1)

    def nothing(self, node: Any, frame: _Frame, out: list[str]) -> None:
        """Macros, imports and ``extends`` say nothing where they stand."""

    def value(self, node: Any, frame: _Frame) -> Value:
        """An expression, charged."""
        self.meter.step()
        return _EXPRESSIONS[type(node)](self, node, frame)

    def name(self, node: Any, frame: _Frame) -> Value:
        """A name, innermost scope first; a fact that was not given is ``Missing``."""
        for names in reversed(frame.scopes):
            if node.name in names:
                return names[node.name]
        return self.given.get(node.name, Missing(node.name))

    def attribute(self, node: Any, frame: _Frame) -> Value:
        """A named part of an item."""
        item = self.name(node.node, frame)
        if isinstance(item, Item) and node.attr in item.parts:
            return item.parts[node.attr]
        return Missing(node.attr)

    def compare(self, node: Any, frame: _Frame) -> Value:
        """One comparison; what has no order is simply not in order."""
        left = self.value(node.expr, frame)
        right = self.value(node.ops[0].expr, frame)
        self._weigh(left, right)
        try:
            return bool(_COMPARE[node.ops[0].op](left, right))
        except TypeError:
            return False  # words and numbers have no order; a missing fact is in nothing

    def either(self, node: Any, frame: _Frame) -> Value:
        return self.value(node.left, frame) or self.value(node.right, frame)

    def both(self, node: Any, frame: _Frame) -> Value:
        return self.value(node.left, frame) and self.value(node.right, frame)

    def choose(self, node: Any, frame: _Frame) -> Value:
        if self.value(node.test, frame):
            return self.value(node.expr1, frame)
        return self.value(node.expr2, frame) if node.expr2 is not None else None

    def concat(self, node: Any, frame: _Frame) -> Value:
        """Texts joined, charged before they are made."""
        parts = [self._text(self.value(each, frame)) for each in node.nodes]
        self.meter.text(sum(map(len, parts)))
        return "".join(parts)

    def add(self, node: Any, frame: _Frame) -> Value:
        """Whole numbers only: texts are joined with ``~``."""
        left, right = self.value(node.left, frame), self.value(node.right, frame)
        if not isinstance(left, int) or not isinstance(right, int):
            raise self._bad(node, frame, "加减只能用于数字", "接文字请用 ~")
        total = left + right if isinstance(node, nodes.Add) else left - right
        if abs(total) > 1_000_000:
            raise self._bad(node, frame, "数字太大", "一百万以内")
        return total

    def filtered(self, node: Any, frame: _Frame) -> Value:
        """A filter of the list, its result charged before it is made."""
        value = self.value(node.node, frame)
        arguments = [self.value(each, frame) for each in node.args]
        self._weigh(value, *arguments)
        function = FILTERS[node.name][0]
        if function is FILTERS["join"][0] and isinstance(value, tuple):
            mark = len(shown(arguments[0])) if arguments else 1
            self.meter.text(sum(self._size(each) + mark for each in value))
        return function(value, *arguments)

    def tested(self, node: Any, frame: _Frame) -> Value:
        return TESTS[node.name](self.value(node.node, frame))

    def call(self, node: Any, frame: _Frame) -> Value:
        """A macro known at load, or the version of a block beneath this one."""
        out: list[str] = []
        if isinstance(node.node, nodes.Name) and node.node.name == "super":
            name, at = frame.block or ("", 0)
            self._block(name, at + 1, frame.depth, out)
            return "".join(out)
        found = macro_called(frame.parsed, node)
        assert found is not None, "the gate refused unknown macros"
        parsed = self.bundle.templates[found[0]]
        macro = parsed.macros[found[1]]
        self._deeper(frame.depth)
        inside = _Frame(parsed, (self._module(parsed, frame),), None, frame.depth + 1)
        self.body(macro.body, inside.inner(self._arguments(macro, node, frame, inside)), out)
        return "".join(out)

    def _arguments(self, macro: nodes.Macro, node: Any, frame: _Frame, inside: _Frame) -> dict[str, Value]:
        names = [argument.name for argument in macro.args]
        optional = names[len(names) - len(macro.defaults) :]
        given = dict(zip(names, (self.value(each, frame) for each in node.args), strict=False))
        given.update({pair.key: self.value(pair.value, frame) for pair in node.kwargs})
        for name, default in zip(optional, macro.defaults, strict=True):
            if name not in given:
                given[name] = self.value(default, inside)
        return given

    def _module(self, parsed: Parsed, frame: _Frame) -> dict[str, Value]:
        """The names a macro's own template sets at its outermost level."""
        if parsed is frame.parsed:
            return frame.scopes[0]
        names: dict[str, Value] = {}
        module = _Frame(parsed, (names,), None, frame.depth + 1)
        self.body((node for node in parsed.tree.body if isinstance(node, nodes.Assign)), module, [])
        return names

    def _block(self, name: str, at: int, depth: int, out: list[str]) -> None:
        self._deeper(depth)
        versions = self.blocks.get(name, [])
        if at >= len(versions):
            return
        block, home = versions[at]
        frame = _Frame(home.parsed, (home.scopes[0], {}), (name, at), depth + 1)
        self.body(block.body, frame, out)

    def _list(self, node: Any, frame: _Frame) -> tuple[Value, ...]:
        value = self.value(node.iter, frame)
        if isinstance(value, tuple):
            return value
        if isinstance(value, Missing):
            return (value,)
        if value is None:
            return ()
        raise self._bad(node, frame, "只能对列表循环", "这里给出的不是列表")

    def _say(self, text: str, out: list[str]) -> None:
        self.meter.text(len(text))
        out.append(text)

    def _text(self, value: Value) -> str:
        if isinstance(value, tuple):
            self.meter.text(self._size(value))
        return shown(value)

    def _size(self, value: Value) -> int:
        self.meter.step()
        if isinstance(value, tuple):
            return sum(self._size(each) + 1 for each in value)
        return len(shown(value))

    def _weigh(self, *values: Value) -> None:
        for value in values:
            if isinstance(value, str | tuple):
                self.meter.step(len(value) // _WEIGHT)

    def _deeper(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise TooLargeError(
                f"提纲互相调用超过 {MAX_DEPTH} 层", where=self.meter.where, remedy="请减少层层调用的宏和块"
            )

    def _bad(self, node: Any, frame: _Frame, message: str, hint: str) -> BadFileError:
        return BadFileError([frame.parsed.problem(node.lineno, message, hint)])


_COMPARE: dict[str, Callable[[Any, Any], object]] = {
    "eq": lambda left, right: left == right,
    "ne": lambda left, right: left != right,
    "lt": lambda left, right: left < right,
    "lteq": lambda left, right: left <= right,
    "gt": lambda left, right: left > right,
    "gteq": lambda left, right: left >= right,
    "in": lambda left, right: left in right,
    "notin": lambda left, right: left not in right,
}
_STATEMENTS: dict[type[nodes.Node], Callable[[_Machine, Any, _Frame, list[str]], None]] = {
    nodes.Output: _Machine.output,
    nodes.If: _Machine.condition,
    nodes.For: _Machine.loop,
    nodes.Assign: _Machine.assign,
    nodes.Block: _Machine.block,
    nodes.Include: _Machine.include,
    nodes.Import: _Machine.nothing,
    nodes.FromImport: _Machine.nothing,
    nodes.Macro: _Machine.nothing,
    nodes.Extends: _Machine.nothing,
}
_EXPRESSIONS: dict[type[nodes.Node], Callable[[_Machine, Any, _Frame], Value]] = {
    nodes.Name: _Machine.name,
    nodes.Const: lambda machine, node, frame: node.value,
    nodes.List: lambda machine, node, frame: tuple(each.value for each in node.items),
    nodes.Getattr: _Machine.attribute,
    nodes.Compare: _Machine.compare,
    nodes.Or: _Machine.either,
    nodes.And: _Machine.both,
    nodes.Not: lambda machine, node, frame: not machine.value(node.node, frame),
    nodes.CondExpr: _Machine.choose,
    nodes.Concat: _Machine.concat,
    nodes.Add: _Machine.add,
    nodes.Sub: _Machine.add,
    nodes.Filter: _Machine.filtered,
    nodes.Test: _Machine.tested,
    nodes.Call: _Machine.call,
}

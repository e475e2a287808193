"""Templates that try to run long or grow large, as a hypothesis strategy; shared with the benchmark."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = ("会议名称", "议程", "前面发言", "主持人", "甲", "乙", "丙")
LISTS = ("议程", "前面发言", '["一", "二", "三"]')


@st.composite
def bodies(draw: st.DrawFn, depth: int = 0) -> str:
    """A body of loops, conditions, growing texts and calls, mostly well formed."""
    parts = [draw(statements(depth)) for _ in range(draw(st.integers(1, 3)))]
    return "".join(parts)


@st.composite
def statements(draw: st.DrawFn, depth: int) -> str:
    """One statement; deeper ones are leaves."""
    kinds = ["text", "out", "double", "join"] + ([] if depth > 5 else ["for", "for", "if", "grow"])
    kind = draw(st.sampled_from(kinds))
    name = draw(st.sampled_from(NAMES))
    if kind == "text":
        return draw(st.sampled_from(["好", "一二三四五六七八九十", "\n", " "]))
    if kind == "out":
        return (
            "{{ "
            + name
            + draw(st.sampled_from(["", " ~ 会议名称", " | default('无')", " | join('，')"]))
            + " }}"
        )
    if kind == "double":
        return "{% set 甲 = 甲 ~ 甲 %}{% set 乙 = 甲 ~ 乙 %}"
    if kind == "join":
        return "{% if 甲 in 乙 or 乙 == 甲 %}{{ 甲 | trim | length }}{% endif %}"
    inner = draw(bodies(depth + 1))
    if kind == "if":
        return "{% if " + name + " %}" + inner + "{% else %}" + inner + "{% endif %}"
    target = draw(st.sampled_from(["甲", "丙"]))
    values = draw(st.sampled_from(LISTS))
    return "{% for " + target + " in " + values + " %}" + inner + "{% endfor %}"


@st.composite
def templates(draw: st.DrawFn) -> str:
    """A whole template: names set first, a chain of macros each calling the one before twice or more."""
    start = "{% set 甲 = '字' %}{% set 乙 = 会议名称 %}{% set 丙 = 主持人 %}"
    levels = draw(st.integers(0, 30))
    calls = draw(st.integers(1, 3))
    macros = "{% macro 宏0() %}" + draw(bodies(4)) + "{% endmacro %}"
    for level in range(1, levels + 1):
        macros += (
            "{% macro 宏"
            + str(level)
            + "() %}"
            + "{{ 宏"
            + str(level - 1)
            + "() }}" * calls
            + "{% endmacro %}"
        )
    tail = "{{ 宏" + str(levels) + "() }}" if draw(st.booleans()) else ""
    return start + macros + draw(bodies()) + tail

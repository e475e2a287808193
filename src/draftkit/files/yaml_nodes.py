"""Where composed YAML nodes end in the text they come from: what both in-place editors go by."""

from __future__ import annotations

from typing import Any

import yaml

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where it was built in, else the slower one that reads the same."""


def end_of(node: Any) -> int:
    """Where a node's own text ends; libyaml lets a block run on over the blank lines and comments behind."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last)


def newline_of(text: str) -> str:
    """The line end a text uses."""
    return "\r\n" if "\r\n" in text else "\n"

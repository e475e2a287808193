"""The bounds of an outline: what may be loaded, and how much an accepted one may do."""

from __future__ import annotations

from dataclasses import dataclass

from draftkit.errors import TooLargeError

FILE_LIMIT = 1 << 20
"""Bytes of one outline, facts, unit or pattern file."""
MAX_SOURCE = 100_000
"""Characters of one template file."""
MAX_TEMPLATES = 30
"""Files one outline may pull in."""
MAX_DEPTH = 40
"""How deep statements may nest, and how deep calls may go while rendering."""
MAX_NODES = 20_000
"""Parts (statements, expressions, stretches of text) of one template file."""
MAX_STEPS = 20_000
"""Parts evaluated in one rendering; a 60-minute speech takes fewer than 500."""
MAX_TEXT = 500_000
"""Characters produced in one rendering, intermediate ones included: at most 2 MB in UTF-8."""


@dataclass(slots=True)
class Meter:
    """What one rendering has used so far. Every evaluated part and every new character is charged."""

    where: str
    steps: int = 0
    characters: int = 0

    def step(self, count: int = 1) -> None:
        """Charge ``count`` evaluated parts.

        Raises:
            TooLargeError: the rendering is over ``MAX_STEPS``.
        """
        self.steps += count
        if self.steps > MAX_STEPS:
            raise TooLargeError(
                f"提纲展开超过 {MAX_STEPS} 步", where=self.where, remedy="请减少嵌套的循环和互相调用的宏"
            )

    def text(self, count: int) -> None:
        """Charge ``count`` characters, before they are made.

        Raises:
            TooLargeError: the rendering is over ``MAX_TEXT``.
        """
        self.characters += count
        if self.characters > MAX_TEXT:
            raise TooLargeError(
                f"提纲展开超过 {MAX_TEXT} 字", where=self.where, remedy="请检查有没有反复拼接的文字"
            )

"""The end of a heading that its paragraph was glued to without any mark: found from words and length."""

from __future__ import annotations


def glued_end(text: str, start: int, limit: int, siblings: tuple[int, ...]) -> int | None:
    """Where the heading that begins at ``start`` ends, or None where nothing speaks for a seam."""
    return None

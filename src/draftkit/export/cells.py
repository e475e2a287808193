"""Widths on paper, counted in Han characters."""

from __future__ import annotations


def cells(text: str) -> float:
    """Width of ``text`` in Han characters; an ASCII character takes half a one."""
    return sum(0.5 if character.isascii() else 1 for character in text)

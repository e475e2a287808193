"""The Textual application."""

from __future__ import annotations


def run(path: str | None) -> int:
    """Open the desk, or the writing screen on one draft; returns the exit code."""
    raise NotImplementedError

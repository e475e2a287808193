"""Checks: rules over a draft, one file per family, and their report."""

from draftkit.checks.run import check

__all__ = ["check"]

"""The bank in other programs' formats: CSV, Markdown, espanso, VS Code snippets, a Rime phrase table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from draftkit.bank.exchange.csv_table import to_csv
from draftkit.bank.exchange.espanso import to_espanso
from draftkit.bank.exchange.markdown_list import to_markdown
from draftkit.bank.exchange.rime import to_rime
from draftkit.bank.exchange.vscode import to_vscode
from draftkit.model.phrase import Phrase

EXPORTS: dict[str, Callable[[Sequence[Phrase]], str]] = {
    "csv": to_csv,
    "markdown": to_markdown,
    "espanso": to_espanso,
    "vscode": to_vscode,
    "rime": to_rime,
}
"""Name of a format to the function that writes all phrases in it."""

__all__ = ["EXPORTS", "to_csv", "to_espanso", "to_markdown", "to_rime", "to_vscode"]

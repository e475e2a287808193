"""What a reader is told about one speech: what was removed, repaired, marked, and what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from draftkit.corpus.source import SourceText
from draftkit.corpus.structure.promises import promises_of
from draftkit.lexicon.spun import is_spun
from draftkit.model import Block, BlockKind, Repair


def report_of(
    blocks: Sequence[Block], repairs: Sequence[Repair], reasons: Sequence[str], source: SourceText
) -> MappingProxyType[str, object]:
    """Facts by English key, values ready for JSON."""
    text = "\n".join(block.text for block in blocks)
    facts: dict[str, Any] = {
        "characters": sum(len(block.text) for block in blocks),
        "headings": sum(block.kind is BlockKind.HEADING for block in blocks),
        "repaired": dict(Counter(repair.rule for repair in repairs)),
        "dropped": dict(Counter(reasons)),
        "marks": dict(Counter(span.kind for block in blocks for span in block.spans)),
        "gaps": sum(block.gap for block in blocks),
        "spun": is_spun(text),
        "unbalanced_quotes": [
            block.line_start for block in blocks if block.text.count("“") != block.text.count("”")
        ],
        "promises": promises_of(blocks),
        **source.notes,
    }
    return MappingProxyType({key: value for key, value in facts.items() if value not in ({}, [], 0)})

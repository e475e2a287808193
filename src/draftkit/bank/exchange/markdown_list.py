"""Markdown to read or print: by move and step, as the chapters of a phrase book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from draftkit.bank.collocations import partner_title
from draftkit.model.move import Move
from draftkit.model.phrase import Phrase, PhraseKind


def to_markdown(phrases: Sequence[Phrase]) -> str:
    """One heading a move, one a step, one list item a phrase; what serves any move comes last."""
    lines = ["# 词句", ""]
    for move in Move:
        of_move = [phrase for phrase in phrases if phrase.move is move]
        if not of_move:
            continue
        lines += [f"## {move.zh}", ""]
        for step in (None, *move.steps):
            lines += _section(f"### {step.zh}" if step else "", [p for p in of_move if p.step is step])
    rest = [phrase for phrase in phrases if phrase.move is None]
    if rest:
        lines += ["## 通用", ""]
        for kind in PhraseKind:
            lines += _section(f"### {kind.zh}", [phrase for phrase in rest if phrase.kind is kind])
    return "\n".join(lines)


def _section(title: str, phrases: Sequence[Phrase]) -> list[str]:
    if not phrases:
        return []
    return [*([title, ""] if title else []), *_items(phrases), ""]


def _items(phrases: Iterable[Phrase]) -> Iterator[str]:
    for phrase in phrases:
        if phrase.kind is PhraseKind.COLLOCATION:
            yield f"- **{phrase.head}** · {partner_title(phrase.relation)}：{'、'.join(phrase.collocates)}"
        elif phrase.kind is PhraseKind.HEADING_SET:
            yield "- " + " / ".join(phrase.set)
        else:
            yield f"- {phrase.text}" + (f"（{phrase.source}）" if phrase.source else "")

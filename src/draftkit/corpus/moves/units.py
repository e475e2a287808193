"""Blocks grouped into the units that make a move: a heading with the text that runs on, or a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from draftkit.model import Block, BlockKind

_SPOKEN = frozenset({BlockKind.SALUTATION, BlockKind.HEADING, BlockKind.PARAGRAPH})


@dataclass(slots=True)
class Unit:
    """``blocks`` are indexes into the speech's blocks; ``above`` are the headings this unit stands under,
    outermost first, its own included."""

    blocks: list[int]
    heading: Block | None
    text: str
    is_salutation: bool
    above: list[Block] = field(default_factory=list)

    @property
    def opens_section(self) -> bool:
        """Whether a top-level heading begins here."""
        return self.heading is not None and self.heading.level == 1


def units_of(blocks: Sequence[Block]) -> list[Unit]:
    """The units of a speech in order; title, date and speaker lines make no move."""
    out: list[Unit] = []
    above: list[Block] = []
    for at, block in enumerate(blocks):
        if block.kind not in _SPOKEN:
            continue
        if block.kind is BlockKind.HEADING:
            above = [each for each in above if (each.level or 1) < (block.level or 1)] + [block]
            out.append(Unit([at], block, "", False, above))
        elif block.kind is BlockKind.PARAGRAPH and out and _runs_on(out[-1], blocks, at):
            out[-1].blocks.append(at)
            out[-1].text = block.text
        else:
            out.append(Unit([at], None, block.text, block.kind is BlockKind.SALUTATION, above))
    return out


def _runs_on(unit: Unit, blocks: Sequence[Block], at: int) -> bool:
    return unit.heading is not None and unit.heading.run_in and unit.blocks == [at - 1] and not unit.text

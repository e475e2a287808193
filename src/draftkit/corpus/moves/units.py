"""Blocks grouped into the units that make a move: a heading with the text that runs on, or a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from draftkit.model import Block, BlockKind

_SPOKEN = frozenset({BlockKind.SALUTATION, BlockKind.HEADING, BlockKind.PARAGRAPH})


@dataclass(slots=True)
class Unit:
    """``blocks`` are indexes into the speech's blocks; ``above`` are the headings this unit stands under,
    outermost first, its own included; ``since_heading`` counts plain paragraphs since then."""

    blocks: list[int]
    heading: Block | None
    text: str
    is_salutation: bool
    above: list[Block] = field(default_factory=list)
    since_heading: int = 0

    @property
    def is_spoken(self) -> bool:
        """Whether its heading is a member of a spoken series that runs into its text."""
        return self.heading is not None and self.heading.run_in

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
            since = out[-1].since_heading + 1 if out else 0
            out.append(Unit([at], None, block.text, block.kind is BlockKind.SALUTATION, above, since))
    return out


def _runs_on(unit: Unit, blocks: Sequence[Block], at: int) -> bool:
    return unit.heading is not None and unit.heading.run_in and unit.blocks == [at - 1] and not unit.text

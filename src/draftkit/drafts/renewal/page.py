"""The page of a renewed draft: Markdown pieces in order, each knowing what was changed in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from draftkit.drafts.renewal.meeting import NewMeeting, OldIdentity
from draftkit.drafts.renewal.rules import Replaced, rewrite
from draftkit.model import Block, BlockKind, Move, Speech

SURE = 0.5
"""A move label below this confidence opens no section."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of the new draft and what was replaced to get it."""

    source: str
    replaced: tuple[Replaced, ...] = ()
    old: str = ""


def lay_out(speech: Speech, old: OldIdentity, new: NewMeeting) -> Iterator[Piece]:
    """The paragraphs of the new draft, in order: title and byline from the facts, the text rewritten."""
    yield _title(old, new, speech)
    yield Piece(f"<!-- 讲话人 --> {new.say('职务')}　{new.say('讲话人')}")
    yield Piece(f"（{new.say('会议日期')}）")
    blocks = [block for block in speech.blocks if block.kind in BODY_KINDS]
    openings = dict(section_openings(blocks))
    skip = False
    for index, block in enumerate(blocks):
        if index in openings:
            yield Piece(f"<!-- {openings[index]} -->")
        if skip:
            skip = False
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind is BlockKind.HEADING and block.run_in and following is not None:
            skip = following.kind is BlockKind.PARAGRAPH and following.line_start == block.line_end
            yield _run_in(block, following if skip else None, old, new)
        elif block.kind is BlockKind.HEADING:
            heading, replaced = rewrite(block.text, old, new)
            yield Piece(f"{'#' * (min(block.level or 1, 4) + 1)} {heading}", replaced, block.text)
        else:
            text, replaced = rewrite(block.text, old, new)
            yield Piece(f"【此处原稿缺文】{text}" if block.gap else text, replaced, block.text)


BODY_KINDS = frozenset({BlockKind.SALUTATION, BlockKind.HEADING, BlockKind.PARAGRAPH})


def _title(old: OldIdentity, new: NewMeeting, speech: Speech) -> Piece:
    meeting = new.answer("会议名称")
    if old.meeting and (meeting or speech.title != old.meeting):
        kind = next((word for word in ("主持词", "致辞", "发言", "报告") if word in old.title), "讲话")
        return Piece(f"# 在{meeting or '【会议名称】'}上的{kind}", old=old.title)
    title, replaced = rewrite(old.title or "【标题】", old, new)
    return Piece(f"# {title}", replaced, old.title)


def _run_in(heading: Block, body: Block | None, old: OldIdentity, new: NewMeeting) -> Piece:
    text, replaced = rewrite(heading.text, old, new)
    if body is None:
        return Piece(f"**{text}**", replaced, heading.text)
    rest, more = rewrite(body.text, old, new)
    return Piece(f"**{text}**{rest}", (*replaced, *more), heading.text + body.text)


def section_openings(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Where a section comment belongs: at the start, at each top heading, and where the closing begins."""
    if not blocks:
        return
    tops = [i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.level == 1]
    current: Move | None = None
    for start, end in zip([0, *tops], [*tops, len(blocks)], strict=True):
        move = Move.OPENING if start == 0 and start not in tops else _main_move(blocks[start:end])
        if move is not None and move is not current and start < end:
            current = move
            yield start, move.value
    closing = _closing(blocks, tops[-1] + 1 if tops else 1)
    if closing is not None:
        yield closing, Move.CLOSING.value


def _main_move(blocks: Sequence[Block]) -> Move | None:
    """The move of most characters."""
    weights: Counter[Move] = Counter()
    for block in blocks:
        # Under a numbered heading stands neither the opening nor the closing, whatever it sounds like.
        if block.move not in (None, Move.OPENING, Move.CLOSING) and block.confidence >= SURE:
            weights[block.move or Move.TASKS] += len(block.text)
    return max(weights, key=lambda move: weights[move]) if weights else None


def _closing(blocks: Sequence[Block], after: int) -> int | None:
    start = len(blocks)
    while start > after and blocks[start - 1].move is Move.CLOSING:
        start -= 1
    return start if start < len(blocks) and blocks[start].kind is not BlockKind.HEADING else None

"""A speech that was read out of a file, as the Markdown of a draft: word for word, nothing renewed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftkit.drafts.front_matter import set_in_front
from draftkit.drafts.renewal.kinds import guess_type
from draftkit.drafts.renewal.meeting import identify
from draftkit.drafts.renewal.names import people_in
from draftkit.drafts.renewal.page import BODY_KINDS, section_openings
from draftkit.model import Block, BlockKind, Speech

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ORDERED = re.compile(r"^(\d+)([.)])(?=\s)")
"""What Markdown would take for a list."""


def as_draft(speech: Speech) -> str:
    """The draft's source, with the type and the facts that title and text tell."""
    front = set_in_front("", ["type"], guess_type(speech).type.value)
    for name, value in _facts(speech):
        front = set_in_front(front, ["facts", name], value)
    return front + "\n\n".join(_pieces(speech)) + "\n"


def _facts(speech: Speech) -> Iterator[tuple[str, str]]:
    """Whose speech it is, in the order in which facts are asked for: phrases and checks go by it."""
    own = identify(speech, people_in("\n".join(block.text for block in speech.blocks)))
    if own.meeting:
        yield "会议名称", own.meeting
    if own.place:
        yield "地名", own.place
    if own.level is not None:
        yield "层级", own.level.value
    if _DAY.fullmatch(speech.date_printed or ""):
        yield "会议日期", speech.date_printed or ""


def _pieces(speech: Speech) -> Iterator[str]:
    yield f"# {speech.title or '讲话稿'}"
    for block in speech.blocks:
        if block.kind is BlockKind.SPEAKER:
            yield f"<!-- 讲话人 --> {block.text}"
        elif block.kind is BlockKind.DATE:
            yield block.text if block.text.startswith(("（", "(")) else f"（{block.text}）"
    body = [block for block in speech.blocks if block.kind in BODY_KINDS]
    openings = dict(section_openings(body))
    for index, block in enumerate(body):
        if index in openings:
            yield f"<!-- {openings[index]} -->"
        before = body[index - 1] if index else None
        if not _runs_in(before, block):
            yield _source(block, body[index + 1] if index + 1 < len(body) else None)


def _runs_in(heading: Block | None, block: Block) -> bool:
    """Whether a paragraph stands on the line of the heading before it."""
    return (
        heading is not None
        and heading.kind is BlockKind.HEADING
        and heading.run_in
        and block.kind is BlockKind.PARAGRAPH
        and block.line_start == heading.line_end
    )


def _source(block: Block, following: Block | None) -> str:
    if block.kind is not BlockKind.HEADING:
        return _ORDERED.sub(r"\1\\\2", block.text)
    if block.run_in:
        rest = following.text if following is not None and _runs_in(block, following) else ""
        return f"**{block.text}**{rest}"
    return f"{'#' * (min(block.level or 1, 4) + 1)} {block.text}"

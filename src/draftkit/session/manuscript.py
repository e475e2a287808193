"""A draft as the writer sees it: one row a paragraph, without Markdown marks, and back again.

A ``Row`` remembers the exact source it came from, so rows that were not touched are written back byte for
byte. Comments (moves, steps, notes) are not rows: they hang above the row they stand before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from draftkit.model import Draft, DraftParagraph, Move, ParagraphKind, Step

_HEADING_MARKERS = (
    (1, re.compile(r"[一二三四五六七八九十百]{1,4}、")),
    (2, re.compile(r"（[一二三四五六七八九十百]{1,4}）")),
    (3, re.compile(r"\d{1,2}[.．](?!\d)\s?")),
    (4, re.compile(r"（\d{1,2}）")),
)
_LONGEST_HEADING = 60
_LONGEST_RUN_IN = 45
_LONGEST_SALUTATION = 30
_PLACE_COMMENT = re.compile(r"<!--\s*([a-z][a-z0-9-]*)(?:\.([a-z-]+))?\s*-->")
_PROMPT = re.compile(r"<!--\s*提示：(.*?)\s*-->\s*", re.S)


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph on the page.

    ``above`` is the exact source of the comments before it; ``raw`` the exact source of the row itself as
    long as ``text`` equals ``read`` (what was read from it); ``level`` is 1..4 for headings.
    """

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    level: int | None = None
    above: str = ""
    raw: str = ""
    read: str | None = None

    @property
    def untouched(self) -> bool:
        """Whether ``raw`` still says what the row says."""
        return self.text == self.read

    @property
    def prompt(self) -> str:
        """What the outline says to write here, or an empty string."""
        prompts = _PROMPT.findall(self.above)
        return str(prompts[-1]) if prompts else ""

    @property
    def section(self) -> str:
        """The budget key that begins at this row, or an empty string."""
        places = _PLACE_COMMENT.findall(self.above)
        return str(places[-1][0]) if places else ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All rows of a draft; ``front`` is its front matter, ``tail`` what follows the last row."""

    front: str
    rows: tuple[Row, ...]
    tail: str = ""


def open_rows(draft: Draft) -> Manuscript:
    """The rows of a draft; there is always at least one.

    A prompt (``<!-- 提示：… -->``) that no text follows is an empty row waiting for text.
    """
    rows: list[Row] = []
    pending = ""
    for paragraph in draft.paragraphs:
        text = "".join(paragraph.text.split("\n"))
        comment = paragraph.kind is ParagraphKind.COMMENT
        if _PROMPT.search(pending) and (_opens_place(paragraph) if comment else not _is_text(paragraph)):
            rows.append(_waiting(pending))
            pending = ""
        if comment or not text.strip():
            pending += paragraph.raw
            continue
        rows.append(Row(text, paragraph.kind, _level(paragraph), pending, paragraph.raw, text))
        pending = ""
    if _PROMPT.search(pending) or not rows:
        rows.append(_waiting(pending))
        pending = ""
    return Manuscript(draft.front, tuple(rows), pending)


def _waiting(above: str) -> Row:
    return Row("", ParagraphKind.BODY, None, above, "", "")


def _opens_place(paragraph: DraftParagraph) -> bool:
    return bool(_PLACE_COMMENT.search(paragraph.raw) or _PROMPT.search(paragraph.raw))


def _is_text(paragraph: DraftParagraph) -> bool:
    return paragraph.kind in (ParagraphKind.BODY, ParagraphKind.SALUTATION)


def markdown_of(manuscript: Manuscript) -> str:
    """The Markdown of all rows: untouched ones as they were read, a blank line around the others."""
    out = manuscript.front
    after_new = False
    for row in manuscript.rows:
        if not row.text and not row.above:
            after_new = after_new or not row.untouched  # what it kept apart must stay apart
            continue
        new = not row.untouched
        if out and (new or after_new) and not out.endswith("\n\n"):
            out = out.rstrip("\n") + "\n\n"
        out += row.above
        if row.above and not row.above.endswith("\n"):
            out += "\n"
        out += (_source(row) if new else row.raw) if row.text else ""
        after_new = new and bool(row.text)
    out += manuscript.tail
    if after_new and not manuscript.tail:
        out = out.rstrip("\n") + "\n"
    return out


def splice(
    rows: Sequence[Row], top: int, bottom: int, texts: Sequence[str], lost: dict[str, Row] | None = None
) -> list[Row]:
    """``rows`` after the rows ``top``..``bottom`` (inclusive) came to read ``texts``.

    The first row stays what it is, further ones are body paragraphs. Comments above rows that vanish move
    to the next row. ``lost`` remembers vanished rows by their text, so that undo brings them back as they
    were.
    """
    old = list(rows[top : bottom + 1])
    kept = [_retold(row, text) for row, text in zip(old, texts, strict=False)]
    gone = old[len(kept) :]
    for text in texts[len(kept) :]:
        known = lost.get(text) if lost and text else None
        kept.append(known or _retold(Row(""), text))
    following = list(rows[bottom + 1 :])
    _hand_down(gone, following, lost)
    return _deduplicated([*rows[:top], *kept, *following], top, top + len(kept))


def restyled(row: Row, kind: ParagraphKind, level: int | None = None) -> Row:
    """``row`` made a heading of ``level``, or body text; its source is written anew."""
    return replace(row, kind=kind, level=level, read=None)


@dataclass(frozen=True, slots=True)
class Place:
    """The move and step that govern a row, and the row that opened the move."""

    move: Move | None = None
    step: Step | None = None
    start: int = 0


def places(rows: Sequence[Row]) -> list[Place]:
    """The governing move and step of every row, from the comments above and before it."""
    current = Place()
    found: list[Place] = []
    for index, row in enumerate(rows):
        for match in _PLACE_COMMENT.finditer(row.above):
            current = _place(match, current, index)
        found.append(current)
    return found


def _place(match: re.Match[str], current: Place, index: int) -> Place:
    name, step_name = match.groups()
    if name not in set(Move):
        return current
    move = Move(name)
    step = Step(step_name) if step_name and step_name in set(Step) else None
    start = current.start if move is current.move and step is not None else index
    return Place(move, step, start)


def run_in_of(text: str) -> str:
    """The run-in heading that opens a body paragraph (marker to first 。), or an empty string."""
    for level, pattern in _HEADING_MARKERS:
        if level > 1 and pattern.match(text):
            end = text.find("。") + 1
            return text[:end] if 0 < end < len(text) and end <= _LONGEST_RUN_IN else ""
    return ""


def heading_level(text: str) -> int | None:
    """The level of a line that reads as a heading standing alone, or None."""
    if len(text) > _LONGEST_HEADING or "。" in text[:-1] or text.endswith(("。", "；", "：")):
        return None
    for level, pattern in _HEADING_MARKERS:
        if pattern.match(text):
            return level
    return None


def _retold(row: Row, text: str) -> Row:
    if text == row.text:
        return row
    if row.kind in (ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.SALUTATION):
        kind, level = _reading(row, text)
        return replace(row, text=text, kind=kind, level=level)
    return replace(row, text=text)


def _reading(row: Row, text: str) -> tuple[ParagraphKind, int | None]:
    level = heading_level(text)
    if level is not None:
        return ParagraphKind.HEADING, level
    if row.kind is ParagraphKind.HEADING and text and len(text) <= _LONGEST_HEADING and "。" not in text[:-1]:
        return ParagraphKind.HEADING, row.level
    if text.endswith("：") and len(text) <= _LONGEST_SALUTATION and "。" not in text and "，" not in text:
        return ParagraphKind.SALUTATION, None
    return ParagraphKind.BODY, None


def _hand_down(gone: list[Row], following: list[Row], lost: dict[str, Row] | None) -> None:
    above = _PROMPT.sub("", "".join(row.above for row in gone))
    if lost is not None:
        lost.update({row.text: row for row in gone if row.text})
    if above and following:
        following[0] = replace(following[0], above=above + following[0].above)


def _deduplicated(rows: list[Row], top: int, after: int) -> list[Row]:
    """A row brought back by undo takes its comments back from the row that had inherited them."""
    if after < len(rows):
        inherited = rows[after].above
        for row in reversed(rows[top + 1 : after]):
            if row.above and inherited.startswith(row.above):
                rows[after] = replace(rows[after], above=inherited.removeprefix(row.above))
                break
    return rows


def _level(paragraph: DraftParagraph) -> int | None:
    return paragraph.level if paragraph.kind is ParagraphKind.HEADING else None


def _source(row: Row) -> str:
    if row.kind is ParagraphKind.TITLE:
        return f"# {row.text}\n\n"
    if row.kind is ParagraphKind.BYLINE:
        return f"<!-- 讲话人 --> {row.text}\n\n"
    if row.kind is ParagraphKind.HEADING:
        return f"{'#' * ((row.level or 1) + 1)} {row.text}\n\n"
    run_in = run_in_of(row.text)
    if run_in:
        return f"**{run_in}**{row.text.removeprefix(run_in)}\n\n"
    return f"{row.text}\n\n"

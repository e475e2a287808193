"""Places on the page (row, column) ↔ places in the Markdown source (offset; line and column)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from draftkit.model import Draft, DraftParagraph, ParagraphKind
from draftkit.session.manuscript import Row


class PageMap:
    """Which row shows which paragraph of the source. Rows without text stand in no paragraph."""

    def __init__(self, draft: Draft, rows: Sequence[Row]) -> None:
        self._paragraphs: list[DraftParagraph] = []
        self._starts: list[int] = []
        offset = len(draft.front)
        for paragraph in draft.paragraphs:
            if paragraph.kind is not ParagraphKind.COMMENT and paragraph.text.strip():
                self._paragraphs.append(paragraph)
                self._starts.append(offset)
            offset += len(paragraph.raw)
        self._length = offset
        self._rows = [line for line, row in enumerate(rows) if row.text.strip()]

    @property
    def shown(self) -> dict[int, DraftParagraph]:
        """The paragraph that each row with text shows."""
        return dict(zip(self._rows, self._paragraphs, strict=False))

    def sections(self, rows: Sequence[Row]) -> tuple[str, ...]:
        """The budget key of every row; one without text takes it from its comments or the row above."""
        shown = self.shown
        keys: list[str] = []
        for line, row in enumerate(rows):
            last = keys[-1] if keys else ""
            keys.append(shown[line].section if line in shown else row.section or last)
        return tuple(keys)

    def offset(self, line: int, column: int) -> int:
        """The source offset of a place on the page."""
        index = bisect_right(self._rows, line) - 1
        if index < 0 or not self._starts:
            return self._starts[0] if self._starts else self._length
        index = min(index, len(self._starts) - 1)
        paragraph = self._paragraphs[index]
        if self._rows[index] != line:  # an empty row: behind the paragraph above it
            return self._starts[index] + len(paragraph.raw)
        return self._starts[index] + _raw_column(paragraph, column)

    def place(self, offset: int) -> tuple[int, int]:
        """The row and column that show a source offset; the nearest where none does."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or not self._rows:
            return 0, 0
        index = min(index, len(self._rows) - 1)
        paragraph = self._paragraphs[index]
        inside = offset - self._starts[index]
        column = sum(position < inside for position in _positions(paragraph))
        return self._rows[index], min(column, len(paragraph.text))


def source_offset(source: str, line: int, column: int) -> int:
    """The offset of a 1-based line and column of ``source``."""
    at = 0
    for _ in range(line - 1):
        following = source.find("\n", at)
        if following < 0:
            return len(source)
        at = following + 1
    return min(at + column - 1, len(source))


def _raw_column(paragraph: DraftParagraph, column: int) -> int:
    positions = _positions(paragraph)
    if column < len(positions):
        return positions[column]
    return positions[-1] + 1 if positions else 0


def _positions(paragraph: DraftParagraph) -> list[int]:
    """For every character of the shown text, where it stands in the source of its paragraph."""
    raw, text = paragraph.raw, paragraph.text.replace("\n", "")
    start = raw.find(text)
    if start >= 0:
        return list(range(start, start + len(text)))
    found = []
    at = raw.find("-->") + 3 if raw.lstrip().startswith("<!--") else 0
    for character in text:
        # A line break inside a paragraph is shown as a space, or not at all.
        place = at if character.isspace() and raw[at : at + 1].isspace() else raw.find(character, at)
        if place < 0:
            break
        found.append(place)
        at = place + 1
    return found

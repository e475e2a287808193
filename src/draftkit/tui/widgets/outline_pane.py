"""The outline: every part with its length against its budget, and the headings in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from draftkit.session.sitting import Part, Progress
from draftkit.text.markers import read_marker
from draftkit.tui import strings
from draftkit.tui.widgets.row_list import ListRow, RowList

_ALIKE = 4
"""Characters that headings begin alike with from which on they are left out."""
DONE, HERE, STARTED, EMPTY = "✓", "▶", "·", " "


class OutlinePane(RowList):
    """Parts and headings; choosing one goes there. ``value`` of a row is its line, or the part's key."""

    key_hints = strings.HINTS_OUTLINE

    def __init__(self) -> None:
        super().__init__(empty=strings.OUTLINE_EMPTY, id="outline")
        self.border_title = strings.OUTLINE
        self.add_class("panel")
        self._shown: tuple[Progress, str] | None = None

    def tell(self, progress: Progress, line: int) -> None:
        """Show progress, with the part that holds ``line`` marked."""
        key = progress.keys[line] if 0 <= line < len(progress.keys) else ""
        if self._shown is not None and self._shown == (progress, key):
            return
        keep = self.cursor if self.has_focus else None
        self._shown = (progress, key)
        rows = list(self._rows_of(progress, key))
        here = next((index for index, row in enumerate(rows) if row.mark == HERE), 0)
        self.show(rows, cursor=here if keep is None else keep)
        said = strings.OUTLINE_TOTAL if progress.budget else strings.OUTLINE_WORDS
        self.border_subtitle = said.format(progress.words, progress.budget)

    @property
    def current_line(self) -> int | None:
        """The page's row of the heading under the cursor, or None on a part's name."""
        value = self.current.value if self.current is not None else None
        return value if isinstance(value, int) else None

    def _rows_of(self, progress: Progress, key: str) -> Iterator[ListRow]:
        for part in progress.parts:
            yield ListRow(part.name, _length(part), mark=_mark(part, key), value=part)
            for (line, level, _), text in zip(part.heads, _told_apart(part.heads), strict=True):
                yield ListRow(" " * (level + 1) + text, style="quiet", value=line)


def _told_apart(heads: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """The headings; what one begins with like its elder sister is left out, the pane being narrow."""
    elder: dict[int, str] = {}
    for _, level, text in heads:
        marker = read_marker(text)
        number = marker.text if marker is not None else ""
        words = text[len(number) :]
        pairs = zip(elder.get(level, ""), words, strict=False)
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        elder = {above: said for above, said in elder.items() if above < level} | {level: words}
        yield f"{number}…{words[alike:]}" if _ALIKE <= alike < len(words) else text


def _mark(part: Part, key: str) -> str:
    if part.key == key:
        return HERE
    if part.done:
        return DONE
    return STARTED if part.words else EMPTY


def _length(part: Part) -> str:
    return f"{part.words}/{part.budget}" if part.budget else f"{part.words}"

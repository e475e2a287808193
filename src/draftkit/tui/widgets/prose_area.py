"""The editor: a manuscript one paragraph a line, with rows that end well and slots that show.

Two Textual parts are replaced, both guarded by tests: ``_set_document`` (to put ``ProseLayout`` in the place
of ``WrappedDocument``) and ``render_line`` (stock rendering divides the whole paragraph for every row).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Literal

from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.document._document import Document, EditResult, Location, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.geometry import Offset, Region
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea

from draftkit.model import ParagraphKind
from draftkit.session.manuscript import Row, restyled, run_in_of
from draftkit.text.pasting import clean_paste
from draftkit.text.slots import find_slots
from draftkit.text.widths import clip
from draftkit.text.words import next_stop, previous_stop
from draftkit.tui.actions import bindings
from draftkit.tui.widgets.prose_layout import INDENT, ProseLayout
from draftkit.tui.widgets.prose_painting import RowPaint, Span, paint, slot_spans

_BASE_OF = {
    ParagraphKind.TITLE: "title",
    ParagraphKind.BYLINE: "byline",
    ParagraphKind.HEADING: "heading",
    ParagraphKind.OTHER: "byline",
}
_MARGIN = 2
"""Cells left of the text for the mark of a locked or flagged row."""


class ProseArea(TextArea, inherit_bindings=False):
    """A ``TextArea`` for Chinese manuscripts. Lines are paragraphs; ``rows`` says what each one is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("prose")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "prose--title",
        "prose--byline",
        "prose--heading",
        "prose--slot",
        "prose--flag",
        "prose--lock",
        "prose--found",
        "prose--ghost",
        "prose--margin",
        "prose--cursor",
        "prose--selection",
    }

    layout_: ProseLayout
    selection: reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    """As in ``TextArea``, but painting only the rows that a moving cursor or an edit touches."""

    def __init__(self, rows: Sequence[Row] = (Row(""),), *, id: str | None = None) -> None:
        self._given_rows: Sequence[Row] = rows
        self._styles: dict[str, Style] = {}
        self._flags: Mapping[int, Sequence[Span]] = {}
        self._margins: Mapping[int, str] = {}
        self.take_suggestion: Callable[[], None] = lambda: self.insert_whole(self.suggestion)
        self.view_from: int | None = None  # the first row in view, once the text is long enough for it
        super().__init__("\n".join(row.text for row in rows), id=id, max_checkpoints=500)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    @property
    def rows(self) -> list[Row]:
        """What each line is, in step with the text."""
        return self.layout_.rows

    def load_rows(self, rows: Sequence[Row]) -> None:
        """Replace the whole manuscript; undo starts afresh."""
        self._given_rows = rows
        self.load_text("\n".join(row.text for row in rows))

    def adopt(self, rows: Sequence[Row], cursor: Location | None = None) -> None:
        """Show ``rows`` instead, changing as little as possible; the cursor goes to ``cursor`` or stays."""
        place = cursor or self.cursor_location
        old, new = [row.text for row in self.rows], [row.text for row in rows]
        top = _common(old, new)
        tail = _common(old[top:][::-1], new[top:][::-1])
        if old != new:
            if len(old) - tail <= top or len(new) - tail <= top:  # whole lines came or went
                top, tail = max(0, top - 1), max(0, tail - 1) if top == 0 else tail
            last = len(old) - tail - 1
            self.replace("\n".join(new[top : len(new) - tail]), (top, 0), (last, len(old[last])))
        self.layout_.adopt(rows)
        self._refresh_size()
        self.move_cursor(place)
        self.refresh()

    def flag(self, flags: Mapping[int, Sequence[Span]], margins: Mapping[int, str] | None = None) -> None:
        """Paint spans (columns) of lines in named styles, with a mark in the margin of each line."""
        self._flags = flags
        self._margins = margins or {}
        self.refresh()

    def _set_document(self, text: str, language: str | None) -> None:
        self._highlight_query = None
        self.document = Document(text)
        self.layout_ = ProseLayout(self.document, self._given_rows)
        self.wrapped_document = self.layout_
        self.navigator = DocumentNavigator(self.layout_)
        self._line_cache.clear()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    @property
    def gutter_width(self) -> int:
        """Cells of the margin."""
        return _MARGIN

    def _build_highlight_map(self) -> None:
        """Rows are cached by what they show, so an edit need not forget the others."""

    def _refresh_size(self) -> None:
        size = self.virtual_size
        super()._refresh_size()
        if size == self.virtual_size:
            return
        self._line_cache.clear()

    def notify_style_update(self) -> None:
        """Forget painted rows when the theme changes."""
        self._styles = {}
        super().notify_style_update()

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit; paint the rows it touched."""
        height = self.layout_.height
        result = super().edit(edit)
        top, stop = self.layout_.touched
        self.refresh_lines(top, (stop if stop is not None else max(height, self.layout_.height)) - top)
        return result

    def _on_resize(self) -> None:
        """Another width means other rows: keep the cursor in view."""
        super()._on_resize()
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        if self.view_from is not None and self.max_scroll_y >= self.view_from:
            self.scroll_to(y=self.view_from, animate=False, immediate=True, force=True)
            self.view_from = None
        self.scroll_cursor_visible()

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if not (previous_selection.is_empty and selection.is_empty):
            self.refresh()
            return
        for place in {previous_selection.end, selection.end}:
            if place[0] < self.document.line_count:
                self.refresh_lines(self.layout_.location_to_offset(place).y)

    # --- painting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Without the stock theme, which works out its styles again for every frame."""
        return ScrollView.render_lines(self, crop)

    def render_line(self, y: int) -> Strip:
        """One row of the page."""
        styles = self._styles or self._read_styles()
        width = self.scrollable_content_region.size.width
        at = self.scroll_offset.y + y
        if at >= self.layout_.height:
            return Strip.blank(width, styles["body"])
        row = self._row_paint(at, width)
        strip = self._line_cache.get((row,))
        if strip is None:
            strip = Strip(paint(row, styles), width)
            self._line_cache[(row,)] = strip
        return strip

    def _read_styles(self) -> dict[str, Style]:
        base = self.rich_style
        named = {
            name.partition("--")[2]: self.get_component_rich_style(name, partial=True)
            for name in ProseArea.COMPONENT_CLASSES
        }
        for name in ("title", "byline", "heading"):
            named[name] = base + named[name]
        self._styles = {**named, "body": base, "margin": base + named["margin"]}
        return self._styles

    def _row_paint(self, y: int, width: int) -> RowPaint:
        line, section = self.layout_.line_at(y)
        start, end = self.layout_.bounds(line, section)
        text = self.document.get_line(line)
        row = self.rows[line]
        cursor = self._cursor_in(line, section) if self._draw_cursor else None
        ghost = self._ghost_in(line, section, width) or self._prompt_in(row, width)
        return RowPaint(
            text=text[start:end],
            start=start,
            indent=self.layout_.indent(line, section),
            width=width,
            base=_BASE_OF.get(row.kind, "body"),
            spans=self._spans(line, row, text, start, end),
            cursor=cursor,
            ghost=ghost,
            ghost_at=end if ghost else 0,
            margin=self._margins.get(line, "  ") if section == 0 else "  ",
        )

    def _spans(self, line: int, row: Row, text: str, start: int, end: int) -> tuple[Span, ...]:
        spans = slot_spans(text)
        if row.kind is ParagraphKind.BODY and (heading := run_in_of(text)):
            spans.insert(0, (0, len(heading), "heading"))
        spans.extend(self._flags.get(line, ()))
        selection = self._selection_in(line, len(text))
        if selection:
            spans.append(selection)
        return tuple(span for span in spans if span[0] < end and span[1] > start)

    def _selection_in(self, line: int, length: int) -> Span | None:
        (top, left), (bottom, right) = sorted(self.selection)
        if (top, left) == (bottom, right) or not top <= line <= bottom:
            return None
        return (left if line == top else 0, right if line == bottom else length, "selection")

    def _cursor_in(self, line: int, section: int) -> int | None:
        cursor_line, column = self.selection.end
        if cursor_line != line:
            return None
        _, y = self.layout_.location_to_offset((cursor_line, column))
        return column if y == self.layout_.top_of(line) + section else None

    def _ghost_in(self, line: int, section: int, width: int) -> str:
        if not self.suggestion or not self.has_focus or self._cursor_in(line, section) is None:
            return ""
        x, _ = self.layout_.location_to_offset(self.selection.end)
        return clip(self.suggestion, max(0, width - _MARGIN - x - 1))

    def _prompt_in(self, row: Row, width: int) -> str:
        return "" if row.text else clip(row.prompt, max(0, width - _MARGIN - INDENT - 1))

    # --- moving

    def get_cursor_up_location(self) -> Location:
        """The place one row up, as near as possible to the cell the cursor came from."""
        return self._row_away(-1)

    def get_cursor_down_location(self) -> Location:
        """The place one row down."""
        return self._row_away(1)

    def _row_away(self, step: int) -> Location:
        x, y = self.layout_.location_to_offset(self.cursor_location)
        if y + step < 0:
            return (0, 0)
        if y + step >= self.layout_.height:
            return self.document.end
        return self.layout_.offset_to_location(Offset(max(x, self.navigator.last_x_offset), y + step))

    def get_cursor_word_left_location(self) -> Location:
        """One clause to the left."""
        line, column = self.cursor_location
        if column == 0:
            return (line - 1, len(self.document.get_line(line - 1))) if line else (0, 0)
        return line, previous_stop(self.document.get_line(line), column)

    def get_cursor_word_right_location(self) -> Location:
        """One clause to the right."""
        line, column = self.cursor_location
        text = self.document.get_line(line)
        if column >= len(text) and line + 1 < self.document.line_count:
            return line + 1, 0
        return line, next_stop(text, column)

    def action_top(self) -> None:
        """The start of the manuscript."""
        self.move_cursor((0, 0))

    def action_bottom(self) -> None:
        """The end of the manuscript."""
        self.move_cursor(self.document.end)

    def action_next_slot(self) -> None:
        """Select the next open slot, from the top again after the last; tab moves on where there is none."""
        self._select_slot(1)

    def action_previous_slot(self) -> None:
        """Select the open slot before the cursor."""
        self._select_slot(-1)

    def _select_slot(self, step: Literal[-1, 1]) -> None:
        slots = self.slot_places()
        if not slots:
            raise SkipAction()
        here = sorted(self.selection)[1 if step == 1 else 0]
        if step == 1:
            ahead = [
                slot for slot in slots if slot[0] > here or (slot[0] == here and slot[1] != here)
            ] or slots
            start, end = ahead[0]
        else:
            behind = [slot for slot in slots if slot[1] < here or slot[1] == here != slot[0]] or slots
            start, end = behind[-1]
        self.selection = Selection(start, end)

    def slot_places(self) -> list[tuple[Location, Location]]:
        """Where something is still to be written, in order: open slots, and rows that wait for text."""
        places: list[tuple[Location, Location]] = []
        for line, text in enumerate(self.document.lines):
            if not text and self.rows[line].prompt:
                places.append(((line, 0), (line, 0)))
            elif "【" in text:
                places += [((line, slot.start), (line, slot.end)) for slot in find_slots(text)]
        return places

    def waiting(self) -> int:
        """How many rows say what is to be written there and have no text yet."""
        return sum(1 for row in self.rows if row.prompt and not row.text)

    # --- changing

    def insert_whole(self, text: str, *, replacing: Selection | None = None) -> None:
        """Insert ``text`` at the cursor (or over ``replacing``) as one step of undo."""
        start, end = sorted(replacing or self.selection)
        self.history.checkpoint()
        result = self.replace(text, start, end, maintain_selection_offset=False)
        self.history.checkpoint()
        self.move_cursor(result.end_location)

    def action_cursor_right(self, select: bool = False) -> None:
        """Right; at a suggestion, take it."""
        if self.suggestion and not select:
            self.take_suggestion()
            return
        super().action_cursor_right(select)

    def action_heading(self, level: int) -> None:
        """Make the line under the cursor a heading of ``level``, or body text (0)."""
        line, _ = self.cursor_location
        row = self.rows[line]
        kind = ParagraphKind.HEADING if level else ParagraphKind.BODY
        self.layout_.restyle(line, restyled(row, kind, level or None))
        self._refresh_size()
        self.refresh()
        self.post_message(self.Changed(self))

    def action_row_up(self) -> None:
        """Move the paragraph up."""
        self._move_row(-1)

    def action_row_down(self) -> None:
        """Move the paragraph down."""
        self._move_row(1)

    def _move_row(self, step: Literal[-1, 1]) -> None:
        line, column = self.cursor_location
        other = line + step
        if not 0 <= other < self.document.line_count:
            return
        first, second = sorted((line, other))
        upper, lower = self.rows[first], self.rows[second]
        swapped = f"{lower.text}\n{upper.text}"
        self.history.checkpoint()
        self.replace(swapped, (first, 0), (second, len(lower.text)))
        self.layout_.restyle(first, _standing(lower, above=upper.above))
        self.layout_.restyle(second, _standing(upper, above=lower.above))
        self.history.checkpoint()
        self.move_cursor((other, column))

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert_whole(clean_paste(event.text))
        self.focus()


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many items two lists begin with in common."""
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count


def _standing(row: Row, *, above: str) -> Row:
    """``row`` in another place: what stands above a place (its move) stays with the place."""
    return Row(row.text, row.kind, row.level, above, row.raw, row.read)

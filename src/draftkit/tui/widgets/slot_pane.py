"""What is still open, each name once; choosing one goes to its next place in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from draftkit.session.sitting import SlotPlace
from draftkit.tui import strings
from draftkit.tui.widgets.row_list import ListRow, RowList


class SlotPane(RowList):
    """One row for each name still open."""

    key_hints = strings.HINTS_SLOTS

    def __init__(self) -> None:
        super().__init__(empty=strings.SLOTS_NONE, id="slots")
        self.border_title = strings.SLOTS_TITLE.format(0)
        self.add_class("panel")
        self._shown: Sequence[SlotPlace] = ()

    def tell(self, slots: Sequence[SlotPlace]) -> None:
        """Show these slots."""
        if slots == self._shown:
            return
        self._shown = slots
        times = Counter(slot.name for slot in slots)
        first = {slot.name: slot for slot in reversed(slots)}
        rows = [
            ListRow(f"【{name}】", strings.SLOTS_TIMES.format(count) if count > 1 else "", value=first[name])
            for name, count in times.items()
        ]
        self.show(rows, cursor=self.cursor)
        self.border_title = strings.SLOTS_TITLE.format(len(slots))

    def next_place(self, name: str, line: int, column: int) -> SlotPlace:
        """The next place of a name behind a place in the text, from the top again after the last.

        Raises:
            StopIteration: the name is open nowhere.
        """
        places = [slot for slot in self._shown if slot.name == name]
        ahead = (slot for slot in places if (slot.line, slot.start) > (line, column))
        return next(ahead, None) or next(iter(places))

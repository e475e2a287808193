"""The slots still open, in order; choosing one goes there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from draftkit.session.sitting import SlotPlace
from draftkit.tui import strings
from draftkit.tui.widgets.row_list import ListRow, RowList


class SlotPane(RowList):
    """One row for each open slot."""

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
        rows = [
            ListRow(
                f"【{slot.name}】",
                strings.SLOTS_TIMES.format(times[slot.name]) if times[slot.name] > 1 else "",
                value=slot,
            )
            for slot in slots
        ]
        self.show(rows, cursor=self.cursor)
        self.border_title = strings.SLOTS_TITLE.format(len(slots))

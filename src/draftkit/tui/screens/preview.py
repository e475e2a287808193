"""The pages as they will be printed."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from draftkit.errors import DraftkitError
from draftkit.session import paging
from draftkit.session.sitting import Sitting
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.widgets.lines import StatusLine
from draftkit.tui.widgets.page_view import PageView


class PreviewScreen(DeskScreen):
    """Pages of one draft in one of the layouts."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pages")
    scopes = ("pages",)
    app: Any

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._layouts: tuple[tuple[str, str], ...] = ()
        self._at = 0
        self._seen = ""
        self.trail = (sitting.draft.title, strings.PREVIEW)

    def body(self) -> ComposeResult:
        """The pages and what they count."""
        yield PageView(id="pages")
        yield StatusLine(strings.PREVIEW_WORKING, id="status")

    def on_mount(self) -> None:
        """The pages have the keys."""
        self.query_one(PageView).focus()

    def on_screen_resume(self) -> None:
        """Lay out what was written since, once the screen stands: the two would take time from each other."""
        if self._seen != self.sitting.source:
            self.where(self.sitting.draft.title, strings.PREVIEW)
            self.call_after_refresh(self._lay_out)

    @work(thread=True, exclusive=True)
    def _lay_out(self) -> None:
        source = self.sitting.source
        try:
            self._layouts = self._layouts or paging.layouts()
            name, _ = self._layouts[self._at]
            paged = paging.pages_of(source, name, str(self.sitting.path))
        except DraftkitError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        self._seen = source
        self.app.call_from_thread(self._show, paged)

    def _show(self, paged: paging.Paged) -> None:
        if self.is_attached:
            self.query_one(PageView).show(paged)
            status = self.query_one("#status", StatusLine)
            status.left = paged.title
            status.right = strings.PREVIEW_PAGES.format(len(paged.pages), paged.width // 2, paged.height)

    def action_layout(self) -> None:
        """The next layout."""
        if self._layouts:
            self._at = (self._at + 1) % len(self._layouts)
            self._lay_out()

    def action_export(self) -> None:
        """Export in the layout seen."""
        from draftkit.tui.screens.export import ExportDialog

        name = self._layouts[self._at][0] if self._layouts else ""
        self.app.push_screen(ExportDialog(self.sitting, name))

    def action_back(self) -> None:
        """Back to the text."""
        self.dismiss()

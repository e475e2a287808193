"""The export dialog: format, layout, where to; and what came of it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from draftkit.errors import DraftkitError
from draftkit.session.export_trail import is_strange
from draftkit.session.sitting import Sitting, open_slots
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.widgets.form import Choice, Field, FormRow
from draftkit.tui.widgets.hint_bar import HintBar
from draftkit.tui.widgets.words import Words

_FORMS = ("docx", "md", "txt", "html")


class ExportDialog(ModalScreen[None]):
    """Writes one file at a time and stays open, so that Word and Markdown go out in one visit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("dialog"),
        *bindings("export"),
        Binding("enter", "go", strings.EXPORT_GO, show=False, priority=True),
    ]
    app: Any

    def __init__(self, sitting: Sitting, layout: str = "") -> None:
        super().__init__()
        self.sitting = sitting
        self._layout = layout
        self._warned: Path | None = None
        self._titles: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Three rows and a line that says what is going on."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = strings.EXPORT
            yield FormRow(strings.EXPORT_FORM, Choice(list(strings.EXPORT_FORMS), id="form"))
            yield FormRow(strings.EXPORT_LAYOUT, Choice([strings.EXPORT_USUAL], id="layout"))
            yield FormRow(
                strings.EXPORT_KIND, Choice([strings.EXPORT_DRAFT, strings.EXPORT_FINAL], id="kind")
            )
            yield FormRow(strings.EXPORT_TARGET, Field(self._target("docx"), id="target"))
            yield Words(strings.EXPORT_NOTE, id="export-said", classes="note")
        yield HintBar()

    def on_mount(self) -> None:
        """The format first; enter alone writes Word."""
        self.query_one("#form").focus()
        self._fetch_layouts()

    @work(thread=True)
    def _fetch_layouts(self) -> None:
        from draftkit.session.paging import layouts  # deferred: reads the layout files

        self.app.call_from_thread(self._layouts_here, layouts())

    def _layouts_here(self, found: tuple[tuple[str, str], ...]) -> None:
        if not self.is_attached:
            return
        self._titles = {title: name for name, title in found}
        chosen = next((title for name, title in found if name == self._layout), "")
        self.query_one("#layout", Choice).offer([title for _, title in found], chosen)

    def _target(self, form: str) -> str:
        """What a file of this form is called; it lands beside the draft."""
        path = self.sitting.path
        return (
            path.with_suffix(f".{form}").name if form != "md" else strings.EXPORT_MARKDOWN.format(path.stem)
        )

    @property
    def _form(self) -> str:
        return _FORMS[self.query_one("#form", Choice).index]

    @on(Choice.Turned, "#form")
    def _form_turned(self) -> None:
        self.query_one("#target", Field).value = self._target(self._form)

    def action_go(self) -> None:
        """Write the file."""
        target = self.sitting.path.parent / Path(self.query_one("#target", Field).value.strip()).expanduser()
        layout = self._titles.get(self.query_one("#layout", Choice).value, "office")
        final = self.query_one("#kind", Choice).value == strings.EXPORT_FINAL
        if final and (slots := len(open_slots(self.sitting.rows_now()))):
            self._say(strings.EXPORT_NOT_FINAL.format(slots), "-failed")
        elif self._warned != target and is_strange(target):
            self._warned = target
            self._say(strings.EXPORT_STRANGE.format(target.name), "-failed")
        else:
            self._say(strings.EXPORT_WORKING, "")
            self._write(target, layout, final)

    @work(thread=True, exclusive=True)
    def _write(self, target: Path, layout: str, final: bool) -> None:
        from draftkit.session.exporting import ExportRequest, export_file  # deferred: docx costs 140 ms

        with contextlib.suppress(DraftkitError):  # said already; a full stick is a reason to export elsewhere
            self.sitting.session.save()
        request = ExportRequest(
            self.sitting.path, target, layout=layout, final=final, text=self.sitting.source
        )
        try:
            done = export_file(request)
        except DraftkitError as error:
            self.app.call_from_thread(self._say, f"✗ {error}", "-failed")
            return
        said = strings.EXPORT_DONE.format(done.target, f"{done.size / 1024:.0f}")
        slots = strings.EXPORT_SLOTS.format(done.open_slots) if done.open_slots else ""
        self.app.call_from_thread(self._say, "\n".join([said, slots, *done.notes]).strip(), "-done")

    def _say(self, text: str, how: str) -> None:
        if self.is_attached:
            said = self.query_one("#export-said", Words)
            said.update(text)
            said.set_classes(f"note {how}")

    def action_close(self) -> None:
        """Back to the text."""
        self.dismiss()

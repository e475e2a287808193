"""The desk: go on writing, start something new, corpus and bank at hand."""

from __future__ import annotations

import contextlib
from collections import Counter
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from draftkit.errors import DraftkitError
from draftkit.model import SpeechType
from draftkit.session import desk
from draftkit.text.widths import fit
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words


class Desk(DeskScreen):
    """Recent drafts with their progress above, the kinds of new drafts and the rest below."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("desk")
    scopes = ("desk", "list")
    app: Any

    def body(self) -> ComposeResult:
        """Two lists; the first has the focus."""
        recents = RowList(self._recent_rows(), id="recents", hints=strings.HINTS_RECENTS)
        recents.border_title = strings.DESK_RECENT
        recents.border_subtitle = strings.DESK_FOLDER.format(_short(self.app.folder))
        recents.add_class("panel")
        kinds = RowList(_kind_rows(), id="kinds", hints=strings.HINTS_KINDS)
        kinds.border_title = strings.DESK_NEW
        kinds.add_class("panel")
        more = RowList(_more_rows(), id="more", hints=strings.HINTS_MORE)
        more.border_title = strings.DESK_MORE
        more.add_class("panel")
        yield recents
        yield Horizontal(kinds, more, id="desk-lower")
        yield Words(strings.DESK_NOTE, id="desk-note")

    def on_mount(self) -> None:
        """Start where there is something to go on with."""
        recents = self.query_one("#recents", RowList)
        known = recents.current is not None and recents.current.value is not None
        (recents if known else self.query_one("#kinds", RowList)).focus()

    def on_screen_resume(self) -> None:
        """Progress may have changed on the other screens."""
        recents = self.query_one("#recents", RowList)
        before = recents.current.value.path if recents.current and recents.current.value else ""
        rows = self._recent_rows()
        newest = rows[0].value.path if rows and rows[0].value else ""
        recents.show(rows, cursor=0 if newest != before else recents.cursor)
        if newest and newest != before:  # one comes from writing it
            recents.focus()
        self.where(right=strings.DESK_CTRL)

    def _recent_rows(self) -> list[ListRow]:
        drafts = desk.recent_drafts()
        titles = Counter(item.title for item in drafts)
        recents = [_recent_row(item, alike=titles[item.title] > 1) for item in drafts]
        welcome = ListRow(strings.DESK_SAMPLE, note=strings.DESK_SAMPLE_NOTE, mark="")
        return recents or [ListRow(strings.DESK_EMPTY, style="quiet", mark="", inert=True), welcome]

    @on(RowList.Chosen, "#recents")
    def _open(self, event: RowList.Chosen) -> None:
        recent: desk.Recent | None = event.row.value
        if recent is None:
            self.action_sample()
        elif recent.exists:
            self.app.open_draft(Path(recent.path))
        else:
            self.notify(strings.DESK_GONE.format(recent.path), severity="warning")

    @on(RowList.Chosen, "#kinds")
    def _new(self, event: RowList.Chosen) -> None:
        self._set_up(event.row.value)

    @on(RowList.Chosen, "#more")
    async def _more(self, event: RowList.Chosen) -> None:
        await self.run_action(event.row.value)

    def action_open_selected(self) -> None:
        """Enter belongs to the list that has the focus."""

    def action_new(self) -> None:
        """A new draft: to the list of kinds, or on from there to the set-up."""
        kinds = self.query_one("#kinds", RowList)
        if kinds.has_focus and kinds.current is not None:
            self._set_up(kinds.current.value)
        else:
            kinds.focus()

    @work(thread=True, exclusive=True)
    def _set_up(self, kind: SpeechType) -> None:
        from draftkit.session.setting_up import warm  # deferred: outlines cost YAML and Jinja

        try:
            warm(kind)
        except DraftkitError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        self.app.call_from_thread(self._open_set_up, kind)

    def _open_set_up(self, kind: SpeechType) -> None:
        from draftkit.tui.screens.setup import SetUp

        if self.app.screen is self:
            self.app.push_screen(SetUp(kind, self.app.folder))

    def action_open_file(self) -> None:
        """Pick a Markdown file of this folder."""
        from draftkit.tui.screens.pick_file import pick_draft

        pick_draft(self.app)

    def action_renew(self) -> None:
        """Make an old speech new."""
        from draftkit.tui.screens.renew import pick_old_speech

        pick_old_speech(self.app)

    def action_bank(self) -> None:
        """Browse the phrase bank."""
        from draftkit.tui.screens.bank import BankScreen

        self.app.visit("bank", BankScreen)

    def action_corpus(self) -> None:
        """Read in past speeches and mine them."""
        from draftkit.tui.screens.corpus import CorpusScreen

        self.app.push_screen(CorpusScreen())

    def action_sample(self) -> None:
        """Open the sample draft, which may be changed at will."""
        self.app.open_draft(desk.sample_draft(self.app.folder))

    def action_tutor(self) -> None:
        """The eight steps inside the sample."""
        from draftkit.tui.screens.tutor import start_tutor

        start_tutor(self.app)

    def action_forget(self) -> None:
        """Take the draft under the cursor off the list; its file stays."""
        recents = self.query_one("#recents", RowList)
        if recents.has_focus and recents.current is not None and recents.current.value is not None:
            desk.forget(recents.current.value.path)
            recents.show(self._recent_rows(), cursor=recents.cursor)
            self.notify(strings.DESK_FORGOT, timeout=3)


def _short(folder: Path) -> str:
    """A folder as people name it: the home folder is ``~``."""
    with contextlib.suppress(ValueError, RuntimeError):
        return str("~" / folder.absolute().relative_to(Path.home()))
    return str(folder.absolute())


def _recent_row(item: desk.Recent, *, alike: bool) -> ListRow:
    """A draft; one of several of the same title is known by its file."""
    name = Path(item.path).stem
    title = name if alike or not item.title else item.title
    if not item.exists:
        return ListRow(title, strings.DESK_MISSING, style="quiet", mark="", value=item)
    budget = f"/{item.budget:,}" if item.budget else ""
    length = strings.DESK_LENGTH.format(f"{item.characters:,}{budget}")
    slots = strings.DESK_SLOTS.format(item.slots) if item.slots else strings.DESK_NO_SLOTS
    right = f"{item.part}  {length}  {slots}  {desk.when(item.opened)}".strip()
    return ListRow(title, right, mark="", value=item)


def _kind_rows() -> list[ListRow]:
    return [
        ListRow(fit(kind.zh, 18), note=strings.TYPE_NOTES[kind.value], mark="", value=kind)
        for kind in desk.speech_types()
    ]


def _more_rows() -> list[ListRow]:
    return [ListRow(text, key, mark="", value=action) for text, key, action in strings.DESK_ACTIONS]

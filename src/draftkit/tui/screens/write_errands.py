"""What the writing screen sends the writer to: drawers, dialogs and other screens, and back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual import work

from draftkit.errors import DraftkitError
from draftkit.model import Finding, FindingLevel, ParagraphKind
from draftkit.session.sitting import Progress, Sitting
from draftkit.tui import strings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.widgets.outline_pane import OutlinePane
from draftkit.tui.widgets.phrase_pane import PhrasePane
from draftkit.tui.widgets.slot_pane import SlotPane

if TYPE_CHECKING:
    from draftkit.tui.widgets.prose_area import ProseArea


class WriteErrands(DeskScreen):
    """Actions of the writing screen. The screen itself keeps text, counts and panes in step."""

    app: Any
    sitting: Sitting
    progress: Progress
    _tail: str
    findings: tuple[Finding, ...] | None = None

    if TYPE_CHECKING:

        @property
        def prose(self) -> ProseArea:
            """The editor."""

        def look(self) -> None:
            """Bring everything up to the text."""

        def keep(self) -> bool:
            """Write the file."""

        def put_away(self) -> None:
            """Save and remember the place."""

        def go(self, line: int, column: int = 0) -> None:
            """Put the cursor somewhere."""

    # --- drawers

    def action_phrases(self) -> None:
        """To the phrases; again: back to the text."""
        pane = self.query_one(PhrasePane)
        if pane.has_focus_within:
            self.close_drawers()
            self.prose.focus()
            return
        self.add_class("-phrases-open")
        self.remove_class("-outline-open")
        pane.focus_filter()

    def action_outline(self) -> None:
        """To the outline; again: back to the text."""
        self._left_pane(self.query_one(OutlinePane))

    def action_slots(self) -> None:
        """To the open slots."""
        self._left_pane(self.query_one(SlotPane))

    def _left_pane(self, pane: OutlinePane | SlotPane) -> None:
        if pane.has_focus:
            self.close_drawers()
            self.prose.focus()
            return
        self.add_class("-outline-open")
        self.remove_class("-phrases-open")
        pane.focus()

    def close_drawers(self) -> None:
        """Put the drawers of narrow terminals away."""
        self.remove_class("-phrases-open", "-outline-open")

    def action_back(self) -> None:
        """From a drawer to the text; from the text to the desk, saved."""
        if self.prose.suggestion and self.prose.has_focus:
            self.prose.suggestion = ""
        elif not self.prose.has_focus:
            self.close_drawers()
            self.prose.focus()
        else:
            self.put_away()
            self.app.pop_screen()

    # --- parts

    def action_next_part(self) -> None:
        """To the next part of the speech."""
        line, _ = self.prose.cursor_location
        ahead = [part.line for part in self.progress.parts if part.line > line]
        if ahead:
            self.go(min(ahead))

    def action_previous_part(self) -> None:
        """To the part before."""
        line, _ = self.prose.cursor_location
        behind = [part.line for part in self.progress.parts if 0 <= part.line < line]
        if behind:
            self.go(max(behind))

    # --- text

    def action_save(self) -> None:
        """Save now, as a revision that can be come back to."""
        if self.keep():
            self.notify(
                strings.SAVED_NOW.format(f"{datetime.now():%H:%M:%S}", self.sitting.path.name), timeout=3
            )

    def action_undo(self) -> None:
        """Take back the last change."""
        self.prose.undo()

    def action_redo(self) -> None:
        """Make the change taken back again."""
        self.prose.redo()

    @work
    async def action_editor(self) -> None:
        """Hand the draft to the writer's own editor and take it back."""
        from draftkit.tui.terminal import editor_command, run_editor

        command = editor_command()
        if not command or not self.keep():
            self.notify(strings.NO_EDITOR, severity="warning") if not command else None
            return
        with self.app.suspend():
            run_editor(command, self.sitting.path)
        self.reload(strings.EDITOR_BACK)

    def reload(self, said: str = "") -> None:
        """Read the file again; the cursor stays where it can."""
        place = self.prose.cursor_location
        try:
            self.sitting = Sitting.open(self.sitting.path)
        except DraftkitError as error:
            self.app.complain(error)
            return
        page = self.sitting.rows()
        self._tail = page.tail
        self.prose.load_rows(page.rows)
        self.prose.move_cursor(place)
        self._plan_again()
        if said:
            self.notify(said, timeout=4)

    @work(thread=True, exit_on_error=False)
    def _plan_again(self) -> None:
        _ = self.sitting.plan
        self.app.call_from_thread(self.look)

    def offer_merge(self) -> None:
        """The file was changed by somebody else: ask which text is to stand."""
        from draftkit.tui.screens.ask import Ask

        if isinstance(self.app.screen, Ask):
            return
        answers = (("both", strings.CONFLICT_BOTH), ("theirs", strings.CONFLICT_THEIRS))
        text = strings.CONFLICT_TEXT.format(self.sitting.path.name)
        self.app.push_screen(Ask(strings.CONFLICT, text, answers), self._merge_decided)

    def _merge_decided(self, answer: str | None) -> None:
        if answer == "both":
            path = self.sitting.keep_beside()
            self.reload(strings.CONFLICT_KEPT.format(path.name))
        elif answer == "theirs":
            self.reload(strings.CONFLICT_READ)

    # --- other screens

    def finding_words(self) -> str:
        """How many findings the last check had."""
        if self.findings is None:
            return ""
        must = sum(finding.level is FindingLevel.ERROR for finding in self.findings)
        return strings.STATUS_FINDINGS.format(must, len(self.findings) - must)

    def action_check(self) -> None:
        """Check the draft and go through what was found."""
        from draftkit.tui.screens.check import CheckScreen

        if self.keep():
            self.app.push_screen(CheckScreen(self.sitting), self._checked)

    def _checked(self, finding: Finding | None) -> None:
        if self.sitting.source != self.sitting.saved or finding is None:
            self.reload()
        if finding is not None:
            line, column = self.sitting.page_place(finding.line, finding.col)
            self.go(line, column)

    def action_preview(self) -> None:
        """See the pages as they will be printed."""
        from draftkit.tui.screens.preview import PreviewScreen

        if self.keep():
            self.app.push_screen(PreviewScreen(self.sitting))

    def action_export(self) -> None:
        """Write Word, Markdown, plain text or a web page."""
        from draftkit.tui.screens.export import ExportDialog

        if self.keep():
            self.app.push_screen(ExportDialog(self.sitting))

    def action_find(self) -> None:
        """Find a word in the text."""
        from draftkit.tui.screens.find import find_in

        find_in(self)

    def action_facts(self) -> None:
        """Change the meeting's facts."""
        from draftkit.tui.screens.facts import FactsDialog

        if self.keep():
            self.app.push_screen(FactsDialog(self.sitting), self._facts_changed)

    def _facts_changed(self, changed: bool | None) -> None:
        if changed:
            self.reload(strings.FACTS_TAKEN)

    def action_revisions(self) -> None:
        """Compare revisions."""
        from draftkit.tui.screens.revisions import RevisionsScreen

        if self.keep():
            self.app.push_screen(RevisionsScreen(self.sitting), self._facts_changed)

    def action_siblings(self) -> None:
        """Headings in the frame of the one under the cursor, scored."""
        from draftkit.tui.screens.siblings import propose_siblings

        propose_siblings(self)

    def action_other_wording(self) -> None:
        """Another way to say what is under the cursor."""
        from draftkit.tui.screens.wording import offer_wordings

        offer_wordings(self)

    def action_provenance(self) -> None:
        """Where the wording under the cursor comes from."""
        from draftkit.tui.screens.wording import tell_provenance

        tell_provenance(self)

    def action_lock(self) -> None:
        """Lock or unlock the sentence under the cursor."""
        from draftkit.tui.screens.wording import turn_lock

        turn_lock(self)

    def action_renumber(self) -> None:
        """Number all headings anew."""
        rows = self.sitting.renumbered(self.prose.rows, self._tail)
        changed = 0
        self.prose.history.checkpoint()
        for line, (old, new) in enumerate(zip(self.prose.rows, rows, strict=True)):
            if old.text != new and old.kind is not ParagraphKind.TITLE:
                self.prose.replace(new, (line, 0), (line, len(old.text)))
                changed += 1
        self.prose.history.checkpoint()
        self.notify(strings.RENUMBERED.format(changed) if changed else strings.RENUMBERED_NONE, timeout=3)

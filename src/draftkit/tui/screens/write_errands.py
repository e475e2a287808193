"""What the writing screen sends the writer to: drawers, dialogs and other screens, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import work

from draftkit.errors import DraftkitError
from draftkit.model import Draft, Finding, FindingLevel
from draftkit.session.editing import Edited, Recovery
from draftkit.session.sitting import Progress, Sitting
from draftkit.tui import strings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.widgets.outline_pane import OutlinePane
from draftkit.tui.widgets.phrase_pane import PhrasePane
from draftkit.tui.widgets.slot_pane import SlotPane

if TYPE_CHECKING:
    from draftkit.session.thesaurus import Thesaurus
    from draftkit.tui.widgets.prose_area import ProseArea


class WriteErrands(DeskScreen):
    """Actions of the writing screen. The screen itself keeps text, counts and panes in step."""

    app: Any
    sitting: Sitting
    progress: Progress
    findings: tuple[Finding, ...] | None = None
    thesaurus: Thesaurus | None = None

    if TYPE_CHECKING:

        @property
        def prose(self) -> ProseArea:
            """The editor."""

        def look(self) -> None:
            """Bring everything up to the text."""

        def flush(self) -> None:
            """Hand the page to the session."""

        def show_page(self, cursor: tuple[int, int] | None = None) -> None:
            """Draw the page anew."""

        def show_saved(self) -> None:
            """Say whether all is on disk."""

        def fetch_again(self) -> None:
            """Work out plan and phrases anew."""

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
            self.app.forget(f"check-{id(self)}", f"preview-{id(self)}")

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
        """Keep the text as a revision that can be come back to."""
        self.look()
        try:
            revision = self.sitting.session.save()
        except DraftkitError as error:
            self.app.complain(error)
            return
        self.show_saved()
        self.notify(strings.SAVED_NOW.format(revision.number, self.sitting.path.name), timeout=3)

    def action_undo(self) -> None:
        """Take back the last change, also one of an earlier sitting."""
        self._step(self.sitting.session.undo, strings.UNDO_NONE, strings.UNDONE)

    def action_redo(self) -> None:
        """Make the change taken back again."""
        self._step(self.sitting.session.redo, strings.REDO_NONE, strings.REDONE)

    def _step(self, step: Callable[[], Edited | None], nothing: str, said: str) -> None:
        self.flush()
        before = self.sitting.draft
        edited = step()
        if edited is None:
            self.notify(nothing, timeout=2)
            return
        now = self.sitting.draft
        in_text = edited.cursor >= len(now.front)
        self.show_page(self.sitting.landing(edited) if in_text else None)
        self.look()
        if (before.facts, before.minutes) != (now.facts, now.minutes):
            self.fetch_again()
        if edited.label:
            self.notify(said.format(edited.label), timeout=2)

    def change(self, operation: Callable[[Draft], Draft], label: str) -> bool:
        """One operation on the draft, shown on the page; returns whether it changed anything."""
        self.flush()
        before = self.sitting.source
        self.sitting.change(operation, label)
        self.show_page()
        self.look()
        return self.sitting.source != before

    @work
    async def action_editor(self) -> None:
        """Hand the draft to the writer's own editor and take it back."""
        from draftkit.tui.terminal import editor_command, run_editor

        command = [] if self.app.in_browser else editor_command()
        if not command:
            self.notify(strings.NO_EDITOR, severity="warning")
            return
        if not self.keep():
            return
        with self.app.suspend():
            run_editor(command, self.sitting.path)
        self.sitting.tick()
        self.show_page()
        self.look()
        self.notify(strings.EDITOR_BACK, timeout=4)

    def offer_merge(self) -> None:
        """Somebody else changed the same sentences: ask which are to stand."""
        from draftkit.tui.screens.ask import Ask

        if isinstance(self.app.screen, Ask):
            return
        answers = (("mine", strings.CONFLICT_MINE), ("theirs", strings.CONFLICT_THEIRS))
        text = strings.CONFLICT_TEXT.format(self.sitting.path.name)
        self.app.push_screen(Ask(strings.CONFLICT, text, answers), self._merge_decided)

    def _merge_decided(self, answer: str | None) -> None:
        if answer is not None:
            self.flush()
            self.sitting.session.resolve(keep_mine=answer == "mine")
            self.show_page()
            self.look()

    def offer_recovery(self, recovery: Recovery) -> None:
        """Text of last time never reached the file: show it and ask."""
        from draftkit.tui.screens.recovery import RecoveryDialog

        self.app.push_screen(RecoveryDialog(recovery), self._recovered)

    def _recovered(self, accept: bool | None) -> None:
        self.sitting.session.recover(accept=bool(accept))
        self.show_page()
        self.look()
        self.notify(strings.RECOVERED if accept else strings.NOT_RECOVERED, timeout=4)

    # --- other screens

    def finding_words(self) -> str:
        """How many findings the last check had."""
        if self.findings is None:
            return ""
        found = [finding for finding in self.findings if finding.rule != "open-slot"]
        must = sum(finding.level is FindingLevel.ERROR for finding in found)
        return strings.STATUS_FINDINGS.format(must, len(found) - must)

    def action_check(self) -> None:
        """Check the draft and go through what was found."""
        from draftkit.tui.screens.check import CheckScreen

        self.look()
        self.app.visit(f"check-{id(self)}", lambda: CheckScreen(self.sitting), self._checked)

    def _checked(self, finding: Finding | None) -> None:
        self.show_page()
        self.look()
        if finding is not None:
            self.go(*self.sitting.place_of(finding.line, finding.col, self.prose.rows))

    def action_preview(self) -> None:
        """See the pages as they will be printed."""
        from draftkit.tui.screens.preview import PreviewScreen

        self.look()
        self.app.visit(f"preview-{id(self)}", lambda: PreviewScreen(self.sitting))

    def action_export(self) -> None:
        """Write Word, Markdown, plain text or a web page."""
        from draftkit.tui.screens.export import ExportDialog

        self.keep()
        self.app.push_screen(ExportDialog(self.sitting))

    @work
    async def action_copy_to(self) -> None:
        """Save the text under another name and go on writing there."""
        from draftkit.tui.screens.copying import copy_to

        await copy_to(self)

    def action_find(self) -> None:
        """Find a word in the text."""
        from draftkit.tui.screens.find import find_in

        find_in(self)

    def action_facts(self, at: str = "") -> None:
        """Change the meeting's facts, beginning with the one named."""
        from draftkit.tui.screens.facts import FactsDialog

        self.look()
        self.app.push_screen(FactsDialog(self.sitting, at), self._facts_changed)

    def _facts_changed(self, changed: bool | None) -> None:
        if changed:
            self.show_page()
            self.fetch_again()

    def action_revisions(self) -> None:
        """Compare revisions."""
        from draftkit.tui.screens.revisions import RevisionsScreen

        self.look()
        self.app.push_screen(RevisionsScreen(self.sitting), self._facts_changed)

    @work
    async def action_siblings(self) -> None:
        """Headings in the frame of the one under the cursor, scored."""
        from draftkit.tui.screens.siblings import propose_siblings

        await propose_siblings(self)

    @work(exclusive=True, group="wording")
    async def action_other_wording(self) -> None:
        """Another word for the one under the cursor, or another way to say the clause."""
        from draftkit.tui.screens.wording import offer_wordings

        await offer_wordings(self)

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
        self.flush()
        before = self.sitting.source
        self.sitting.session.renumber()
        self.show_page()
        self.look()
        changed = self.sitting.source != before
        self.notify(strings.RENUMBERED if changed else strings.RENUMBERED_NONE, timeout=3)

    def action_section(self, step: int) -> None:
        """Move the whole section under the cursor up or down."""
        from draftkit.tui.screens.section_moves import move_section

        outline = self.query_one(OutlinePane)
        move_section(self, step, outline.current_line if outline.has_focus else None)

    def action_row(self, step: int) -> None:
        """Move the paragraph up or down; a heading takes its section along."""
        from draftkit.tui.screens.section_moves import move_section, opens_section

        if opens_section(self):
            move_section(self, step)
        elif step < 0:
            self.prose.action_row_up()
        else:
            self.prose.action_row_down()

    def action_level(self, step: int) -> None:
        """Body text, first, second, third level in turn."""
        from draftkit.tui.screens.section_moves import turn_level

        turn_level(self, step)

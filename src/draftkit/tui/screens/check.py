"""What the check found, most certain first; each can be jumped to, and some mended with one key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from draftkit.errors import DraftkitError
from draftkit.model import Finding, FindingLevel
from draftkit.session.sitting import Sitting, rule_title
from draftkit.tui import strings
from draftkit.tui.actions import bindings
from draftkit.tui.screens.base import DeskScreen
from draftkit.tui.widgets.row_list import ListRow, RowList
from draftkit.tui.widgets.words import Words

_MARKS = {FindingLevel.ERROR: "✗", FindingLevel.WARNING: "!", FindingLevel.HINT: "·"}
_STYLES = {FindingLevel.ERROR: "error", FindingLevel.WARNING: "warn", FindingLevel.HINT: "quiet"}


class CheckScreen(DeskScreen):
    """Dismisses with the finding to jump to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("check")
    scopes = ("check",)
    app: Any

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._findings: Sequence[Finding] = ()
        self._seen = ""
        self._rows = sitting.rows_now()
        self._progress = sitting.progress(self._rows)
        self.trail = (sitting.draft.title, strings.CHECK)

    def body(self) -> ComposeResult:
        """The findings, and the one under the cursor explained."""
        findings = RowList(empty=strings.CHECK_WORKING, id="findings", hints=strings.HINTS_FINDINGS)
        findings.border_title = strings.CHECK
        findings.add_class("panel")
        yield findings
        yield Words("", id="why", classes="panel")

    def on_mount(self) -> None:
        """The findings have the keys."""
        self.query_one("#findings").focus()

    def on_screen_resume(self) -> None:
        """Check once the screen stands; what was found in another text than this one is taken away."""
        if self._seen != self.sitting.source:
            self._seen = self.sitting.source
            self._rows = self.sitting.rows_now()
            self._progress = self.sitting.progress(self._rows)
            self.where(self.sitting.draft.title, strings.CHECK)
            self.query_one("#findings", RowList).show((), empty=strings.CHECK_WORKING)
        self.call_after_refresh(self._check)

    @work(thread=True, exclusive=True)
    def _check(self) -> None:
        from draftkit.session.checking import check_text  # deferred: loads the rules

        try:
            found = check_text(self.sitting.source, str(self.sitting.path))
        except DraftkitError as error:
            self.app.call_from_thread(self.app.complain, error)
            return
        self.app.call_from_thread(self._show, found)

    def _show(self, found: Sequence[Finding]) -> None:
        if not self.is_attached:
            return
        self._findings = sorted(found, key=lambda finding: finding.start)
        rows: list[ListRow] = []
        for level in _MARKS:
            group = [each for each in self._findings if each.level is level and not is_open_slot(each)]
            rows += _headed(strings.CHECK_LEVELS[level.value], [self._row(each) for each in group])
        slots = [each for each in self._findings if is_open_slot(each)]
        rows += _headed(strings.CHECK_OPEN, [self._row(each) for each in slots])
        listing = self.query_one("#findings", RowList)
        listing.show(rows, cursor=listing.cursor, empty=strings.CHECK_CLEAN)
        listing.border_subtitle = strings.CHECK_MENDABLE.format(sum(1 for f in found if f.fix))

    def _row(self, finding: Finding) -> ListRow:
        text = finding.message if finding.text in finding.message else f"{finding.text}　{finding.message}"
        right = strings.CHECK_CAN_MEND if finding.fix else self._part(finding)
        style = _STYLES[finding.level]
        return ListRow(" ".join(text.split()), right, mark=_MARKS[finding.level], style=style, value=finding)

    @on(RowList.Moved, "#findings")
    def _explain(self, event: RowList.Moved) -> None:
        why = self.query_one("#why", Words)
        if event.row is None:
            why.update("")
            return
        finding: Finding = event.row.value
        lines = [finding.message, self._around(finding), finding.why, _source(finding)]
        if finding.fix:
            lines.append(
                strings.CHECK_WOULD.format("；".join(fix.text or strings.CHECK_DELETE for fix in finding.fix))
            )
        why.update("\n".join(line for line in lines if line))
        why.border_title = rule_title(finding.rule)

    def _place(self, finding: Finding) -> tuple[int, int]:
        return self.sitting.place_of(finding.line, finding.col, self._rows)

    def _part(self, finding: Finding) -> str:
        part = self._progress.part_at(self._place(finding)[0])
        return part.name if part is not None else ""

    def _around(self, finding: Finding) -> str:
        line, start = self._place(finding)
        text = self._rows[line].text
        end = min(len(text), start + len(finding.text))
        if not finding.text or text[start:end] != finding.text:
            return ""
        before = text[max(0, start - 24) : start]
        return strings.CHECK_AROUND.format(before, finding.text, text[end : end + 24])

    @on(RowList.Chosen, "#findings")
    def _jump(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row.value)

    def action_jump(self) -> None:
        """To the place in the text."""
        self.query_one("#findings", RowList).action_choose()

    def action_fix(self) -> None:
        """Mend the finding under the cursor."""
        row = self.query_one("#findings", RowList).current
        if row is not None and row.value.fix:
            self._mend([row.value])
        else:
            self.notify(strings.CHECK_BY_HAND, timeout=3)

    def action_fix_all(self) -> None:
        """Mend everything that is certain."""
        self._mend(
            [finding for finding in self._findings if finding.fix and finding.level is FindingLevel.ERROR]
        )

    def _mend(self, findings: Sequence[Finding]) -> None:
        mended = self.sitting.mend(findings)
        self._rows = self.sitting.rows_now()
        self.notify(strings.CHECK_MENDED.format(mended) if mended else strings.CHECK_NONE_SURE, timeout=3)
        self._check()

    def action_again(self) -> None:
        """Check again."""
        self._check()

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss(None)


def is_open_slot(finding: Finding) -> bool:
    """Whether a finding says no more than that something is not filled in yet."""
    return finding.rule == "open-slot"


def _headed(head: str, rows: list[ListRow]) -> list[ListRow]:
    return [ListRow(head.format(len(rows)), style="head", inert=True), *rows] if rows else []


def _source(finding: Finding) -> str:
    """Where a rule comes from, unless that is the program itself."""
    return "" if finding.source.startswith("draftkit") else finding.source

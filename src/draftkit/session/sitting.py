"""One sitting at one draft: a ``WritingSession`` seen as a page of rows, with the progress of each part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from draftkit.drafts.locks import lock, lock_state, sentences, unlock
from draftkit.drafts.markdown import rebuilt
from draftkit.drafts.merge import merge
from draftkit.drafts.operations import insert_phrase, set_facts, set_front
from draftkit.drafts.sections import count_draft, count_of
from draftkit.errors import DraftkitError
from draftkit.model import (
    Draft,
    Facts,
    FactValue,
    Finding,
    FindingLevel,
    Move,
    ParagraphKind,
    Plan,
    PlannedSection,
    Rank,
    Step,
)
from draftkit.session.editing import Edited, Tick, WritingSession
from draftkit.session.manuscript import Manuscript, Row, markdown_of, open_rows
from draftkit.session.page_map import PageMap, source_offset
from draftkit.session.parts import planned_keys
from draftkit.session.replacing import replaced
from draftkit.text.counts import DEFAULT_RATE
from draftkit.text.slots import fill_slots, find_slots

MINUTES = "时长"
"""The fact that stands at the draft itself, as ``minutes``."""


@dataclass(frozen=True, slots=True)
class Part:
    """One planned part of the speech and how far it is. ``line`` is its first row, -1 where it has none.

    ``heads`` are the headings in it as (row, level, text).
    """

    key: str
    name: str
    words: int
    budget: int
    line: int
    heads: tuple[tuple[int, int, str], ...] = ()

    @property
    def done(self) -> bool:
        """Whether it is as long as planned, within a tenth."""
        return self.words >= self.budget * 0.9 and self.words > 0 and self.budget > 0


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """An open slot on the page: row and columns."""

    name: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the whole draft is. ``keys`` is the part's key of every row."""

    words: int
    spoken: int
    budget: int
    rate: int
    parts: tuple[Part, ...]
    slots: tuple[SlotPlace, ...]
    keys: tuple[str, ...]

    @property
    def seconds(self) -> int:
        """Time to read it aloud."""
        return round(self.spoken * 60 / self.rate)

    def part_at(self, line: int) -> Part | None:
        """The part a row belongs to."""
        key = self.keys[line] if 0 <= line < len(self.keys) else ""
        return next((part for part in self.parts if part.key == key), None)


class Sitting:
    """A draft being written. ``plan`` is None until ``fetch_plan`` ran (it reads an outline)."""

    def __init__(self, session: WritingSession) -> None:
        self.session = session
        self.plan: Plan | None = None
        self.plan_trouble: DraftkitError | None = None
        self._tail = ""
        self._taken = session.source

    @classmethod
    def open(cls, path: Path) -> Sitting:
        """Open a draft.

        Raises:
            DraftkitError: the file is not there, not text, or too large.
        """
        return cls(WritingSession.open(path))

    @property
    def path(self) -> Path:
        """The draft's file."""
        return self.session.path

    @property
    def draft(self) -> Draft:
        """The draft as parsed."""
        return self.session.draft

    @property
    def source(self) -> str:
        """The Markdown text."""
        return self.session.source

    @property
    def facts(self) -> Facts:
        """The facts of the front matter."""
        return self.draft.facts

    @property
    def rate(self) -> int:
        """Characters a minute of this speaker."""
        text = self.facts.text("语速")
        return int(text) if text.isdigit() and 100 <= int(text) <= 400 else DEFAULT_RATE

    # --- page and source

    def page(self) -> tuple[Row, ...]:
        """The rows of the page as the source has them."""
        manuscript = open_rows(self.draft)
        self._tail = manuscript.tail
        self._taken = self.source
        return manuscript.rows

    def rows_now(self) -> tuple[Row, ...]:
        """The rows as the source has them, for looking at only: what the page shows is not settled by it."""
        return open_rows(self.draft).rows

    def take(self, rows: Sequence[Row]) -> bool:
        """The page reads ``rows`` now. Returns whether the page must be drawn anew from ``page()``.

        That is so when the file was changed by somebody else meanwhile: both changes are kept.
        """
        mine = markdown_of(Manuscript(self.draft.front, tuple(rows), self._tail))
        if mine == self._taken and self.source == self._taken:
            return False
        foreign = self.source != self._taken
        if foreign:
            mine = merge(self._taken, mine, self.source).text
        if mine != self.source and not self.session.read_only:
            self.session.update(mine)
        self._taken = self.source
        return foreign

    def take_phrase(self, rows: Sequence[Row], place: tuple[int, int], phrase_id: str) -> None:
        """The page reads ``rows`` now, a phrase having been put in before ``place``; its origin is noted."""
        mine = markdown_of(Manuscript(self.draft.front, tuple(rows), self._tail))

        def put_in(draft: Draft) -> Draft:
            changed = rebuilt(draft, mine)
            return insert_phrase(changed, PageMap(changed, rows).offset(*place), "", phrase_id)

        self.session.apply(put_in, "插入词句")
        self._taken = self.source

    def place_of(self, line: int, column: int, rows: Sequence[Row]) -> tuple[int, int]:
        """The place on the page of a 1-based line and column of the source."""
        return PageMap(self.draft, rows).place(source_offset(self.source, line, column))

    def offset_at(self, place: tuple[int, int], rows: Sequence[Row]) -> int:
        """The source offset of a place on the page."""
        return PageMap(self.draft, rows).offset(*place)

    def landing(self, edited: Edited) -> tuple[int, int]:
        """Where on ``page()`` the cursor belongs after a change of the source."""
        return PageMap(self.draft, open_rows(self.draft).rows).place(edited.cursor)

    def locked_spans(self, rows: Sequence[Row]) -> dict[int, list[tuple[int, int]]]:
        """Columns of locked sentences by row."""
        spans: dict[int, list[tuple[int, int]]] = {}
        held = lock_state(self.draft).held
        if not held:
            return spans
        page = PageMap(self.draft, rows)
        starts = _paragraph_starts(self.draft)
        for span in held:
            line, start = page.place(starts[span.paragraph] + span.start)
            _, end = page.place(starts[span.paragraph] + span.end)
            spans.setdefault(line, []).append((start, end))
        return spans

    def turn_lock(self, place: tuple[int, int], rows: Sequence[Row]) -> tuple[str, bool] | None:
        """Lock the sentence at a place, or take its lock off; the sentence and whether it is locked now."""
        offset = self.offset_at(place, rows)
        starts = _paragraph_starts(self.draft)
        spans = [span for span in sentences(self.draft) if starts[span.paragraph] + span.start <= offset]
        inside = [span for span in spans if offset <= starts[span.paragraph] + span.end]
        if not inside:
            return None
        sentence = inside[-1]
        held = any(span.hash == sentence.hash for span in lock_state(self.draft).held)
        turn = unlock if held else lock
        self.session.apply(lambda draft: turn(draft, sentence.text), "解锁" if held else "锁定")
        return sentence.text, not held

    def change(self, operation: Callable[[Draft], Draft], label: str) -> Edited:
        """One operation on the draft as one step of undo; draw the page anew afterwards."""
        return self.session.apply(operation, label)

    def replace_all(self, rows: Sequence[Row], wanted: str, given: str) -> tuple[int, int]:
        """Put ``given`` for every ``wanted`` on the page as one step; locked sentences stay as they are.

        Returns how many places were changed and how many were left because they are locked.
        """
        done = replaced(rows, wanted, given, self.locked_spans(rows))
        if done.changed:
            text = markdown_of(Manuscript(self.draft.front, done.rows, self._tail))
            self.session.update(text, f"替换“{wanted}”")
            self._taken = self.source
        return done.changed, done.held

    def mend(self, findings: Sequence[Finding]) -> int:
        """Apply the fixes of these findings as one step of undo; returns how many were applied."""
        from draftkit.checks.fixing import apply_fixes  # deferred with the rest of the checks

        sure = [replace(finding, level=FindingLevel.ERROR) for finding in findings]
        text, mended = apply_fixes(self.source, sure)
        if mended:
            self.session.update(text, "按检查修改")
        return mended

    def set_facts(self, facts: Facts) -> int:
        """Take over facts; open slots they answer are filled. Returns how many slots that were.

        How long the speech is to be (时长) stands at the draft itself, not among its facts.
        """
        from draftkit.outlines.vocabulary import answers  # deferred: reads the place words

        minutes = facts.get(MINUTES)
        if MINUTES not in self.facts.values:
            facts = Facts({name: value for name, value in facts.values.items() if name != MINUTES})
        gone: dict[str, FactValue | None] = {
            name: None for name in self.facts.values if name not in facts.values
        }
        changed = {name: value for name, value in facts.values.items() if self.facts.get(name) != value}
        answer = answers(self.facts.with_values(changed))
        filled = 0

        def known(name: str) -> str | None:
            nonlocal filled
            value = answer(name)
            filled += value is not None
            return value

        def take(draft: Draft) -> Draft:
            """The draft with the new facts in its front matter and in its open slots."""
            changed_draft = set_facts(draft, {**gone, **changed})
            if minutes != draft.minutes:
                changed_draft = set_front(
                    changed_draft, ["minutes"], minutes if isinstance(minutes, int) else None
                )
            body = "".join(paragraph.raw for paragraph in changed_draft.paragraphs)
            return rebuilt(changed_draft, changed_draft.front + fill_slots(body, known))

        self.session.apply(take, "改情况")
        return filled

    def tick(self) -> Tick:
        """Save when it is time, look for other people's changes. Any thread."""
        return self.session.tick()

    # --- plan and progress

    def fetch_plan(self) -> None:
        """Work out the plan of the draft's type, rank and minutes. Reads an outline: not on the UI's path."""
        from draftkit.outlines.catalogue import load_outline  # deferred: YAML and Jinja
        from draftkit.outlines.plan import make_plan

        draft = self.draft
        if draft.type is None:
            return
        try:
            rank = self.facts.rank or Rank.PRINCIPAL
            outline = load_outline(draft.type.value)
            self.plan = make_plan(outline, rank, draft.minutes, self.rate, draft.plan, draft.order)
        except DraftkitError as error:
            self.plan_trouble = error

    def prompt_for(self, key: str, step: Step | None) -> str:
        """What to write in a part, or in one step of it, as the outline says; empty where it is silent."""
        section = next((item for item in self.plan.sections if item.key == key), None) if self.plan else None
        if section is None:
            return ""
        return dict(section.step_prompts).get(step, section.prompt) if step else section.prompt

    def progress(self, rows: Sequence[Row]) -> Progress:
        """How far every part is; ``rows`` are what ``take`` was given last."""
        page = PageMap(self.draft, rows)
        keys = planned_keys(page.sections(rows), rows, self.plan)
        words: Counter[str] = Counter()
        for line, paragraph in page.shown.items():
            words[keys[line]] += count_of(paragraph).words if paragraph.section else 0
        whole = count_draft(self.draft)
        planned = self.plan.sections if self.plan else ()
        lines = _lines_by_key(keys)
        timed = bool(self.draft.minutes)
        parts = [_part(item.key, words, lines, rows, item, timed=timed) for item in planned]
        known = {part.key for part in parts}
        parts += [_part(key, words, lines, rows) for key in words if key and key not in known]
        parts = _in_page_order(parts)
        budget = (self.draft.minutes or 0) * self.rate
        if self.plan and budget:
            budget = self.plan.characters
        return Progress(whole.words, whole.spoken, budget, self.rate, tuple(parts), open_slots(rows), keys)


def rule_title(rule: str) -> str:
    """What a check's rule is called."""
    from draftkit.checks.catalogue import rule_named  # deferred with the rest of the checks

    found = rule_named(rule)
    return found.title if found is not None else rule


def open_slots(rows: Sequence[Row]) -> tuple[SlotPlace, ...]:
    """Every open slot on the page, in order."""
    return tuple(
        SlotPlace(slot.name, line, slot.start, slot.end)
        for line, row in enumerate(rows)
        if "【" in row.text
        for slot in find_slots(row.text)
    )


def _in_page_order(parts: list[Part]) -> list[Part]:
    """The parts as they stand on the page; one that is not there yet stays behind the one before it."""
    placed: list[tuple[int, Part]] = []
    last = -1
    for part in parts:
        last = part.line if part.line >= 0 else last
        placed.append((last, part))
    return [part for _, part in sorted(placed, key=lambda pair: pair[0])]


def _lines_by_key(keys: Sequence[str]) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for line, key in enumerate(keys):
        lines.setdefault(key, []).append(line)
    return lines


def _part(
    key: str,
    words: dict[str, int],
    lines: dict[str, list[int]],
    rows: Sequence[Row],
    planned: PlannedSection | None = None,
    *,
    timed: bool = False,
) -> Part:
    """A part; only where minutes were asked for does it have a length to be held to."""
    mine = lines.get(key, [])
    heads = tuple(
        (line, rows[line].level or 1, rows[line].text)
        for line in mine
        if rows[line].kind is ParagraphKind.HEADING
    )
    name = planned.move.zh if planned else Move(key).zh if key in set(Move) else key
    return Part(
        key,
        name,
        words.get(key, 0),
        planned.characters if planned and timed else 0,
        mine[0] if mine else -1,
        heads,
    )


def _paragraph_starts(draft: Draft) -> list[int]:
    starts, offset = [], len(draft.front)
    for paragraph in draft.paragraphs:
        starts.append(offset)
        offset += len(paragraph.raw)
    return starts

"""One sitting at one draft: its source, plan and facts, saved as it changes, and how far each part is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from draftkit.drafts.markdown import parse_leniently, rebuilt
from draftkit.drafts.sections import count_draft, counts_by_key
from draftkit.errors import DraftkitError, Problem
from draftkit.files import atomic
from draftkit.files.reading import Stamp, read_text, stamp_of
from draftkit.model import Draft, Facts, ParagraphKind, Plan, PlannedSection, Rank, Step
from draftkit.session.manuscript import Manuscript, Row, markdown_of, open_rows
from draftkit.text.counts import DEFAULT_RATE
from draftkit.text.slots import find_slots


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
    prompt: str = ""
    heads: tuple[tuple[int, int, str], ...] = ()

    @property
    def done(self) -> bool:
        """Whether it is as long as planned, within a tenth."""
        return self.words >= self.budget * 0.9 and self.words > 0


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """An open slot on the page: row and columns."""

    name: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the whole draft is."""

    words: int
    spoken: int
    budget: int
    rate: int
    parts: tuple[Part, ...]
    slots: tuple[OpenSlot, ...]
    keys: tuple[str, ...]
    """The part's key of every row."""

    @property
    def seconds(self) -> int:
        """Time to read it aloud."""
        return round(self.spoken * 60 / self.rate)

    def part_at(self, line: int) -> Part | None:
        """The part a row belongs to."""
        key = self.keys[line] if 0 <= line < len(self.keys) else ""
        return next((part for part in self.parts if part.key == key), None)


@dataclass
class Sitting:
    """A draft being written. Text is kept exactly; the front matter is never rewritten here."""

    path: Path
    draft: Draft
    stamp: Stamp | None
    problems: tuple[Problem, ...] = ()
    source: str = ""
    saved: str = ""
    notes: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path) -> Sitting:
        """Open a draft.

        Raises:
            DraftkitError: the file is not there, not text, or too large. A faulty front matter is no
                reason: it is kept as it is and its ``problems`` are told.
        """
        text = read_text(path)
        draft, problems = parse_leniently(text, str(path))
        return cls(path, draft, stamp_of(path), problems, text, text)

    def rows(self) -> Manuscript:
        """The page as rows."""
        return open_rows(self.draft)

    def take(self, rows: Sequence[Row], tail: str) -> None:
        """The page now reads ``rows``."""
        source = markdown_of(Manuscript(self.draft.front, tuple(rows), tail))
        if source != self.source:
            self.source = source
            self.draft = rebuilt(self.draft, source)

    @property
    def unsaved(self) -> bool:
        """Whether the page says something the file does not."""
        return self.source != self.saved

    def save(self) -> None:
        """Write the file, unless somebody else changed it meanwhile.

        Raises:
            ConflictError: the file changed under us; nothing was written.
            DraftkitError: disk full, permission.
        """
        source = self.source
        self.stamp = atomic.write_text(self.path, source, expect=self.stamp)
        self.saved = source

    @property
    def facts(self) -> Facts:
        """The facts of the front matter."""
        return self.draft.facts

    @cached_property
    def plan(self) -> Plan | None:
        """The plan of the draft's type, rank and minutes; None where it names no type we know."""
        from draftkit.outlines.catalogue import load_outline  # deferred: YAML and Jinja
        from draftkit.outlines.plan import make_plan

        if self.draft.type is None:
            return None
        try:
            return make_plan(
                load_outline(self.draft.type.value),
                self.facts.rank or Rank.PRINCIPAL,
                self.draft.minutes,
                self.rate,
                self.draft.plan,
            )
        except DraftkitError as error:
            self.notes.append(str(error))
            return None

    @property
    def rate(self) -> int:
        """Characters a minute of this speaker."""
        rate = self.facts.get("语速")
        return rate if isinstance(rate, int) and 100 <= rate <= 400 else DEFAULT_RATE

    def prompt_for(self, key: str, step: Step | None) -> str:
        """What to write in a part, or in one step of it, as the outline says; empty where it is silent."""
        plan: Plan | None = self.__dict__.get("plan")
        section = next((item for item in plan.sections if item.key == key), None) if plan else None
        if section is None:
            return ""
        return dict(section.step_prompts).get(step, section.prompt) if step else section.prompt

    def progress(self, rows: Sequence[Row]) -> Progress:
        """How far every part is; ``rows`` are what ``take`` was given last."""
        keys = _keys_of(rows, self.draft)
        counts = counts_by_key(self.draft)
        whole = count_draft(self.draft)
        words = {key: count.words for key, count in counts.items()}
        plan = self.__dict__.get("plan")  # only once it was worked out, off the UI's path
        parts = _planned_parts(plan.sections, words, rows, keys) if plan else ()
        known = {part.key for part in parts}
        loose = [key for key in words if key and key not in known]
        parts = (*parts, *(_part(key, key, words[key], 0, rows, keys) for key in loose))
        budget = plan.characters if plan else (self.draft.minutes or 0) * self.rate
        return Progress(whole.words, whole.spoken, budget, self.rate, parts, open_slots(rows), keys)


def open_slots(rows: Sequence[Row]) -> tuple[OpenSlot, ...]:
    """Every open slot on the page, in order."""
    return tuple(
        OpenSlot(slot.name, line, slot.start, slot.end)
        for line, row in enumerate(rows)
        if "【" in row.text
        for slot in find_slots(row.text)
    )


def _keys_of(rows: Sequence[Row], draft: Draft) -> tuple[str, ...]:
    sections = iter(
        [p.section for p in draft.paragraphs if p.kind is not ParagraphKind.COMMENT and p.text.strip()]
    )
    keys: list[str] = []
    last = ""
    for row in rows:
        if row.text.strip():
            last = next(sections, last)
        keys.append(last)
    return tuple(keys)


def _planned_parts(
    planned: Sequence[PlannedSection], words: dict[str, int], rows: Sequence[Row], keys: Sequence[str]
) -> tuple[Part, ...]:
    return tuple(
        _part(section.key, section.move.zh, words.get(section.key, 0), section.characters, rows, keys, section)
        for section in planned
    )


def _part(
    key: str,
    name: str,
    words: int,
    budget: int,
    rows: Sequence[Row],
    keys: Sequence[str],
    planned: PlannedSection | None = None,
) -> Part:
    lines = [line for line, found in enumerate(keys) if found == key]
    heads = tuple(
        (line, rows[line].level or 1, rows[line].text)
        for line in lines
        if rows[line].kind is ParagraphKind.HEADING
    )
    prompt = planned.prompt if planned else ""
    return Part(key, name, words, budget, lines[0] if lines else -1, prompt, heads)

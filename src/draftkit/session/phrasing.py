"""Phrases for the step being written: searched, explained, and filled from the facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.bank.collocations import partner_title
from draftkit.model import Facts, Move, Phrase, PhraseKind, SpeechType, Step, UnitProfile
from draftkit.session.suggesting import Ghost, propose
from draftkit.text.slots import fill_slots

if TYPE_CHECKING:
    from draftkit.bank.search import Hit, PhraseIndex

MOST_FOUND = 200
"""Phrases found at once for a place, where no other number is asked for."""
Answer = Callable[[str], str | None]
_SPEECHES_TOO = re.compile(r"^\d+ 篇讲话用过")
"""Said before, with the years."""
_SHIPPED_FILE = re.compile(r"^(内置库) \S+$")


@dataclass
class PhraseShelf:
    """The bank as the writing screen uses it. ``type`` leaves out what is for other kinds of speeches."""

    index: PhraseIndex
    type: SpeechType | None = None
    used: Counter[str] = field(default_factory=Counter)

    @classmethod
    def open(cls, folder: Path | None = None) -> PhraseShelf:
        """Open every layer of the bank, the draft's own folder included."""
        from draftkit.bank.search import open_index  # deferred: not needed for the first paint
        from draftkit.bank.usage import used_counts

        return cls(open_index(draft_folder=folder), used=used_counts())

    def took(self, phrase: Phrase) -> None:
        """Remember that the writer took a phrase: it is offered earlier from now on."""
        from draftkit.bank.usage import note_use

        self.used[phrase.id] += 1
        note_use(phrase.id)

    def find(
        self,
        text: str = "",
        *,
        move: Move | None = None,
        step: Step | None = None,
        kind: PhraseKind | None = None,
        facts: Facts | None = None,
        limit: int = MOST_FOUND,
        writing: Step | None = None,
    ) -> list[Hit]:
        """The best phrases for a place in the speech; ``text`` is Chinese or pinyin initials.

        ``writing`` puts what belongs to a step first without leaving out the rest. Where the facts have no
        date the speech is taken to be of this year, so that wording of other years stays away; wording of
        another season than the meeting's, or of any where the date is not known, comes last.
        """
        from draftkit.bank.search import Query

        known = facts or Facts()
        return self.index.search(
            Query(
                text=text,
                move=move,
                step=step,
                kind=kind,
                type=self.type,
                rank=known.rank,
                date=year_of(known) or date.today().year,
                limit=limit,
                used=dict(self.used),
                writing=writing,
                by_season=facts is not None,
                month=month_of(known),
            )
        )

    def propose(
        self,
        before: str,
        facts: Facts | None = None,
        say: Callable[[Phrase], str] = lambda phrase: phrase.text,
        move: Move | None = None,
        step: Step | None = None,
    ) -> Ghost | None:
        """The rest of a formula begun before the cursor, or None; ``say`` is the phrase as it is inserted."""

        def find(text: str) -> Iterator[Phrase]:
            return (hit.phrase for hit in self.find(text, facts=facts, limit=40, writing=step))

        return propose(find, before, say, move, step)


def warm(folder: Path | None = None) -> None:
    """Bring the index up to date with the bank's files; slow only when they changed.

    May run in another thread: an index itself stays in the thread that opened it.
    """
    from draftkit.bank.search import open_index
    from draftkit.lexicon.seasonal_wording import months_of

    open_index(draft_folder=folder).close()
    months_of("")  # its table is read here, not at the first search


def year_of(facts: Facts) -> int | None:
    """The year the speech is given in, where the facts tell it."""
    day = facts.text("会议日期")
    return int(day[:4]) if day[:4].isdigit() else None


def month_of(facts: Facts) -> int | None:
    """The month (1 to 12) the speech is given in, where the facts tell it."""
    month = facts.text("会议日期")[5:7]
    return int(month) if month.isdecimal() and 1 <= int(month) <= 12 else None


def in_wording(phrase: Phrase, typed: str) -> Phrase:
    """The phrase in the first of its wordings that has all that was typed, as text or pinyin initials."""
    from draftkit.text.initials import initials_both_ways  # deferred: builds a table

    terms = typed.split()
    for text in (phrase.text, *phrase.variants) if terms else ():
        hay = (text, *(line.lower() for line in initials_both_ways(text)))
        if all(any(term in line or term.lower() in line for line in hay) for term in terms):
            return phrase if text == phrase.text else replace(phrase, text=text)
    return phrase


def filled(phrase: Phrase, answer: Answer) -> str:
    """What is inserted: the phrase with every slot filled that the facts answer, the others left open."""
    return fill_slots(phrase.text, answer)


def headings_of(phrase: Phrase, answer: Answer) -> tuple[str, ...]:
    """All headings of a heading set, filled; empty for other kinds."""
    return tuple(fill_slots(text, answer) for text in phrase.set)


def goes_with(phrase: Phrase) -> tuple[str, ...]:
    """What goes with the head of a collocation and how, as one line; nothing for other kinds."""
    if not phrase.collocates:
        return ()
    return (f"{partner_title(phrase.relation)}：{'、'.join(phrase.collocates)}",)


def in_list(said: str, phrase: Phrase) -> str:
    """A phrase as a row of a list: a collocation with its partners, since one head has several entries."""
    return f"{said}　{'、'.join(phrase.collocates)}" if phrase.collocates else said


def origin(phrase: Phrase, hit: Hit | None = None) -> tuple[str, ...]:
    """Where a phrase comes from and why it is offered, in a writer's words, one line each."""
    lines = []
    if phrase.move is not None:
        step = f" · {phrase.step.zh}" if phrase.step else ""
        lines.append(f"{phrase.move.zh}{step} · {phrase.kind.zh}")
    if hit is not None and hit.stats is not None:
        first, last = hit.stats.first_year, hit.stats.last_year
        years = f"，{first} 年" if first == last else f"，{first} 至 {last} 年"
        lines.append(f"见于 {hit.stats.speeches} 篇讲话{years if first else ''}")
    if phrase.since or phrase.until:
        lines.append(f"适用 {phrase.since or '…'} 至 {phrase.until or '今'} 年")
    if phrase.source:
        lines.append(f"出自 {phrase.source}")
    if phrase.note:
        lines.append(phrase.note)
    told = hit is not None and hit.stats is not None
    if hit is not None and (
        why := [
            _plainly(each)
            for each in hit.why
            if each != _place(phrase) and not (told and _SPEECHES_TOO.search(each))
        ]
    ):
        lines.append("；".join(why))
    return tuple(lines)


def _place(phrase: Phrase) -> str:
    """How a hit says its place, which is on the first line already."""
    move = phrase.move.zh if phrase.move else ""
    return move + (f"·{phrase.step.zh}" if phrase.step else "")


def _plainly(why: str) -> str:
    """Without the file and line of the bank that comes with the program: nobody edits it."""
    return _SHIPPED_FILE.sub(r"\1", why)


def answers_for(facts: Facts) -> Answer:
    """What fills a slot: facts, then place words of the level."""
    from draftkit.outlines.vocabulary import answers

    return answers(facts, UnitProfile())

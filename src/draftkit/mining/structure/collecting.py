"""What the pass over speeches collects of their structure; ``candidates`` makes of it what is offered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from draftkit.mining.evidence import Evidence, add
from draftkit.mining.preparing.prepared import PreparedSpeech
from draftkit.mining.preparing.shelf import Card
from draftkit.mining.structure.fours import four_characters, run_of_fours
from draftkit.mining.structure.headings import Heading, HeadingSet, headings_of, sets_of
from draftkit.mining.structure.idioms import ALONE, way_of_use
from draftkit.mining.structure.openings import MAX_LENGTH, opening_form
from draftkit.mining.structure.runs import (
    SHORT,
    Run,
    Unit,
    runs_of,
    units_of,
)
from draftkit.mining.structure.sayings import Saying, sayings_of
from draftkit.mining.structure.set_sentences import SetSentence, set_sentences
from draftkit.mining.words import IDIOM, Classifier

MAX_RUN_UNITS = 8
MAX_REMEMBERED = 200_000
"""So many short clauses are remembered with whether they can open a sentence; then memory starts anew."""


Item = TypeVar("Item")


@dataclass(slots=True)
class Seen(Generic[Item]):
    """One structural item, however many speeches show it."""

    item: Item
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(slots=True)
class StructuralPass:
    """Collects structural items speech by speech; keeps only items, never text of speeches."""

    classifier: Classifier
    headings: dict[str, Seen[Heading]] = field(default_factory=dict)
    sets: dict[str, Seen[HeadingSet]] = field(default_factory=dict)
    parallels: dict[str, Seen[Run]] = field(default_factory=dict)
    idioms: dict[str, Seen[Run]] = field(default_factory=dict)
    sayings: dict[str, Seen[Saying]] = field(default_factory=dict)
    openings: dict[str, Seen[Run]] = field(default_factory=dict)
    sentences: dict[str, Seen[SetSentence]] = field(default_factory=dict)
    _can_open: dict[str, bool] = field(default_factory=dict)

    def read(self, speech: PreparedSpeech, card: Card) -> None:
        """Add what one speech shows."""
        found = headings_of(speech, self.classifier)
        for heading in found:
            self._see(self.headings, _heading_key(heading), heading, heading.first, speech, card)
        for each in sets_of(found, speech):
            key = "|".join(map(_heading_key, each.headings))
            self._see(self.sets, key, each, each.headings[0].first, speech, card)
        for units in units_of(speech):
            for unit in units:
                self._see_four(unit, speech, card)
            for run in runs_of(units):
                self._see_run(run, speech, card)
        self._see_openings(speech, card)
        self._see_cores(speech, card)
        for sentence in set_sentences(speech, self.classifier):
            self._see(self.sentences, " ".join(sentence.words), sentence, sentence.first, speech, card)
        for saying in sayings_of(speech, self.classifier):
            self._see(self.sayings, saying.text, saying, saying.clause, speech, card)

    def _see_openings(self, speech: PreparedSpeech, card: Card) -> None:
        """Clauses that could open a sentence, wherever they stand: 总之，… 实践证明，…"""
        for number, clause in enumerate(speech.clauses):
            text = clause.text
            if len(text) > 2 * MAX_LENGTH or clause.end - clause.start > MAX_LENGTH:
                continue
            known = self._can_open.get(text)
            if known is None:
                if len(self._can_open) >= MAX_REMEMBERED:
                    self._can_open.clear()
                known = self._can_open[text] = opening_form(clause.words, clause.classes, self.classifier)
            if known:
                text = text.replace(" ", "")
                unit = Unit((text,), "f", len(text), number, clause.mark)
                self._see(self.openings, text, Run((unit,), frozenset()), number, speech, card)

    def _see_run(self, run: Run, speech: PreparedSpeech, card: Card) -> None:
        if len(run.units) > MAX_RUN_UNITS:
            return
        if not run.four:
            key = "，".join(" ".join(unit.words) for unit in run.units)
            self._see(self.parallels, key, run, run.units[0].clause, speech, card)
        elif run_of_fours(run, self.classifier):
            key = "，".join("".join(unit.words) for unit in run.units)
            self._see(self.idioms, key, run, run.units[0].clause, speech, card)

    def _see_cores(self, speech: PreparedSpeech, card: Card) -> None:
        """Clauses that are one four-character phrase once their modifiers are off: (要切实) 加强领导."""
        for number, clause in enumerate(speech.clauses):
            if clause.lead and len(clause.fixed) == SHORT + 1 and clause.fixed.count(" ") == 1:
                words = tuple(clause.fixed.split(" "))
                unit = Unit(words, self.classifier.classes(words), SHORT, number, clause.mark)
                self._see_four(unit, speech, card)

    def _see_four(self, unit: Unit, speech: PreparedSpeech, card: Card) -> None:
        """Units of four characters that stand alone between marks, and set phrases inside longer ones."""
        if unit.length == 4 and four_characters(unit.words, unit.classes, self.classifier):
            single = Run((unit,), frozenset(unit.words))
            text = "".join(unit.words)
            self._see(self.idioms, text, single, unit.clause, speech, card)
            add(self.idioms[text].evidence.modifiers, ALONE)
            return
        if IDIOM not in unit.classes:
            return
        for place, (word, kind) in enumerate(zip(unit.words, unit.classes, strict=True)):
            if kind == IDIOM and four_characters((word,), kind, self.classifier):
                inner = Unit((word,), kind, 4, unit.clause, unit.mark)
                self._see(self.idioms, word, Run((inner,), frozenset((word,))), unit.clause, speech, card)
                add(self.idioms[word].evidence.modifiers, way_of_use(unit.words, place))

    def _see(
        self,
        table: dict[str, Seen[Item]],
        key: str,
        item: Item,
        clause: int,
        speech: PreparedSpeech,
        card: Card,
    ) -> None:
        seen = table.setdefault(key, Seen(item))
        seen.evidence.count((card,))
        seen.evidence.see(card, speech, clause)


def _heading_key(heading: Heading) -> str:
    return "，".join(" ".join(clause.words) for clause in heading.clauses)

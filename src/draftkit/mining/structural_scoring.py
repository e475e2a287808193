"""Structural kinds: the candidates made, at the end, of what the pass collected."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from draftkit.mining import measures
from draftkit.mining.candidate import Candidate
from draftkit.mining.filling import governs
from draftkit.mining.form import content_of, sound_slots
from draftkit.mining.formula import Formula
from draftkit.mining.fours import four_characters
from draftkit.mining.naming import SlotNamer
from draftkit.mining.runs import (
    MIN_RUN,
    MIN_UNIT,
    Run,
    clean,
    even_joints,
    regularity,
    topical,
)
from draftkit.mining.sayings import Saying, of_one_field
from draftkit.mining.set_shapes import shape_of, shaped_texts
from draftkit.mining.skeleton import collapsed, core_of, modifiers_before
from draftkit.mining.slots import CHAR_OF, is_slot
from draftkit.mining.structural import Seen, StructuralPass
from draftkit.mining.structure import Heading, HeadingSet
from draftkit.mining.wording import worded
from draftkit.mining.words import CONTENT, NAME, NOUN, VERB, Classifier, WordTable
from draftkit.model.phrase import PhraseKind

MAX_TOPICAL = 0.3
MIN_GENERIC = 0.5
MIN_SET_GENERIC = 0.72
MIN_FIXED = 4
SERIES_GENERIC, SERIES_TOPICAL = 0.95, 0.15
MIN_HEADING_CONTENT = 3
OWN_HEADING, OWN_LENGTH = 0.75, 10
HEADING_FIXED_PER_SLOT = 6.0
STRICT_SHAPE = 0.72
MIN_SHAPED = 2
MAX_TORN = 0.34
FIXED_PER_SLOT, FIXED_PER_SLOT_SHAPED = 6.5, 3.5
"""A set of one clear shape (以＿为目标，加强＿ ×6) may hold more slots than a loose one."""
MAX_HEADING_TEXT, MAX_SET_TEXT = 40, 36
MAX_VERBS, SERIES_SPEECHES = 2, 4
MIN_EVEN, MAX_RUNNING_ON = 0.45, 11
_LISTING = frozenset({"等", "等等", "以及", "“", "”"})
NUMERIC = frozenset(CHAR_OF[name] for name in ("数量", "百分比", "金额"))
MAX_SET = 8
MIN_CONNECTIVE = 4


@dataclass(frozen=True, slots=True)
class StructuralScorer:
    """Turns what a pass collected into candidates.

    ``support`` gives a clause key's independent speeches; ``series`` are source groups of many speeches,
    whose structure speaks of their one topic: they must show more of the genre's words.
    """

    classifier: Classifier
    formula: Formula
    namer: SlotNamer
    support: Callable[[str], int]
    series: frozenset[str]

    def candidates(self, found: StructuralPass, minimum: int) -> Iterator[Candidate]:
        """All structural candidates, unordered."""
        for table, make in (
            (found.headings, self._heading),
            (found.sets, self._set),
            (found.parallels, self._parallel),
            (found.idioms, self._idiom),
            (found.sayings, self._saying),
            (found.connectives, self._connective),
        ):
            for key in sorted(table):
                if table is found.idioms and self._field_word(key, found):
                    continue
                seen = table[key]
                if seen.evidence.clusters:
                    candidate = make(seen, minimum)
                    if candidate is not None:
                        yield candidate

    def _heading(self, seen: Seen, minimum: int) -> Candidate | None:
        heading = seen.item
        assert isinstance(heading, Heading)
        text = _heading_text(heading, self.namer)
        words = _all_words(heading)
        supports = [self.support(_core_key(clause, self.classifier)) for clause in heading.clauses]
        support = max(supports) if len(supports) > 1 else supports[0]
        if not _printable(words, self.classifier):
            return None
        attested = max(seen.evidence.speeches, support) >= minimum
        if not attested and not self._speaks_for_itself(heading, words):
            return None
        if len(content_of(words, self.classifier)) < MIN_HEADING_CONTENT:
            return None
        if (
            attested
            and min(supports) < minimum
            and measures.genericity(words, self.classifier) < MIN_SET_GENERIC
        ):
            return None
        generic = measures.genericity(words, self.classifier)
        if self._of_series(seen) and seen.evidence.speeches < SERIES_SPEECHES:
            return None
        if self._vague((text,)) or self._winding(heading):
            return None
        if (
            not 6 <= len(text) <= MAX_HEADING_TEXT
            or generic < MIN_GENERIC
            or not _room_for_slots(heading, text, self.classifier.table)
        ):
            return None
        parts = {
            "attestation": self.formula.full("speeches", max(seen.evidence.speeches, support)),
            "dispersion": measures.dispersion(seen.evidence, self.formula),
            "anchors": measures.anchors(words, self.classifier, self.formula),
            "readability": measures.readability(text, PhraseKind.HEADING, self.formula),
            "genericity": generic,
        }
        return self._made(PhraseKind.HEADING, text, words, seen, parts)

    def _vague(self, texts: Sequence[str]) -> bool:
        """Whether a line holds a slot nobody can name: it was torn from what it belongs to."""
        return any(f"【{self.namer.fallback.open}】" in text for text in texts)

    def _winding(self, heading: Heading) -> bool:
        """Whether a clause strings together more verbs than a heading does (有作为求实效当标兵)."""
        for words, kinds in zip(heading.clauses, heading.classes, strict=True):
            verbs = [
                place
                for place, word in enumerate(words)
                if kinds[place] == VERB and governs(word, self.classifier)
            ]
            runs_on = any(place and kinds[place - 1] == NOUN for place in verbs)
            if (runs_on and _fixed_length(words) > MAX_RUNNING_ON) or len(verbs) > MAX_VERBS:
                return True
        return False

    def _of_series(self, seen: Seen) -> bool:
        return seen.evidence.groups <= self.series

    def _speaks_for_itself(self, heading: Heading, words: Sequence[str]) -> bool:
        """A heading of one speech is kept where two clauses or more are nearly all words of the genre."""
        generic = measures.genericity(words, self.classifier)
        return len(heading.clauses) > 1 and generic >= OWN_HEADING and _fixed_length(words) >= OWN_LENGTH

    def _set(self, seen: Seen, minimum: int) -> Candidate | None:
        siblings = seen.item
        assert isinstance(siblings, HeadingSet)
        headings = siblings.headings
        if len(headings) > MAX_SET:
            return None
        texts = [_heading_text(heading, self.namer) for heading in headings]
        shares = [measures.genericity(_all_words(h), self.classifier) for h in headings]
        words = [word for heading in headings for word in _all_words(heading)]
        if not self._as_printed(seen, headings, texts, shares):
            shape = shape_of(headings)
            if not shape or self._of_series(seen):
                return None
            texts = shaped_texts(shape, len(headings), self.namer)
            words = [word for clause in shape for word in clause]
        fit = sum(self.formula.length_fit(PhraseKind.HEADING_SET, len(text)) for text in texts) / len(texts)
        known = sum(self.support(_core_key(c, self.classifier)) > 1 for h in headings for c in h.clauses)
        clauses = sum(len(heading.clauses) for heading in headings)
        parts = {
            "attestation": round(known / clauses, 4),
            "parallelism": set_regularity(headings),
            "readability": round(fit, 4),
            "genericity": measures.genericity(words, self.classifier),
        }
        candidate = self._made(PhraseKind.HEADING_SET, texts[0], words, seen, parts)
        candidate.units = tuple(texts)
        return candidate

    def _as_printed(
        self, seen: Seen, headings: Sequence[Heading], texts: list[str], shares: list[float]
    ) -> bool:
        """Whether a set is reusable as it stands, its own words kept."""
        if len(set(texts)) < len(texts) or any(not 4 <= len(text) <= MAX_SET_TEXT for text in texts):
            return False
        if not self._reusable_set(headings, texts, set_regularity(headings), shares):
            return False
        if self._of_series(seen) and sum(shares) / len(shares) < SERIES_GENERIC:
            return False
        return not self._vague(texts) and even_set(headings, texts) and not any(map(self._winding, headings))

    def _reusable_set(
        self, headings: Sequence[Heading], texts: list[str], regular: float, shares: list[float]
    ) -> bool:
        """Enough fixed text around the slots; a set of one clear shape needs less of it."""
        shaped = regular >= STRICT_SHAPE
        fixed = [_fixed_length(_all_words(heading)) for heading in headings]
        slots = sum(text.count("【") for text in texts)
        torn = sum(not _sound_heading(heading, self.classifier.table) for heading in headings)
        if not shaped and torn > MAX_TORN * len(headings):
            return False
        if min(fixed) < (MIN_SHAPED if shaped else MIN_FIXED) or min(shares) < MIN_GENERIC:
            return False
        return slots == 0 or sum(fixed) / slots >= (FIXED_PER_SLOT_SHAPED if shaped else FIXED_PER_SLOT)

    def _parallel(self, seen: Seen, minimum: int) -> Candidate | None:
        run = seen.item
        assert isinstance(run, Run)
        if not even_joints(run) or any(word in _LISTING for unit in run.units for word in unit.words):
            return None
        plain = topical(run) <= MAX_TOPICAL and all(clean(unit) for unit in run.units)
        kept = [
            list(unit.words) if plain else collapsed(list(unit.words), unit.classes)[0] for unit in run.units
        ]
        units = tuple(worded(words, self.namer) for words in kept)
        words = [word for unit in kept for word in unit]
        if (len(set(units)) < len(units) and plain) or any(_fixed_length(unit) < MIN_UNIT for unit in kept):
            return None
        if any(word in NUMERIC for word in words):
            return None
        if self._of_series(seen) and topical(run) > SERIES_TOPICAL:
            return None
        torn = not plain and not all(
            sound_slots(words, collapsed(list(unit.words), unit.classes)[1], self.classifier.table)
            for words, unit in zip(kept, run.units, strict=True)
        )
        crowded = torn or any(sum(map(is_slot, unit)) > 2 for unit in kept)
        if not plain and (crowded or not (run.shared or regularity(run) >= STRICT_SHAPE)):
            return None
        if self._vague(units):
            return None
        text = "，".join(units)
        parts = {
            "attestation": self.formula.full("speeches", seen.evidence.speeches),
            "parallelism": regularity(run),
            "readability": measures.readability(text, PhraseKind.PARALLEL, self.formula),
            "genericity": measures.genericity(words, self.classifier),
        }
        candidate = self._made(PhraseKind.PARALLEL, text, words, seen, parts)
        candidate.units = units
        return candidate

    def _idiom(self, seen: Seen, minimum: int) -> Candidate | None:
        run = seen.item
        assert isinstance(run, Run)
        if seen.evidence.speeches < minimum and not self._pair_of_fours(run):
            return None
        words = [word for unit in run.units for word in unit.words]
        text = "、".join("".join(unit.words) for unit in run.units)
        parts = {
            "attestation": self.formula.full("speeches", seen.evidence.speeches),
            "dispersion": measures.dispersion(seen.evidence, self.formula),
            "genericity": measures.genericity(words, self.classifier),
            "readability": self.formula.length_fit(PhraseKind.IDIOM, len(text)),
        }
        return self._made(PhraseKind.IDIOM, text, words, seen, parts)

    def _field_word(self, key: str, found: StructuralPass) -> bool:
        """Whether four characters name a field of work: in one source group alone, they stand both ways
        round (保护环境, 环境保护), are a noun and its verb (标准制定), or an idiom of one section.
        """
        seen = found.idioms[key]
        run = seen.item
        if not isinstance(run, Run) or len(run.units) > 1:
            return False
        unit, evidence = run.units[0], seen.evidence
        alone = len(evidence.groups) < 2
        if len(unit.words) == 1:
            listed = key in self.classifier.table.phrases or self.classifier.tags.get(key) != "i"
            return not listed and alone and len(evidence.moves) < 2 <= evidence.speeches - 1
        return alone and (key[2:] + key[:2] in found.idioms or unit.classes == NOUN + VERB)

    def _pair_of_fours(self, run: Run) -> bool:
        """Two four-character phrases side by side, each reusable on its own, or a run of three and more."""
        strict = all(four_characters(unit.words, unit.classes, self.classifier) for unit in run.units)
        return len(run.units) >= MIN_RUN or (len(run.units) > 1 and strict)

    def _connective(self, seen: Seen, minimum: int) -> Candidate | None:
        run = seen.item
        assert isinstance(run, Run)
        if seen.evidence.speeches < minimum:
            return None
        text = run.units[0].words[0]
        if len(text) < MIN_CONNECTIVE and not text.endswith("来"):
            return None  # 因此, 当前: everyone's words; 一年来 opens a review
        parts = {
            "attestation": self.formula.full("speeches", seen.evidence.speeches),
            "dispersion": measures.dispersion(seen.evidence, self.formula),
            "edge": 1.0,
            "fixedness": 1.0,
            "readability": measures.readability(text, PhraseKind.TRANSITION, self.formula),
        }
        return self._made(PhraseKind.TRANSITION, text, [text], seen, parts)

    def _saying(self, seen: Seen, minimum: int) -> Candidate | None:
        saying = seen.item
        assert isinstance(saying, Saying)
        if of_one_field(saying, self.classifier):
            return None
        text = "".join(f"【{self.namer.fallback.open}】" if is_slot(char) else char for char in saying.text)
        halves = text.split("，")
        even = 1.0 if len(halves) == 2 and len(halves[0]) == len(halves[1]) else 0.6
        parts = {
            "attestation": self.formula.full("speeches", seen.evidence.speeches),
            "parallelism": even,
            "genericity": measures.genericity(saying.words, self.classifier),
            "readability": measures.readability(text, PhraseKind.MAXIM, self.formula),
        }
        candidate = self._made(PhraseKind.MAXIM, text, list(saying.words), seen, parts)
        candidate.source = saying.source
        return candidate

    def _made(
        self, kind: PhraseKind, text: str, words: Sequence[str], seen: Seen, parts: dict[str, float]
    ) -> Candidate:
        classes = self.classifier.classes(list(words))
        content = tuple(w for w, c in zip(words, classes, strict=True) if c in CONTENT)
        rounded = {name: round(value, 4) for name, value in parts.items()}
        return Candidate(kind, text, content, seen.evidence, rounded, self.formula.score(kind, rounded))


def set_regularity(headings: Sequence[Heading]) -> float:
    """How much siblings share: number of clauses, length, and words at the same edge."""
    lengths = [sum(map(len, _all_words(heading))) for heading in headings]
    even = 1 - (max(lengths) - min(lengths)) / max(lengths)
    same_arity = max(Counter(len(h.clauses) for h in headings).values()) / len(headings)
    edges: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for heading in headings:
        edges["head"][heading.clauses[0][0]] += 1
        edges["tail"][heading.clauses[-1][-1]] += 1
    echo = max((max(n for w, n in c.items()) - 1) / (len(headings) - 1) for c in edges.values())
    return round(0.35 * even + 0.25 * same_arity + 0.4 * echo, 4)


def even_set(headings: Sequence[Heading], texts: Sequence[str]) -> bool:
    """Whether siblings have as many clauses, slots within one of each other, and like lengths."""
    if len({len(heading.clauses) for heading in headings}) > 1:
        return False
    slots = [text.count("【") for text in texts]
    lengths = [_fixed_length(_all_words(heading)) for heading in headings]
    return max(slots) - min(slots) <= 1 and min(lengths) >= MIN_EVEN * max(lengths)


def _all_words(heading: Heading) -> list[str]:
    return [word for clause in heading.clauses for word in clause]


def _room_for_slots(heading: Heading, text: str, table: WordTable) -> bool:
    """At most one slot a clause, each where a slot may stand, and enough fixed text around it."""
    slots = text.count("【")
    if slots > len(heading.clauses) or not _sound_heading(heading, table):
        return False
    return slots == 0 or _fixed_length(_all_words(heading)) / slots >= HEADING_FIXED_PER_SLOT


def _sound_heading(heading: Heading, table: WordTable) -> bool:
    """Whether every clause says something, and no slot is torn from the word before it."""
    return all(
        _fixed_length(words) >= MIN_UNIT - 1 and sound_slots(words, classes, table)
        for words, classes in zip(heading.clauses, heading.classes, strict=True)
    )


def _fixed_length(words: Sequence[str]) -> int:
    return sum(len(word) for word in words if not is_slot(word))


def _heading_text(heading: Heading, namer: SlotNamer) -> str:
    return "，".join(worded(words, namer) for words in heading.clauses)


def _core_key(words: Sequence[str], classifier: Classifier) -> str:
    kept = list(words)
    lead = modifiers_before(kept, classifier.classes(kept), classifier.table)
    return " ".join(core_of(kept, lead))


def _printable(words: Sequence[str], classifier: Classifier) -> bool:
    return NAME not in classifier.classes(list(words))

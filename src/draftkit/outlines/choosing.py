"""Choosing words for a draft: nothing twice, right for type, rank, date and line of work, by a seed."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from draftkit.lexicon.dated_wording import dated_terms
from draftkit.model.move import Step
from draftkit.model.phrase import Phrase, PhraseKind, PhraseStats, Status
from draftkit.model.speech_type import PlaceLevel, Rank, SpeechType
from draftkit.outlines.patterns import Pattern, Wording
from draftkit.outlines.vocabulary import Answer
from draftkit.outlines.works import GENERAL, OF_THEIR_OWN, Work
from draftkit.text.slots import SLOT_RE, fill_slots, find_slots

SENTENCE_KINDS = frozenset({PhraseKind.FRAME, PhraseKind.PARALLEL})
"""Transitions lead somewhere; in the middle of a paragraph they would lead nowhere."""
CLAIMS = frozenset({Step.OVERALL, Step.ACHIEVEMENT})
"""What was done is for the writer to say: a sentence of the bank would claim it unasked."""
COMMON = 0.03
"""A pair of characters in more than this part of all sentences says nothing about a subject."""
RELATED = 3
"""Pairs of characters a sentence on the same subject shares."""
CLOSELY_RELATED = 5
"""The same, for a sentence of any subject put beside a paragraph of one line of work."""
_FOR_THE_PLACE = "代表【党委政府】"
"""Only the place's own leaders speak for its committee and government."""
_PLEDGE_OF_THE_PLACE = re.compile("【党委政府】(?:都|将|会|一定|要)")
"""Nor does a speaker from above promise on their behalf."""
_THANKS_ABOVE = re.compile("【上级】[^，。]{0,4}(?:领导|关心|支持|指导)")
"""A speaker from above does not credit what was done to himself."""
_OF_SOCIETY = re.compile("全社会|社会各|社会力量|社会监督|社会关切|各级各部门|兄弟【|属地|辖区|合成谬误")
"""A school or a company does not call upon society."""
_SENTENCE = re.compile(r"[^。！？]+")
_RUN = re.compile(r"(?=([\u4e00-\u9fff]{4}))")
OPENING = 3
"""Characters at the beginning of a sentence that two neighbours do not share."""
ALIKE = 0.34
"""Share of character pairs two sentences may have in common before they say the same thing."""
_HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_ENDS = ("。", "？")


@dataclass(frozen=True, slots=True)
class Occasion:
    """For whom words are chosen: type, rank, date (ISO or empty), line of work, and the draft's seed.

    ``work`` is what the fact says, ``line`` what is known of that line of work.
    """

    type: SpeechType
    rank: Rank
    date: str = ""
    work: str = ""
    line: Work = GENERAL
    level: PlaceLevel | None = None
    seed: int = 0
    minutes: int = 0
    own_words: bool = False


@dataclass(slots=True)
class Chooser:
    """Hands out wordings, patterns and bank sentences for one draft, each at most once."""

    occasion: Occasion
    answer: Answer
    sentences: Mapping[Step, Sequence[Phrase]]
    patterns: Mapping[Step, Sequence[Pattern]]
    rng: random.Random
    common: frozenset[str] = frozenset()
    said: list[frozenset[str]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    taken: Counter[str] = field(default_factory=Counter)

    def pattern(
        self, step: Step, section: str, *, headed: bool, closest: int | None = None
    ) -> Pattern | None:
        """An unused pattern of a step, one made for this section or type first; ``headed``: for a point.

        ``closest`` leaves out patterns less made for the occasion than that.
        """
        fit = [
            each
            for each in self.patterns.get(step, ())
            if each.name not in self.used
            and (not each.sections or section in each.sections)
            and bool(each.headings) >= headed
        ]
        if not headed:
            fit = [each for each in fit if not each.headings] or fit
        if not fit or (closest is not None and max(closeness(each, section) for each in fit) < closest):
            return None
        fit = self._in_turn(fit)
        best = max(closeness(each, section) for each in fit)
        chosen = self.rng.choice([each for each in fit if closeness(each, section) == best])
        self.used.add(chosen.name)
        self.taken[f"{step}|{chosen.work}"] += 1
        return chosen

    def _in_turn(self, fit: list[Pattern]) -> list[Pattern]:
        """Where several works share a draft, that one's patterns of which fewest were taken."""
        works = dict.fromkeys(each.work for each in fit if each.work)
        if len(works) < 2:
            return fit
        least = min(works, key=lambda work: self.taken[f"{fit[0].step}|{work}"])
        return [each for each in fit if each.work in ("", least)]

    def pattern_set(self, step: Step, section: str, count: int) -> list[Pattern | None]:
        """``count`` patterns for the points of a section, in the order in which they were written down.

        None stands for a point for which there is no pattern left.
        """
        chosen = [each for each in (self.pattern(step, section, headed=True) for _ in range(count)) if each]
        order = {each.name: place for place, each in enumerate(self.patterns.get(step, ()))}
        works = list(dict.fromkeys(each.work for each in sorted(chosen, key=lambda each: order[each.name])))
        joint = len([work for work in works if work]) > 1  # then all of one work before all of the other
        ordered = sorted(
            chosen,
            key=lambda each: (
                joint and works.index(each.work),
                -(closeness(each, section) // 4),
                order[each.name],
            ),
        )
        return [*ordered, *([None] * (count - len(ordered)))]

    def wording(self, wordings: Sequence[Wording]) -> str | None:
        """One of the wordings that suit the occasion and were not said yet, slots filled."""
        fit = [
            each for each in wordings if self._suits(each.types, each.ranks) and each.text not in self.used
        ]
        if self.occasion.level in OF_THEIR_OWN:
            fit = [each for each in fit if not _OF_SOCIETY.search(each.text)]
        named = [each for each in fit if each.ranks or each.types]
        if not fit:
            return None
        chosen = self.rng.choice(named or fit)
        self.used.add(chosen.text)
        return self._say(chosen.text)

    def sentence(
        self,
        step: Step,
        room: int = 200,
        about: frozenset[str] = frozenset(),
        *,
        related: int = 0,
        beside: Iterable[str] = (),
    ) -> tuple[str, str] | None:
        """A sentence for a step, at most ``room`` characters: its text, slots filled, and its id.

        Those of the line of work come first, without an id; then the bank's. ``about`` are the subject's
        character pairs (``subject_of``): sentences that share some come first, and those that share fewer
        than ``related`` do not come at all. ``beside`` are the sentences it will stand with: it does not
        begin like one of them, and repeats no run of four characters.
        """
        neighbours = [each for text in beside for each in _SENTENCE.findall(text)]
        openings = tuple(each[:OPENING] for each in neighbours if len(each) >= OPENING)
        said_beside = frozenset[str]().union(*map(_runs, neighbours)) - _runs(self.occasion.work)
        own = self.own_sentence(step, room, openings)
        if own is not None:
            return own, ""
        best: tuple[float, Phrase, str] | None = None
        for phrase in self.sentences.get(step, ()):
            if phrase.id in self.used or len(phrase.text) > room or phrase.text.startswith(openings):
                continue
            text = fill_slots(phrase.text, self.answer)
            near = len(_pairs(_without_slots(phrase.text)) & about)
            if near < related or _runs(text) & said_beside or not self._sayable(phrase, text):
                continue
            score = _worth(phrase, text) + self.rng.random() * 3 + 2.0 * min(near, 3)
            if best is None or score > best[0]:
                best = (score, phrase, text)
        if best is None:
            return None
        self.used.add(best[1].id)
        self.said.append(_pairs(best[2]))
        return best[2], best[1].id

    def own_sentence(self, step: Step, room: int, openings: tuple[str, ...] = ()) -> str | None:
        """A sentence that the line of work has for a step, unsaid and of a length that fits."""
        ways = self.occasion.line.sentences.get(step, ())
        return self.wording(
            [way for way in ways if len(way.text) <= room and not way.text.startswith(openings)]
        )

    def subject_of(self, pattern: Pattern) -> frozenset[str]:
        """The character pairs that tell what a pattern is about."""
        words = [*pattern.headings, pattern.ask]
        words.extend(wording.text for part in pattern.parts for wording in part.wordings)
        return self.subject_of_text("，".join(words))

    def subject_of_text(self, text: str) -> frozenset[str]:
        """The character pairs that tell what a text is about."""
        return _pairs(_without_slots(text)) - self.common

    def _sayable(self, phrase: Phrase, text: str) -> bool:
        """Whether a sentence is complete, claims nothing, and says something new.

        The slots of a bank sentence are named for any speech (【领域】, 【任务】): open, they would ask the
        writer without saying what.
        """
        if phrase.step in CLAIMS or _open_slots(text):
            return False
        pairs = _pairs(text)
        return all(_overlap(pairs, other) <= ALIKE for other in self.said)

    def _say(self, text: str) -> str:
        filled = fill_slots(text, self.answer)
        self.said.append(_pairs(filled))
        return filled

    def _suits(self, types: tuple[SpeechType, ...], ranks: tuple[Rank, ...]) -> bool:
        return (not types or self.occasion.type in types) and (not ranks or self.occasion.rank in ranks)


def make_chooser(
    occasion: Occasion,
    answer: Answer,
    phrases: Iterable[Phrase],
    stats: Mapping[str, PhraseStats],
    patterns: Iterable[Pattern],
) -> Chooser:
    """A chooser over what suits the occasion. The same occasion and material give the same choices."""
    by_step: dict[Step, list[Phrase]] = defaultdict(list)
    for phrase in sorted(phrases, key=lambda phrase: phrase.id):
        if phrase.step is not None and usable(phrase, occasion, stats):
            by_step[phrase.step].append(phrase)
    of_step: dict[Step, list[Pattern]] = defaultdict(list)
    for pattern in (*occasion.line.patterns, *patterns):
        named = occasion.type in pattern.types
        if (named or (not pattern.types and not occasion.own_words)) and (
            not pattern.ranks or occasion.rank in pattern.ranks
        ):
            of_step[pattern.step].append(pattern)
    everything = [_pairs(phrase.text) for group in by_step.values() for phrase in group]
    count = Counter(pair for pairs in everything for pair in pairs)
    common = frozenset(pair for pair, times in count.items() if times > 1 + COMMON * len(everything))
    key = f"{occasion.seed}|{occasion.type}|{occasion.rank}|{occasion.minutes}"
    return Chooser(occasion, answer, by_step, of_step, random.Random(key), common)


def usable(phrase: Phrase, occasion: Occasion, stats: Mapping[str, PhraseStats]) -> bool:
    """Whether a phrase of the bank may stand in a first draft for this occasion."""
    named = occasion.type in phrase.types
    attested = stats.get(phrase.id)
    return (
        phrase.status is Status.REVIEWED
        and phrase.kind in SENTENCE_KINDS
        and phrase.text.endswith(_ENDS)
        and (named or (not phrase.types and not occasion.own_words))
        and (not phrase.rank or occasion.rank in phrase.rank)
        and (not phrase.tags or any(tag in occasion.work or tag in occasion.line.tags for tag in phrase.tags))
        and not (attested is not None and 0 < attested.speeches < 2)
        and not (_FOR_THE_PLACE in phrase.text and occasion.rank in (Rank.SUPERIOR, Rank.DEPARTMENT))
        and not (occasion.rank is Rank.SUPERIOR and _THANKS_ABOVE.search(phrase.text))
        and not (occasion.rank is Rank.SUPERIOR and _PLEDGE_OF_THE_PLACE.search(phrase.text))
        and not (occasion.level in OF_THEIR_OWN and _OF_SOCIETY.search(phrase.text))
        and _in_time(phrase, occasion.date)
    )


def _in_time(phrase: Phrase, date: str) -> bool:
    year = int(date[:4]) if date[:4].isdigit() else None
    if year is None:
        return phrase.until is None
    if (phrase.since and year < phrase.since) or (phrase.until and year > phrase.until):
        return False
    return all(term.text not in phrase.text or term.current_in(date) for term in dated_terms())


def closeness(pattern: Pattern, section: str) -> int:
    """How much a pattern is made for the occasion: this section, this line of work, this type, this rank."""
    return (
        8 * (section in pattern.sections)
        + 7 * bool(pattern.work)
        + 4 * bool(pattern.types)
        + 2 * bool(pattern.ranks)
        + pattern.core
        - pattern.county
    )


def _worth(phrase: Phrase, text: str) -> float:
    """Made for the type or the rank is better, open slots are worse."""
    return 2.0 * bool(phrase.types) + 1.0 * bool(phrase.rank) - 0.9 * _open_slots(text)


def _open_slots(text: str) -> int:
    return sum(1 for _ in find_slots(text))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(_HAN_PAIR.findall(text))


def _runs(text: str) -> frozenset[str]:
    """Every run of four Han characters that is said."""
    return frozenset(_RUN.findall(_without_slots(text)))


def _without_slots(text: str) -> str:
    """The text with a comma for every slot: what stands in its brackets is not said."""
    return SLOT_RE.sub("，", text)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    return len(one & other) / min(len(one), len(other))

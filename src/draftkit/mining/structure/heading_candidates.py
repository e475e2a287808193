"""Headings and sets of sibling headings → candidates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from draftkit.mining.candidate import Candidate
from draftkit.mining.evidence import Evidence
from draftkit.mining.naming import SlotNamer
from draftkit.mining.preparing.skeleton import core_of, modifiers_before
from draftkit.mining.scoring import measures
from draftkit.mining.scoring.formula import Formula
from draftkit.mining.slots import NAME_OF, TIME, is_slot, unslotted
from draftkit.mining.structure.collecting import Seen
from draftkit.mining.structure.headings import INLINE, MIN_SET, Heading, HeadingSet
from draftkit.mining.structure.noun_slots import between
from draftkit.mining.structure.scored import scored
from draftkit.mining.structure.set_shapes import ORDINALS, shape_of, shaped_texts
from draftkit.mining.structure.titles import Title, content, flaw, plain, renamed, title_of
from draftkit.mining.words import NOUN, SLOT, Classifier
from draftkit.model.phrase import PhraseKind

MAX_SET = 8
"""Most headings of a set; more of them are a list."""
SERIES_SPEECHES = 4
"""A heading of one publisher's series needs so many speeches: a series repeats its own programme."""
OWN_CONTENT, OWN_FIXED, FIXED_PER_SLOT = 4, 8, 5.0
"""Content words, and characters outside the slots in all and for each slot, of a heading of one speech."""
SHARED_CONTENT, SHARED_FIXED = 3, 6
"""The same of a heading that several speeches attest."""
MIN_LENGTH = 4
"""Characters outside the slots of any heading."""
KEPT_SHARE = 0.5
"""Share of the siblings that must be good and alike."""
LIKE_LENGTH, LIKE_SHARE = 3, 0.65
"""Siblings are even within so many characters of the middle one, or so large a share of its length."""
SAME_TEXT_FIXED = 6
"""Characters outside the slot from which siblings that differ in it alone still say something."""
_EVERYWHERE = frozenset({"的", "了", "和", "、", "与", "在", *NAME_OF})


@dataclass(frozen=True, slots=True)
class HeadingMaker:
    """Makes candidates of headings attested by ``minimum`` independent speeches, or of a form of their own.

    ``support`` gives a clause key's independent speeches; ``series`` are source groups of many speeches.
    """

    classifier: Classifier
    formula: Formula
    namer: SlotNamer
    support: Callable[[str], int]
    series: frozenset[str]
    minimum: int

    def candidates(
        self, headings: Mapping[str, Seen[Heading]], sets: Mapping[str, Seen[HeadingSet]]
    ) -> Iterator[Candidate]:
        """Sets and headings; one of a row that opens alike is not offered by itself."""
        members: set[str] = set()
        for key in sorted(sets):
            candidate = self._set(sets[key])
            members.update(self._repeating(sets[key]))
            if candidate is not None:
                yield candidate
        for key in sorted(headings):
            alone = self._heading(headings[key])
            if alone is not None and alone.text not in members:
                yield alone

    def _repeating(self, seen: Seen[HeadingSet]) -> Iterator[str]:
        """Headings that open as most of their siblings do: by themselves they sound like one of a list."""
        headings = seen.item.headings
        firsts = Counter(heading.words[0] for heading in headings)
        for heading in headings:
            first = heading.words[0]
            if not is_slot(first) and firsts[first] >= max(MIN_SET, KEPT_SHARE * len(headings)):
                yield title_of(heading, self.namer, self.classifier).text

    def _heading(self, seen: Seen[Heading]) -> Candidate | None:
        heading = seen.item
        title = title_of(heading, self.namer, self.classifier)
        speeches = seen.evidence.speeches
        common = speeches >= SERIES_SPEECHES and all(name == _TIME for name, _ in title.slots)
        wrong = flaw(title, self.namer, self.classifier)
        if (wrong and not (common and wrong == "says nothing")) or title.length < MIN_LENGTH:
            return None
        if seen.evidence.groups <= self.series and speeches < SERIES_SPEECHES:
            return None
        supports = [self.support(self._key(clause.words)) for clause in heading.clauses]
        if max(speeches, min(supports)) < self.minimum:
            stands = heading.level != INLINE and speaks_for_itself(title)
        else:
            stands = common or says_enough(title)
        if not stands:
            return None
        parts = {
            "attestation": self.formula.full("speeches", max(speeches, *supports, 1)),
            "dispersion": measures.dispersion(seen.evidence, self.formula),
            "anchors": measures.anchors(heading.words, self.classifier, self.formula),
            "readability": measures.readability(title.text, PhraseKind.HEADING, self.formula),
            "genericity": measures.genericity(heading.words, self.classifier),
        }
        return scored(
            PhraseKind.HEADING,
            title.text,
            heading.words,
            seen.evidence,
            parts,
            classifier=self.classifier,
            formula=self.formula,
        )

    def _key(self, words: Sequence[str]) -> str:
        kept = list(words)
        lead = modifiers_before(kept, self.classifier.classes(kept), self.classifier.table)
        return " ".join(core_of(kept, lead))

    def _set(self, seen: Seen[HeadingSet]) -> Candidate | None:
        headings = seen.item.headings
        if seen.evidence.groups <= self.series and seen.evidence.speeches < SERIES_SPEECHES:
            return None
        headings = framed_alike(headings)
        kept = self._alike([title_of(each, self.namer, self.classifier) for each in headings])
        if kept:
            texts = numbered(same_names(kept))
            words = [word for title in kept for word in title.heading.words]
            headings = tuple(title.heading for title in kept)
        else:
            shape = shape_of(headings, self.classifier.table) if len(headings) <= MAX_SET else []
            texts = shaped_texts(shape, headings, self.namer, self.classifier.table) if shape else []
            words = [word for clause in shape for word in clause]
        if not texts:
            return None
        return self._set_candidate(headings, texts, words, seen.evidence)

    def _set_candidate(
        self, headings: Sequence[Heading], texts: Sequence[str], words: Sequence[str], evidence: Evidence
    ) -> Candidate:
        fit = sum(self.formula.length_fit(PhraseKind.HEADING_SET, len(text)) for text in texts) / len(texts)
        clauses = [clause for heading in headings for clause in heading.clauses]
        known = sum(self.support(self._key(clause.words)) > 1 for clause in clauses)
        parts = {
            "attestation": known / len(clauses),
            "parallelism": set_regularity(headings),
            "readability": fit,
            "genericity": measures.genericity(words, self.classifier),
        }
        candidate = scored(
            PhraseKind.HEADING_SET,
            texts[0],
            words,
            evidence,
            parts,
            classifier=self.classifier,
            formula=self.formula,
        )
        candidate.units = tuple(texts)
        return candidate

    def _alike(self, titles: Sequence[Title]) -> list[Title]:
        """The siblings that are good and even in shape; none where these are too few of the set."""
        groups: defaultdict[tuple[int, ...], list[Title]] = defaultdict(list)
        for title in titles:
            if not flaw(title, self.namer, self.classifier) and content(title.heading.clauses) > 1:
                groups[title.form].append(title)
        found = (_of_one_pattern(_coherent(_even(group))) for group in groups.values())
        best = max(found, key=len, default=[])
        if not MIN_SET <= len(best) <= MAX_SET or len(best) < KEPT_SHARE * len(titles):
            return []
        best = _of_one_mould(best)
        fixed = [unslotted(title.text) for title in best]
        if len(set(fixed)) == 1 and best[0].length < SAME_TEXT_FIXED:
            return []
        alike = set.intersection(*map(set, fixed)) - _EVERYWHERE
        subjects = best[0].text.startswith("【")
        short = best[0].slots and best[0].arity == 1 and min(map(len, fixed)) < SAME_TEXT_FIXED
        if not alike and (subjects or short):
            return []  # little is said, and nothing alike: a list of results
        return best if len({title.text for title in best}) == len(best) or best[0].slots else []


def says_enough(title: Title) -> bool:
    """Whether a heading that more than one speech attests keeps enough outside its slots."""
    least = OWN_FIXED if title.arity < 2 and title.slots else SHARED_FIXED
    return content(title.heading.clauses) >= SHARED_CONTENT and title.length >= least


def speaks_for_itself(title: Title) -> bool:
    """Whether a heading of one speech is a form of its own.

    Two clauses of which one has no slot (加强领导，形成合力，全力开创＿新局面), or one clause whose slot is
    held by the noun it leads to (充分认识＿的重要性和必要性).
    """
    clauses = title.heading.clauses
    slots = len(title.slots)
    if any(len(clause.fillers) > 1 for clause in clauses) or content(clauses) < OWN_CONTENT:
        return False
    if title.length < max(OWN_FIXED, FIXED_PER_SLOT * slots):
        return False
    if len(clauses) > 1:
        return any(map(plain, clauses))
    words, kinds = clauses[0].words, clauses[0].kinds
    if slots != 1 or is_slot(words[0]):
        return False
    after = words[next(place for place, word in enumerate(words) if is_slot(word)) + 1 :]
    return "的" in after and kinds[-1] == NOUN


def same_names(titles: Sequence[Title]) -> list[Title]:
    """The titles with one name for a slot that all of them have between the same words."""
    names = [[name for name, _ in title.slots] for title in titles]
    around = [_around(title) for title in titles]
    for place in range(min(map(len, names))):
        if len({line[place] for line in around}) == 1 and around[0][place][0]:
            best = Counter(line[place] for line in names).most_common(1)[0][0]
            for line in names:
                line[place] = best if best not in line[:place] + line[place + 1 :] else line[place]
    return [renamed(title, line) for title, line in zip(titles, names, strict=True)]


def _around(title: Title) -> list[tuple[str, str]]:
    """The words before and after each slot; empty at the edge of a clause."""
    return [
        ("".join(clause.words[max(0, place - 1) : place]), "".join(clause.words[place + 1 : place + 2]))
        for clause in title.heading.clauses
        for place, word in enumerate(clause.words)
        if is_slot(word)
    ]


def framed_alike(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """The headings with 在＿上 and the like opened alike, where a clause of all of them has it.

    在深化改革上当好突击队 beside 在＿上当好主力军: what stands inside is each sibling's own.
    """
    found = list(headings)
    for place in range(min(len(heading.clauses) for heading in headings)):
        for first, last in _FRAMES:
            opened = [between(heading.clauses[place], first, last) for heading in found]
            if all(opened) and len({clause.fillers[0] for clause in opened if clause}) == len(found):
                found = [
                    replace(h, clauses=(*h.clauses[:place], clause, *h.clauses[place + 1 :]))
                    for h, clause in zip(found, opened, strict=True)
                    if clause
                ]
    return tuple(found)


_TIME = NAME_OF[TIME]
_FRAMES = (("在", "上"), ("在", "中"), ("在", "下"), ("以", "为"))


def numbered(titles: Sequence[Title]) -> list[str]:
    """The texts of a set; a slot that the siblings fill differently is numbered."""
    fillers: defaultdict[str, list[str]] = defaultdict(list)
    for title in titles:
        for name, filler in title.slots:
            if filler not in fillers[name]:
                fillers[name].append(filler)
    texts = []
    for title in titles:
        text = title.text
        for name, filler in title.slots:
            if len(fillers[name]) > 1:
                number = ORDINALS[fillers[name].index(filler)]
                text = text.replace(f"【{name}】", f"【{name}{number}】")
        texts.append(text)
    return texts


def _coherent(titles: Sequence[Title]) -> list[Title]:
    """Siblings that have a word in common, or else those that open alike."""
    if not titles:
        return []
    words = [title.heading.words for title in titles]
    if set.intersection(*map(set, words)) - _EVERYWHERE:
        return list(titles)
    by_opening: defaultdict[bool, list[Title]] = defaultdict(list)
    for title in titles:
        by_opening[title.heading.clauses[0].kinds[0] in (NOUN, SLOT)].append(title)
    return max(by_opening.values(), key=len)


def _of_one_pattern(titles: list[Title]) -> list[Title]:
    """Siblings that open with the same word are one pattern: only those with slots at the same places."""
    if len({title.heading.words[0] for title in titles}) != 1:
        return titles
    pattern = Counter(title.slots_of_clauses for title in titles).most_common(1)[0][0]
    found = [title for title in titles if title.slots_of_clauses == pattern]
    moulds = Counter(unslotted(title.text) for title in found)
    return found if max(moulds.values()) in (1, len(found)) else []


def _of_one_mould(titles: list[Title]) -> list[Title]:
    """Where three or more say the same around their slots, a few of those."""
    mould, count = Counter(unslotted(title.text) for title in titles).most_common(1)[0]
    if count < MIN_SET:
        return titles
    return [title for title in titles if unslotted(title.text) == mould][:MIN_SET]


def _even(titles: Sequence[Title]) -> list[Title]:
    """The titles whose length is like that of the middle one."""
    if not titles:
        return []
    middle = sorted(title.length for title in titles)[len(titles) // 2]
    return [
        title
        for title in titles
        if abs(title.length - middle) < LIKE_LENGTH
        or min(title.length, middle) >= LIKE_SHARE * max(title.length, middle)
    ]


def set_regularity(headings: Sequence[Heading]) -> float:
    """How much siblings share: number of clauses, length, and words at the same edge."""
    lengths = [sum(map(len, heading.words)) for heading in headings]
    even = 1 - (max(lengths) - min(lengths)) / max(lengths)
    same_arity = max(Counter(len(h.clauses) for h in headings).values()) / len(headings)
    edges: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for heading in headings:
        edges["head"][heading.words[0]] += 1
        edges["tail"][heading.words[-1]] += 1
    echo = max((max(c.values()) - 1) / (len(headings) - 1) for c in edges.values())
    return round(0.35 * even + 0.25 * same_arity + 0.4 * echo, 4)

"""Which noun each verb governs, counted over whole clauses.

No parser: the noun phrase right after a verb, up to the next plain verb, preposition or mark, is what it
governs. ``belonging`` asks these counts whose object the tail of a frame is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from draftkit.mining.preparing.prepared import Clause
from draftkit.mining.scoring.measures import log_dice
from draftkit.mining.words import JOINT, MARK, NAME, NOUN, OTHER, SLOT, TOPIC, VERB, Classifier

MANY_BEFORE = 3
"""After so many different words, two words in a row are a compound of the genre."""
_WITHIN = frozenset({OTHER, JOINT, TOPIC, SLOT, NAME, NOUN})
_MODIFYING = frozenset({OTHER, TOPIC, SLOT, NAME})
_LISTING = frozenset({"、", "“", "”"})
PLAIN_VERBS = frozenset({"v", "vg", "vd", "vi"})


class VerbObjects:
    """Counts of verbs with their objects, and of compounds that end clauses."""

    def __init__(self) -> None:
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._verbs: Counter[str] = Counter()
        self._objects: Counter[str] = Counter()
        self._compounds: defaultdict[tuple[str, str], set[str]] = defaultdict(set)

    def read(self, clauses: Sequence[Clause], classifier: Classifier) -> None:
        """Add the clauses of one speech."""
        found: list[tuple[str, str]] = []
        for clause in clauses:
            if VERB not in clause.classes:
                continue
            words, classes, lead = clause.words, clause.classes, clause.lead
            compound = compound_of(words, classes, classifier)
            if compound:
                self._compounds[compound].add(words[-3])
            found += objects_of(words[lead:], classes[lead:], classifier)
        self._pairs.update(found)
        self._verbs.update([verb for verb, _ in found])
        self._objects.update([noun for _, noun in found])

    def settled(self, first: str, second: str) -> bool:
        """Whether two words are a compound of the genre: they end clauses after different words."""
        return len(self._compounds.get((first, second), ())) >= MANY_BEFORE

    def uses(self, verb: str, noun: str) -> int:
        """How often a verb governs a noun."""
        return self._pairs[verb, noun]

    def strength(self, verb: str, noun: str) -> float:
        """logDice of a verb and the noun it governs; 0 where it never does."""
        return log_dice(self._pairs[verb, noun], self._verbs[verb], self._objects[noun])


def objects_of(words: Sequence[str], classes: str, classifier: Classifier) -> Iterator[tuple[str, str]]:
    """(verb, head of the noun phrase after it) for every governing verb of a clause.

    The head is the last word of the phrase; a verb that ends the clause after a noun (保持 经济 增长) is the
    head of what the verb before it governs. Side by side in mid-clause (带动 作用) either may lead.
    """
    place, last = 0, len(words)
    while place < last:
        opens = place == 0 or classes[place - 1] == MARK
        if not is_governor(words[place], classes[place], classifier, opens=opens):
            place += 1
            continue
        if opens and only_hastens(words, classes, place, classifier):
            place += 1
        end = place + 1
        while end < last and _inside(words, classes, end, classifier):
            end += 1
        whole = end == last or classes[end] in (MARK, VERB)
        apart = end > place + (1 if opens else 2)
        if whole and apart and words[end - 1] != "的" and len(words[end - 1]) > 1:
            yield words[place], words[end - 1]
        place = end


def _inside(words: Sequence[str], classes: str, place: int, classifier: Classifier) -> bool:
    """Whether a word still belongs to the noun phrase after a verb."""
    if classes[place] in _WITHIN:
        return True
    if words[place] in _LISTING:
        return classes[place + 1 : place + 2] in _WITHIN
    if classes[place] != VERB:
        return False
    ends = classes[place + 1 : place + 2] in ("", MARK)
    return ends or not is_governor(words[place], VERB, classifier)


def is_governor(word: str, kind: str, classifier: Classifier, *, opens: bool = False) -> bool:
    """Whether a word is a verb that takes an object. One that is a noun as well (改革, 保护) does so only
    where it opens the clause."""
    if kind != VERB or opens:
        return kind == VERB
    return classifier.governs(word) and classifier.tags.get(word, "v") in PLAIN_VERBS


def only_hastens(words: Sequence[str], classes: str, place: int, classifier: Classifier) -> bool:
    """加快 建设 现代 体系: a verb that is an adverb to the verb beside it, which takes the object."""
    hastens = words[place] in classifier.table.of("modifiers") and classes[place + 1 : place + 2] == VERB
    return hastens and classes[place + 2 : place + 3] in _MODIFYING


def compound_of(words: Sequence[str], classes: str, classifier: Classifier) -> tuple[str, str] | None:
    """The last two words of a clause where both are nouns or verb and noun (服务 体系), and no verb before
    them takes the first (抵御 风险 能力)."""
    naming = (NOUN, VERB)
    if len(words) < 3 or classes[-1] not in naming or classes[-2] not in naming:
        return None
    return None if classifier.tags.get(words[-3]) in PLAIN_VERBS else (words[-2], words[-1])

"""What a slot of a mined frame is called: told by what filled it, then by the words beside it.

增强＿影响力 was filled by 产业, 国际, 文化: the slot asks 哪方面. 调动＿积极性 was filled by 农民, 企业: it
asks 谁的. ＿基本建立 was filled by 预算制度, 保障体系: it is a 制度. A name that is only half right misleads
a writer and would be filled with the wrong fact, so a slot nothing tells about asks plainly 什么.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import YamlMap, load
from draftkit.mining.slots import is_slot
from draftkit.mining.words import word_table

SLOTS_FILE = "mining-slots.yaml"
_MOSTLY = 0.6
_SKIPPED = frozenset({"的", "了", "地", "、"})
_TOWARDS = frozenset({"对", "向", "于", "无愧于", "有利于"})
_PREPOSITIONS = frozenset({"把", "将", "以", "为", "在", "从", "使", "让"})
_LONGEST_ENDING = 6
_ATTRIBUTE = "的"
"""The sort of fillers that end in 的: they tell what it is like, where the noun after asks nothing else."""
_WHICH, _ASPECT = "哪些", "哪方面"
_BODIES = "对象"
"""The sort of fillers that are people and bodies: as owners they ask 谁的."""


@dataclass(frozen=True, slots=True)
class Fallback:
    """Names where the words beside a slot tell none."""

    modifier: str = "什么"
    quality: str = "什么样的"
    owner: str = "谁的"
    pair: str = "甲和乙"
    open: str = "什么"


@dataclass(frozen=True, slots=True)
class SlotNamer:
    """Names open slots. ``sorts`` maps the end of a filler to its sort, the others a word beside the slot:
    right after it, after it and 的, right before it, as its predicate."""

    sorts: Mapping[str, str]
    before: Mapping[str, str]
    of: Mapping[str, str]
    after: Mapping[str, str]
    predicates: Mapping[str, str]
    pairs: frozenset[str]
    causing: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    fallback: Fallback

    @property
    def _attributes(self) -> frozenset[str]:
        """Sorts that name nothing by themselves."""
        return frozenset({"", _ATTRIBUTE, self.fallback.quality})

    def name(self, words: Sequence[str], place: int, fillers: Mapping[str, int] | None = None) -> str:
        """The name of the open slot ``words[place]``, which was filled by ``fillers`` (text → times)."""
        following = words[place + 1 : place + 4]
        rest = [word for word in following if word not in _SKIPPED][:2]
        sort = self.sort(fillers or {})
        if "".join(rest) in self.pairs:
            name = self.fallback.pair
        elif not rest or is_slot(rest[0]) or self._governed(words, place, rest):
            name = self._object(words, place, sort)
        elif self._is_subject(words, place):
            name = self._subject(words[place + 1 :], sort)
        else:
            name = self._modifier(words[place - 1] if place else "", rest, sort, owned=following[0] == "的")
        return self._undoubled(name, words, place)

    def sort(self, fillers: Mapping[str, int]) -> str:
        """The sort most of the fillers are of, told by their last word; empty where they disagree."""
        counts: dict[str, int] = {}
        for text in fillers:
            sort = _ATTRIBUTE if text.endswith("的") else self._sort_of(text)
            counts[sort] = counts.get(sort, 0) + 1
        best, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
        return best if count >= _MOSTLY * len(fillers) else ""

    def _sort_of(self, text: str) -> str:
        ends = (text[-size:] for size in range(min(_LONGEST_ENDING, len(text)), 0, -1))
        return next((self.sorts[end] for end in ends if end in self.sorts), "")

    def _governed(self, words: Sequence[str], place: int, rest: Sequence[str]) -> bool:
        """Whether the slot is the object of the preposition before it (对＿的支持, 把＿放在)."""
        before = words[place - 1] if place else ""
        told = words[place + 1] == "的" or self._listed(rest)
        return before in _TOWARDS or (before in _PREPOSITIONS and not told)

    def _is_subject(self, words: Sequence[str], place: int) -> bool:
        """Whether the slot is what a verb right after it happens to or does."""
        following = words[place + 1]
        verb = following in self.verbs or following in self.predicates
        if place == 0:
            return verb or not (following in self.nouns or self._listed(words[1:3]))
        return verb and following not in self.before and words[place - 1] in self.causing

    def _subject(self, after: Sequence[str], sort: str) -> str:
        if sort not in self._attributes:
            return sort
        return next((self.predicates[word] for word in after if word in self.predicates), self.fallback.open)

    def _object(self, words: Sequence[str], place: int, sort: str) -> str:
        if sort not in self._attributes:
            return sort
        before = words[place - 1] if place else ""
        if before in _SKIPPED and place > 1:
            before = words[place - 2]
        owns = place + 1 < len(words) and before in _PREPOSITIONS and words[place + 1] not in self.verbs
        return self.fallback.open if owns else self.after.get(before, self.fallback.open)

    def _modifier(self, before: str, rest: Sequence[str], sort: str, *, owned: bool) -> str:
        if sort == self.fallback.quality:
            return sort.removesuffix("的") if owned else sort
        around = self.before.get(f"{before}＿{rest[-1]}") or self.before.get(f"{before}＿")
        if owned and not around and "".join(rest) in self.of:
            return self.of["".join(rest)]
        owner = self._owner(rest[0], owned=owned) if sort == _BODIES else ""
        like = self.fallback.quality if sort == _ATTRIBUTE else ""
        name = around or self._listed(rest) or owner or like
        if not name:
            return self.fallback.open if owned else self.fallback.modifier
        return name.removesuffix("的") if owned else name

    def _owner(self, following: str, *, owned: bool) -> str:
        """People and bodies own the noun after them, do the verb, or are some of the people after them."""
        if self.sorts.get(following) == _BODIES:
            return _WHICH
        return self.fallback.owner if owned or following in self.nouns else _BODIES

    def _listed(self, rest: Sequence[str]) -> str:
        """The name told by the words after a slot: 保障机制 tells what 机制 tells."""
        joined = "".join(rest)
        first = self.before.get(rest[0], "") if rest else ""
        if joined in self.before or (first and first != _ASPECT):
            return self.before.get(joined, first)
        compound = rest[0] if rest and rest[0] in self.verbs else joined
        ends = (compound[-size:] for size in (4, 3, 2))
        return next((self.before[end] for end in ends if end in self.before), first)

    def _undoubled(self, name: str, words: Sequence[str], place: int) -> str:
        """No slot is called like the words beside it (取得【成效】成效)."""
        beside = "".join(words[place + 1 : place + 4]) + (words[place - 1] if place else "")
        if name not in beside:
            return name
        noun_next = place + 1 < len(words) and words[place + 1] != "的"
        return self.fallback.modifier if noun_next else self.fallback.open


@lru_cache(maxsize=2)
def slot_namer(path: Path | None = None) -> SlotNamer:
    """The names of ``mining-slots.yaml``."""
    value = load(path or lexicon_dir() / SLOTS_FILE)
    fields = {str(key): each for key, each in value.items()} if isinstance(value, YamlMap) else {}
    table = word_table()
    fallback = fields.get("fallback")
    names = {str(key): str(each) for key, each in fallback.items()} if isinstance(fallback, YamlMap) else {}
    return SlotNamer(
        _by_word(fields.get("sorts")),
        _by_word(fields.get("before")),
        _by_word(fields.get("of")),
        _by_word(fields.get("after")),
        _by_word(fields.get("predicates")),
        frozenset(str(fields.get("pairs", "")).split()),
        table.of("causing"),
        table.of("verbs") - table.of("nouns"),
        table.of("nouns"),
        Fallback(**names),
    )


def _by_word(value: object) -> dict[str, str]:
    """``名: 词 词`` turned about: every word to its name."""
    pairs: Iterable[tuple[object, object]] = value.items() if isinstance(value, YamlMap) else ()
    return {word: str(name) for name, words in pairs for word in str(words).split()}

"""Word classes of the genre: which words may stand fixed in a phrase, and which become slots.

A word belongs to the genre when it is used whatever the topic (加强, 机制, 责任感): the table
``mining-words.yaml`` lists them. Closed-class words come from the dictionary's tag; everything else is
topic (农业) or a name, and only ever appears as the filler of a slot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from draftkit.errors import BadFileError, Problem
from draftkit.files.resources import lexicon_dir
from draftkit.files.strict_yaml import YamlList, YamlMap, YamlText, load
from draftkit.mining.preparing.remembered import Remembered

WORDS_FILE = "mining-words.yaml"

VERB, NOUN, OTHER, FUNCTION, IDIOM = "v", "n", "a", "f", "i"
TOPIC, NAME, SLOT, MARK, JOINT, BREAK = "x", "N", "s", ",", "j", ";"
"""``JOINT``: function words that may join two open words into one slot; ``BREAK``: ends a clause."""
FUNCTIONS = frozenset({FUNCTION, JOINT})
CONTENT = frozenset({VERB, NOUN, OTHER, IDIOM})
OPEN = frozenset({TOPIC, NAME, SLOT})

_GROUPS = tuple(
    """
    nouns verbs others topics phrases modifiers modals bad_head bad_tail hinges object_hinges connectives
    filler_start filler_end not_subject framing needs_hinge adverbial transition_heads bare_modifiers
    no_governor no_object no_modifier personal time_nouns announcing causing degree taking
    manner things joining qualities noun_qualities fields rump heading_topics instructions
    saying reporting reported opening_heads opening_ends periods turning speaking according
    first_halves second_halves others_said time_ends quantities uncounted finished
    """.split()  # noqa: SIM905
)

SLOT_FIRST, SLOT_LAST = "\ue000", "\ue0ff"
"""Private-use characters that stand for masked things between masking and the naming of slots."""

TOPIC_SIGN, NAME_SIGN = "\ue0ff", "\ue0fe"
JOINT_SIGN = "\uf8ff"
"""Signed words: a topic word or name is only its sign, a joint or mark has its sign before it."""

_FUNCTION_TAGS = frozenset("p c u ul uj uv ud uz ug r rr rz rg f y q m mq d dg df k h o e yg".split())  # noqa: SIM905
BREAKS = frozenset("，。；：！？…—\n")
AND = frozenset({"和", "与", "及"})
JOINTS = AND | {"以及", "的", "暨", "同", "等"}
_QUALITY_TAGS = frozenset(["a", "ad", "an", "ag", "z"])
_NAME_TAGS = frozenset(["nr", "nrt", "nrfg", "ns", "nt", "nz"])


@dataclass(frozen=True, slots=True)
class WordTable:
    """The table of ``mining-words.yaml``: the class of every anchor word, and the named word lists."""

    anchors: Mapping[str, str]
    phrases: tuple[str, ...]
    lists: Mapping[str, frozenset[str]]

    def of(self, name: str) -> frozenset[str]:
        """The words of one list of the file."""
        return self.lists[name]


@lru_cache(maxsize=4)
def word_table(path: Path | None = None) -> WordTable:
    """The word table of a file (the shipped one by default).

    Raises:
        BadFileError: a group is missing or is not a list.
    """
    path = path or lexicon_dir() / WORDS_FILE
    value = load(path)
    groups = {str(key): each for key, each in value.items()} if isinstance(value, YamlMap) else {}
    problems = [
        Problem(str(path), 1, 1, f"缺少词表“{name}”", "请恢复自带的挖掘用词表")
        for name in _GROUPS
        if not isinstance(groups.get(name), YamlList)
    ]
    if problems:
        raise BadFileError(problems)
    lists = {name: _words(value) for name, value in groups.items()}
    anchors: dict[str, str] = {}
    anchors.update({phrase: IDIOM if len(phrase) == 4 else NOUN for phrase in lists["phrases"]})
    anchors.update(dict.fromkeys(lists["topics"], TOPIC))
    anchors.update(dict.fromkeys(lists["others"], OTHER))
    anchors.update(dict.fromkeys(lists["nouns"], NOUN))
    anchors.update(dict.fromkeys(lists["verbs"], VERB))
    return WordTable(
        anchors,
        tuple(dict.fromkeys(lists["phrases"])),
        MappingProxyType({name: frozenset(words) for name, words in lists.items()}),
    )


def _words(value: object) -> list[str]:
    lines = value if isinstance(value, YamlList) else []
    return [word for line in lines if isinstance(line, YamlText) for word in line.split()]


class Classifier:
    """Class of a word, remembered per word; ``tags`` is the dictionary's part of speech by word."""

    def __init__(self, table: WordTable, tags: Mapping[str, str]) -> None:
        self.table = table
        self.tags = tags
        self._known = Remembered(self._class)
        self._signed = Remembered(lambda word: signed(word, self._known[word]))

    def classes(self, words: Iterable[str]) -> str:
        """One class character per word."""
        return "".join(self._known.of(words))

    def class_of(self, word: str) -> str:
        """The class character of one word."""
        return self._known[word]

    def governs(self, word: str) -> bool:
        """Whether a verb is no noun as well, by the dictionary and the table."""
        return word not in self.table.of("nouns") and self.tags.get(word) != "n"

    def signed(self, words: Iterable[str]) -> str:
        """The words separated by spaces, each with the sign of its class (see ``skeleton.collapse``)."""
        return " ".join(self._signed.of(words))

    def _class(self, word: str) -> str:
        if SLOT_FIRST <= word <= SLOT_LAST:
            return SLOT
        if word in BREAKS:
            return BREAK
        if not "\u4e00" <= word[0] <= "\u9fff":
            return MARK if not word[0].isalnum() else NAME
        if word in JOINTS:
            return JOINT
        listed = self.table.anchors.get(word)
        if listed:
            return FUNCTION if listed == OTHER and self.tags.get(word) in _FUNCTION_TAGS else listed
        if word in self.table.of("modifiers"):
            return FUNCTION
        return _class_of_tag(self.tags.get(word), word)


def signed(word: str, kind: str) -> str:
    """A word with the sign of its class."""
    if kind == TOPIC:
        return TOPIC_SIGN
    if kind == NAME:
        return NAME_SIGN
    return JOINT_SIGN + word if kind in (JOINT, MARK) else word


def _class_of_tag(tag: str | None, word: str) -> str:
    if tag is None or tag in _NAME_TAGS:
        return NAME
    if tag in _FUNCTION_TAGS:
        return FUNCTION
    if tag in _QUALITY_TAGS:
        return OTHER
    return IDIOM if tag == "i" and len(word) == 4 else TOPIC

"""Maxims and sayings: quotations a text introduces, and balanced couplets that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.mining.prepared import Clause, PreparedSpeech
from draftkit.mining.slots import NAME_OF, is_slot
from draftkit.mining.words import IDIOM, NAME, SLOT, Classifier

_CUE = re.compile(
    r"(俗话说|常言道|古人云|古人说|古语|正所谓|所谓|有句话|老话|谚语|指出|强调|讲过|说过|说的|曾说|要求)$"
)
_CHAINED = re.compile(r"^(.)[^，]{1,2}必先?\1|^([^，])[^，]([^，])[^，]\2[^，]$|.*不如|.*胜于|.*莫过于")


MAX_HALF = 8
MAX_QUOTED = 36


@dataclass(frozen=True, slots=True)
class Saying:
    """A saying with who said it, where the text tells (a post, never a name)."""

    text: str
    words: tuple[str, ...]
    source: str
    clause: int


def sayings_of(speech: PreparedSpeech, classifier: Classifier) -> Iterator[Saying]:
    """Sayings of one speech."""
    yield from _quotations(speech, classifier)
    yield from _couplets(speech, classifier)


def _quotations(speech: PreparedSpeech, classifier: Classifier) -> Iterator[Saying]:
    """“…” of two clauses or more after 指出, 俗话说 and the like."""
    clauses = speech.clauses
    for number, clause in enumerate(clauses):
        if "“" not in clause.text:
            continue
        words = clause.words
        place = words.index("“")
        before = "".join(words[:place]) or (clauses[number - 1].text.replace(" ", "") if number else "")
        if not _CUE.search(before.rstrip("：，")):
            continue
        quoted, text = _quoted(clauses, number, place)
        if quoted and NAME not in classifier.classes(quoted) and 6 <= len(text) <= MAX_QUOTED:
            if quoted[0] in classifier.table.of("modals"):
                continue  # an order, no saying
            yield Saying(text, tuple(quoted), _speaker(before), number)


def _quoted(clauses: tuple[Clause, ...], number: int, place: int) -> tuple[list[str], str]:
    words: list[str] = []
    text = ""
    for count, clause in enumerate(clauses[number : number + 5]):
        part = clause.words[place + 1 if count == 0 else 0 :]
        if "”" in part:
            part = part[: part.index("”")]
            words.extend(part)
            return words, text + "".join(part)
        words.extend(part)
        text += "".join(part) + clause.mark
    return [], ""


def _speaker(before: str) -> str:
    for char in before:
        if is_slot(char) and NAME_OF[char] in ("领导同志", "文件", "上级"):
            return NAME_OF[char]
    return ""


def _couplets(speech: PreparedSpeech, classifier: Classifier) -> Iterator[Saying]:
    """Couplets of equal halves, and single clauses of a saying's shape that are a sentence."""
    clauses = speech.clauses
    for number, clause in enumerate(clauses):
        if clause.end - clause.start > MAX_HALF + 1:
            continue
        words = clause.words
        text = "".join(words)
        starts = (
            number == 0 or clauses[number - 1].block != clause.block or clauses[number - 1].mark in "。！？；"
        )
        if starts and clause.mark in "。；" and 5 <= len(text) <= 9 and _CHAINED.match(text):
            yield from _saying(text, words, number, classifier)
        other = clauses[number + 1] if number + 1 < len(clauses) else None
        if other is None or other.block != clause.block or clause.mark not in "，；" or other.series:
            continue
        second = other.words
        if balanced(words, second, alone=starts and other.mark in "。！"):
            text = f"{text}，{''.join(second)}"
            yield from _saying(text, [*words, "，", *second], number, classifier)


def balanced(first: list[str], second: list[str], *, alone: bool) -> bool:
    """Equal halves of three to eight characters that answer each other.

    Either both deny or compare at the same place (安不忘危，兴不忘忧), or a four-character condition is
    followed by its four-character consequence (基础不牢，地动山摇); ``alone``: the couplet is its sentence.
    """
    one, two = "".join(first), "".join(second)
    if (
        len(one) != len(two)
        or not 3 <= len(one) <= MAX_HALF
        or one == two
        or one[:2] == two[:2]
        or one[0] in "不是"
    ):
        return False
    same = {one[place] for place in range(1, len(one)) if one[place] == two[place]}
    if len(same) > len(one) - 3 and len(one) > 4:
        return False
    if same & _ANSWERING:
        return True
    condition = len(one) == 4 and "不" in one[2:3] and "不" not in two
    return condition or (alone and len(same) == 1 and len(one) <= 5)


_ANSWERING = frozenset("不无必则须靠于如莫")


def _saying(text: str, words: list[str], number: int, classifier: Classifier) -> Iterator[Saying]:
    """Names are refused by the dictionary's tag; unknown short words are common in old sayings."""
    classes = classifier.classes(words)
    named = any(classifier.tags.get(w, "")[:2] in ("ns", "nt") for w in words if len(w) > 1)
    unknown = any(len(w) > 2 and k == NAME for w, k in zip(words, classes, strict=True))
    if SLOT not in classes and not named and not unknown and not classifier.table.of("personal") & set(words):
        yield Saying(text, tuple(words), "", number)


_GENRE = ("nouns", "verbs", "others", "modifiers")


def of_one_field(saying: Saying, classifier: Classifier) -> bool:
    """Whether a saying speaks of one field of work: it has a topic word (安全重于泰山), or it is a rule with
    必 about something the genre has no word for (有腐必惩). Set phrases are taken whole.
    """
    classes = classifier.classes(list(saying.words))
    if not classifier.table.of("topics").isdisjoint(saying.words):
        return True
    if "必" not in saying.text:
        return False
    known = frozenset("".join(word for group in _GENRE for word in classifier.table.of(group)))
    plain = [word for word, kind in zip(saying.words, classes, strict=True) if kind != IDIOM]
    return not known.issuperset("".join(plain))

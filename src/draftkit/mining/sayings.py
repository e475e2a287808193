"""Maxims and sayings: quotations a text introduces, and balanced couplets that are a sentence of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.mining.prepared import PreparedSpeech
from draftkit.mining.slots import NAME_OF
from draftkit.mining.wording import is_slot
from draftkit.mining.words import NAME, SLOT, Classifier

_CUE = re.compile(
    r"(俗话说|常言道|古人云|古人说|古语|正所谓|所谓|有句话|老话|谚语|指出|强调|讲过|说过|说的|曾说|要求)$"
)
_SAYING_SHAPE = re.compile(
    r"^(?:(.)(?:.{1,2})必(?:先|须)?\1|.{2,4}不.{1,2}，.{4}$|(.).{1,3}(?:则|才|便)|.{4}，.{4}$)"
)
_CHAINED = re.compile(
    r"^(.)[^，]{1,3}[必才先]{1,2}[^，]?\1|^([^，])([^，])[^，]{1,2}\2|.*不如|.*胜于|.*莫过于|^打铁|^空谈"
)


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
        words = clause[3].split(" ")
        if "“" not in words:
            continue
        place = words.index("“")
        before = "".join(words[:place]) or (clauses[number - 1][3].replace(" ", "") if number else "")
        if not _CUE.search(before.rstrip("：，")):
            continue
        quoted, text = _quoted(clauses, number, place)
        if quoted and NAME not in classifier.classes(quoted) and 6 <= len(text) <= 60:
            yield Saying(text, tuple(quoted), _speaker(before), number)


def _quoted(
    clauses: tuple[tuple[int, int, int, str, str, str], ...], number: int, place: int
) -> tuple[list[str], str]:
    words: list[str] = []
    text = ""
    for count, clause in enumerate(clauses[number : number + 5]):
        part = clause[3].split(" ")[place + 1 if count == 0 else 0 :]
        if "”" in part:
            part = part[: part.index("”")]
            words.extend(part)
            return words, text + "".join(part)
        words.extend(part)
        text += "".join(part) + clause[4]
    return [], ""


def _speaker(before: str) -> str:
    for char in before:
        if is_slot(char) and NAME_OF[char] in ("领导同志", "文件", "上级"):
            return NAME_OF[char]
    return ""


def _couplets(speech: PreparedSpeech, classifier: Classifier) -> Iterator[Saying]:
    """A sentence that is one couplet of equal halves, or one short clause of a saying's shape."""
    clauses = speech.clauses
    for number, clause in enumerate(clauses):
        starts = number == 0 or clauses[number - 1][0] != clause[0] or clauses[number - 1][4] in "。！？；"
        follows = number > 0 and clauses[number - 1][0] == clause[0]
        single = clause[3].replace(" ", "")
        if 5 <= len(single) <= 9 and starts and clause[4] == "。" and _CHAINED.match(single):
            yield from _saying(single, clause[3].split(" "), number, classifier)
        if number + 1 >= len(clauses) or clauses[number + 1][0] != clause[0]:
            continue
        other = clauses[number + 1]
        second = other[3].replace(" ", "")
        if (starts or follows) and clause[4] == "，" and other[4] in "。；，" and balanced(single, second):
            words = [*clause[3].split(" "), "，", *other[3].split(" ")]
            yield from _saying(f"{single}，{second}", words, number, classifier)


def balanced(first: str, second: str) -> bool:
    """Equal halves of three to eight characters that answer each other: a negation, or a repeated frame."""
    if len(first) != len(second) or not 3 <= len(first) <= 8 or first == second:
        return False
    shared = [place for place in range(len(first)) if first[place] == second[place]]
    chained = "不" in first[1:-1] and ("不" in second[1:-1] or len(first) == 4)
    return chained or (
        1 <= len(shared) <= len(first) - 2
        and bool(set("则无有必才为靠在于如是莫") & {first[p] for p in shared})
    )


def _saying(text: str, words: list[str], number: int, classifier: Classifier) -> Iterator[Saying]:
    classes = classifier.classes(words)
    if NAME not in classes and SLOT not in classes:
        yield Saying(text, tuple(words), "", number)

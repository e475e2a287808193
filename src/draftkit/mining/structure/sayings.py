"""Maxims and sayings: quotations a text introduces, and balanced couplets that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from draftkit.mining.preparing.prepared import Clause, PreparedSpeech
from draftkit.mining.slots import NAME_OF, is_slot
from draftkit.mining.words import BREAK, CONTENT, IDIOM, NAME, NOUN, OTHER, SLOT, TOPIC, VERB, Classifier

_PROVERB = re.compile(
    r"(俗话说|俗话讲|常言道|常言说|古人云|古人说|古语云|古语说|古语|正所谓|所谓|有句话|老话|谚语|有道是|常说)$"
)
_AUTHORITY = re.compile(r"(指出|强调|讲过|说过|说的|曾说|要求|教导|告诫(我们)?)$")
"""Leaders are quoted at any length; only what is balanced like a saying is one."""
_CHAINED = re.compile(r"^(.)[^，]{1,2}必先?\1|^([^，])[^，]([^，])[^，]\2[^，]$|.*不如|.*胜于|.*莫过于")
MAX_HALF, MAX_QUOTED = 8, 24
"""Characters of half a couplet, and of a quotation."""
MANY_THINGS = 2
"""Words for things from which a couplet describes a place."""
_JOINING = frozenset("的要了和与")


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
    """“…” after 俗话说 and the like, and balanced couplets after 指出 and the like."""
    clauses = speech.clauses
    for number, clause in enumerate(clauses):
        if "“" not in clause.text:
            continue
        words = clause.words
        place = words.index("“")
        before = "".join(words[:place]) or (clauses[number - 1].text.replace(" ", "") if number else "")
        before = before.rstrip("：，")
        proverb = _PROVERB.search(before)
        if not proverb and not _AUTHORITY.search(before):
            continue
        quoted, text = _quoted(clauses, number, place)
        if not quoted or not 6 <= len(text) <= MAX_QUOTED or not _sayable(quoted, classifier):
            continue
        if proverb or _couplet(text):
            yield Saying(text, tuple(quoted), _speaker(before), number)


def _couplet(text: str) -> bool:
    halves = text.rstrip("。！；").split("，")
    return len(halves) == 2 and len(halves[0]) == len(halves[1]) <= MAX_HALF


def _sayable(words: list[str], classifier: Classifier) -> bool:
    """Whether nothing in a quotation ties it to its speaker or occasion; an order is no saying."""
    classes = classifier.classes(words)
    personal = classifier.table.of("personal")
    return (
        NAME not in classes
        and SLOT not in classes
        and personal.isdisjoint(words)
        and words[0] not in classifier.table.of("modals")
    )


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
        if number and _listed(clauses[number - 1], clause):
            continue
        alone = starts and other.mark in "。！"
        if balanced(words, second, alone=alone) or (alone and answering(clause, other, classifier)):
            text = f"{text}，{''.join(second)}"
            yield from _saying(text, [*words, "，", *second], number, classifier)


def _listed(before: Clause, clause: Clause) -> bool:
    """Whether a clause goes on with a list (精力不转移，工作不松懈，投入不减少)."""
    one, two = before.text.replace(" ", ""), clause.text.replace(" ", "")
    goes_on = before.block == clause.block and before.mark in "，；" and len(one) >= len(two)
    return goes_on and any(a == b for a, b in zip(one[-len(two) :], two, strict=True))


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
        or one[0] in "不是既又也“"
        or "们" in one
        or _PLAIN.search(two)
    ):
        return False
    same = {one[place] for place in range(1, len(one)) if one[place] == two[place]}
    if len(same) > len(one) - 3 and len(one) > 4:
        return False
    if same & _ANSWERING:
        return True
    condition = len(one) == 4 and "不" in one[2:3] and "不" not in two
    return condition or (alone and len(same - _JOINING) == 1 and len(one) <= 5)


def answering(first: Clause, second: Clause, classifier: Classifier) -> bool:
    """Two halves that each say what does what (奋斗创造历史，实干成就未来), in words of the genre alone; or a
    theme and its answer in the old manner (为政之道，贵在力行)."""
    one, two = first.text.replace(" ", ""), second.text.replace(" ", "")
    if len(one) != len(two) or set(first.words) & set(second.words) - _JOINING:
        return False
    if _THEME.fullmatch(one) and _ANSWER.search(two):
        return TOPIC not in first.classes + second.classes
    return all(_does(clause.words, clause.classes, classifier) for clause in (first, second))


_THEME = re.compile(".{2}之.")
_ANSWER = re.compile("[为惟贵]|在|于")


def _does(words: Sequence[str], classes: str, classifier: Classifier) -> bool:
    """A noun, a verb and a noun (奋斗创造历史), or two nouns and what both do (挑战与机遇并存)."""
    nouns, tags = classifier.table.of("nouns"), classifier.tags
    joined = len(words) > 3 and words[1] in ("与", "和") and sum(map(len, words[3:])) == 2
    if not joined and (len(words) != 3 or set(map(len, words)) != {2}):
        return False
    first, other, verb = (0, 2, -1) if joined else (0, 2, 1)
    named = classes[first] in NOUN + OTHER or words[first] in nouns
    given = classes[other] == NOUN or words[other] in nouns or (joined and classes[other] == VERB)
    does = classes[verb] == VERB or tags.get(words[verb], "").startswith("v") or words[verb][-1] == "在"
    return named and given and does and tags.get(words[first]) not in ("t", "m")


_PLAIN = re.compile("[很较太]")
_ANSWERING = frozenset("不无必则须靠于如莫")


def _saying(text: str, words: list[str], number: int, classifier: Classifier) -> Iterator[Saying]:
    """Names are refused by the dictionary's tag; unknown short words are common in old sayings.

    Two halves that both speak of things (地下无矿，地面无石) describe a place; two idioms are idioms.
    """
    classes = classifier.classes(words)
    tags = [classifier.tags.get(w, "") for w, k in zip(words, classes, strict=True) if k in (NAME, TOPIC)]
    named = any(tag[:2] in ("ns", "nt", "nr") for tag in tags)
    unknown = any(len(w) > 2 and k == NAME for w, k in zip(words, classes, strict=True))
    if SLOT in classes or named or unknown or classifier.table.of("personal") & set(words):
        return
    halves = "".join(classes).split(BREAK)
    idioms = sum(half == IDIOM or (len(half) == 1 and half in (*CONTENT, TOPIC)) for half in halves)
    things = [w for w, k in zip(words, classes, strict=True) if k == TOPIC and _thing(w, classifier)]
    if (idioms or len(things) < MANY_THINGS) and idioms < len(halves):
        yield Saying(text, tuple(words), "", number)


def _thing(word: str, classifier: Classifier) -> bool:
    return classifier.tags.get(word, "")[:1] in ("n", "s")


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
    if any(kind == TOPIC and len(word) > 1 for word, kind in zip(saying.words, classes, strict=True)):
        return True
    known = frozenset("".join(word for group in _GENRE for word in classifier.table.of(group)))
    plain = [word for word, kind in zip(saying.words, classes, strict=True) if kind != IDIOM]
    return not known.issuperset("".join(plain))

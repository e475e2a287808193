"""Frames torn from their sentence: the words are the genre's, and yet a writer cannot paste them.

Each rule names one way a pattern can be cut short; ``torn`` asks them all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from draftkit.mining.slots import ANY, is_slot
from draftkit.mining.words import FUNCTION, NOUN, OTHER, VERB, Classifier

_PLACES = frozenset({"中", "里", "内", "上", "下"})
_PLACING = frozenset({"在", "从", "于", "到", "以", "把", "将"})


def torn(words: Sequence[str], classifier: Classifier) -> bool:
    """Whether a pattern breaks off before what its words call for."""
    return any(rule(words, classifier) for rule in _RULES)


def headless(words: Sequence[str]) -> bool:
    """是＿的需要: a judgement without what it judges. The later half of a sentence may begin so."""
    return words[0] == "是"


def lacks_only_subject(words: Sequence[str], classifier: Classifier) -> bool:
    """是＿的重要举措: whole once something is named that it is (in the sources, the clause before it)."""
    if not headless(words) or "的" not in words[2:-1]:
        return False
    timed = classifier.tags.get(words[-1]) in ("m", "t", "mq")
    return classifier.classes([words[-1]]) == NOUN and not timed


def half_said(words: Sequence[str], classifier: Classifier) -> bool:
    """过去一年取得的成绩: a subject of which nothing is said yet. It may begin a sentence."""
    if any(map(is_slot, words)) or len(words) < 4 or words[-2] != "的":
        return False
    if words[0] in classifier.table.of("framing") or "是" in words:
        return False
    classes = classifier.classes(list(words))
    return classes[0] != VERB and classes[-3] == VERB and classes[-1] == NOUN


def _purpose_without_deed(words: Sequence[str], classifier: Classifier) -> bool:
    """为实现＿保障, 为把＿奋斗, 考虑为＿空间: after 为 and its verb, one word does not say what is done."""
    if (
        words[1:2] == ("为",)
        and len(words) == 4
        and is_slot(words[2])
        and classifier.classes([words[3]]) == NOUN
    ):
        return True
    if words[0] != "为" or len(words) < 3 or is_slot(words[1]):
        return False
    purposed = words[1] in ("把", "将") or classifier.classes([words[1]]) == VERB
    slots = [place for place, word in enumerate(words) if is_slot(word)]
    return purposed and bool(slots) and len(words) - slots[-1] == 2


def _towards_nothing(words: Sequence[str], classifier: Classifier) -> bool:
    """加大对＿力度: 对 and its slot inside a frame belong to the noun by 的."""
    return any(
        word == "对" and place and is_slot(words[place + 1]) and "的" not in words[place + 2 :]
        for place, word in enumerate(words[:-1])
    )


def _place_without_end(words: Sequence[str], classifier: Classifier) -> bool:
    """在＿制度改革: 在 asks for its 上, 中, 下, or for something that happens there."""
    table = classifier.table
    if words[0] != "在" or words[-1] not in table.of("nouns") or words[-1] in table.of("time_nouns"):
        return False
    inner = words[1:-1]
    acts = any(
        classifier.class_of(word) == VERB and classifier.governs(word) for word in inner if not is_slot(word)
    )
    return not acts and table.of("hinges").isdisjoint(inner)


def _according_to_noun(words: Sequence[str], classifier: Classifier) -> bool:
    """按照＿方案: whose plan is told by 的; a bare noun after an open slot is the tail of a name."""
    return len(words) == 3 and words[0] in classifier.table.of("according") and words[1] == ANY


def _place_without_begin(words: Sequence[str], classifier: Classifier) -> bool:
    """提高＿中的比重: 中 after a slot asks for its 在."""
    return any(
        is_slot(words[place]) and words[place + 1] in _PLACES and _PLACING.isdisjoint(words[:place])
        for place in range(len(words) - 1)
    )


def _slot_before_function(words: Sequence[str], classifier: Classifier) -> bool:
    """＿的 and a function word: the noun that 的 leads to is gone."""
    return any(
        is_slot(words[place])
        and words[place + 1] == "的"
        and classifier.classes(list(words[place + 2 : place + 3])) in ("", FUNCTION)
        for place in range(len(words) - 1)
    )


def _bare_opening(words: Sequence[str], classifier: Classifier) -> bool:
    """根据实际: a preposition and one word open nothing."""
    return len(words) == 2 and words[0] in classifier.table.of("according")


def _means_without_deed(words: Sequence[str], classifier: Classifier) -> bool:
    """通过＿措施: by what means, and nothing is done."""
    if words[0] != "通过":
        return False
    return not any(
        classifier.class_of(word) == VERB and classifier.governs(word)
        for word in words[1:]
        if not is_slot(word)
    )


def _slot_before_measure(words: Sequence[str], classifier: Classifier) -> bool:
    """突出＿个方面: a number belongs before 个 and 方面, and only the text knows it."""
    placed = not _PLACING.isdisjoint(words)
    return any(
        word == ANY and (words[place + 1][0] == "个" or (words[place + 1] == "方面" and not placed))
        for place, word in enumerate(words[:-1])
    )


def _half_hinge(words: Sequence[str], classifier: Classifier) -> bool:
    """以＿为＿改革: the noun is the topic's; 以提高＿为目标 spells out part of 以＿为目标."""
    if words[0] != "以" or "为" not in words[2:]:
        return False
    hinge = list(words).index("为", 2)
    verbs = classifier.classes(list(words[1 : hinge - 1]))
    spelt = set(verbs) == {VERB} and words[hinge - 1] == ANY and len(words) == hinge + 2
    return spelt or words[hinge + 1 : hinge + 2] == (ANY,)


def _slot_before_rump(words: Sequence[str], classifier: Classifier) -> bool:
    """解决＿难问题: one character of quality or place after a slot is the end of a word."""
    return any(
        word == ANY and words[place + 1] in classifier.table.of("rump")
        for place, word in enumerate(words[:-1])
    )


def _of_one_field(words: Sequence[str], classifier: Classifier) -> bool:
    """完善人才考评办法: with no slot, a word for whom or what the speech is about makes it that speech's."""
    return not any(map(is_slot, words)) and not classifier.table.of("fields").isdisjoint(words)


def _half_correlative(words: Sequence[str], classifier: Classifier) -> bool:
    """既为＿营造氛围: 既 asks for its 又."""
    table = classifier.table
    return words[0] in table.of("first_halves") and table.of("second_halves").isdisjoint(words)


def _bare_manner(words: Sequence[str], classifier: Classifier) -> bool:
    """严肃追究, 着重说明: an adverb and its verb say nothing; word sketches hold them."""
    return len(words) == 2 and classifier.classes(list(words)) in (OTHER + VERB, FUNCTION + VERB)


def _purpose_left_open(words: Sequence[str], classifier: Classifier) -> bool:
    """围绕推动＿: what is to be done around it is missing."""
    opens = words[0] in classifier.table.of("adverbial") and is_slot(words[-1])
    return opens and classifier.classes(list(words[1:-1])) == VERB


def _upwards_from_nowhere(words: Sequence[str], classifier: Classifier) -> bool:
    """引导＿上来: 上来 asks for its 到."""
    return words[-1] == "上来" and "到" not in "".join(words)


def _of_others(words: Sequence[str], classifier: Classifier) -> bool:
    """发挥他们的作用: whose, only the sentence before it tells."""
    return not any(map(is_slot, words)) and not classifier.table.of("others_said").isdisjoint(words)


def _point_without_rest(words: Sequence[str], classifier: Classifier) -> bool:
    """重点是＿整治: the rest of a sentence that has said what is to be done."""
    return words[0] in ("重点", "关键", "核心", "目的") and words[1:2] == ("是",) and len(words) > 2


def _result_without_verdict(words: Sequence[str], classifier: Classifier) -> bool:
    """＿取得的成绩: a noun and what was done to it, and nothing said of it."""
    if len(words) != 4 or not is_slot(words[0]) or words[2] != "的":
        return False
    return classifier.classes([words[1], words[3]]) == VERB + NOUN


def _doing_much(words: Sequence[str], classifier: Classifier) -> bool:
    """做大量工作, 主要做以下工作: 做 with a quantity has lost its 了 or 好."""
    quantities = classifier.table.of("quantities")
    return any(word == "做" and after in quantities for word, after in pairwise(words))


_RULES: tuple[Callable[[Sequence[str], Classifier], bool], ...] = (
    _purpose_without_deed,
    _towards_nothing,
    _place_without_end,
    _according_to_noun,
    _place_without_begin,
    _slot_before_function,
    _bare_opening,
    _means_without_deed,
    _slot_before_measure,
    _half_hinge,
    _slot_before_rump,
    _of_one_field,
    _half_correlative,
    _bare_manner,
    _purpose_left_open,
    _upwards_from_nowhere,
    _of_others,
    _point_without_rest,
    _result_without_verdict,
    _doing_much,
)

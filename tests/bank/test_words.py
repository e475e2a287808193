"""Collocations both ways, and another way to say it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from draftkit.bank.collocations import partners, stand_ins
from draftkit.bank.entries import Layer
from draftkit.bank.reading import read_bank_file
from draftkit.bank.search import PhraseIndex
from draftkit.bank.store import Bank, bank_of, load_bank
from draftkit.model.phrase import Phrase, PhraseKind, Relation
from draftkit.session.bank import collocations, other_ways


def entry(head: str, relation: Relation, *collocates: str) -> Phrase:
    kind = PhraseKind.COLLOCATION
    return Phrase(head, head, kind=kind, head=head, relation=relation, collocates=collocates)


ENTRIES = [
    entry("基础", Relation.OBJECT_VERB, "夯实", "打牢", "筑牢"),
    entry("根基", Relation.OBJECT_VERB, "筑牢", "夯实"),
    entry("夯实", Relation.VERB_OBJECT, "基础", "根基"),
    entry("凝聚", Relation.VERB_OBJECT, "力量", "共识"),
    entry("推进", Relation.VERB_ADVERB, "稳步", "扎实", "深入"),
    entry("开展", Relation.VERB_ADVERB, "扎实", "深入"),
]


def test_from_the_noun_to_the_verbs_and_back() -> None:
    (verbs,) = partners("基础", ENTRIES)
    assert (verbs.relation, verbs.words) == (Relation.OBJECT_VERB, ("夯实", "打牢", "筑牢"))
    assert verbs.joined("夯实") == "夯实基础"
    (nouns,) = partners("筑牢", ENTRIES)
    assert (nouns.relation, nouns.words) == (Relation.VERB_OBJECT, ("根基", "基础"))
    assert nouns.joined("根基") == "筑牢根基"
    assert partners("力量", ENTRIES)[0].words == ("凝聚",)


def test_from_the_verb_to_the_adverbs_and_back() -> None:
    (adverbs,) = partners("推进", ENTRIES)
    assert (adverbs.relation, adverbs.words) == (Relation.VERB_ADVERB, ("稳步", "扎实", "深入"))
    assert adverbs.joined("稳步") == "稳步推进"
    (verbs,) = partners("深入", ENTRIES)
    assert (verbs.relation, verbs.words) == (Relation.ADVERB_VERB, ("开展", "推进"))
    assert verbs.joined("开展") == "深入开展"


def test_verbs_with_the_same_adverbs_do_not_stand_in_for_each_other() -> None:
    assert stand_ins("推进", ENTRIES) == []
    assert [other for other, _ in stand_ins("扎实", ENTRIES)] == ["深入"]


def test_words_with_the_same_partners_stand_in_for_each_other() -> None:
    assert stand_ins("夯实", ENTRIES) == [("筑牢", ("基础", "根基"))]
    assert stand_ins("没有的词", ENTRIES) == []


def test_the_shipped_bank_knows_the_common_words() -> None:
    bank = load_bank()
    assert {"夯实", "打牢", "筑牢", "巩固"} <= words_with("基础", bank)
    assert {"力量", "共识", "人心"} <= words_with("凝聚", bank)


def words_with(word: str, bank: Bank) -> set[str]:
    return {partner for group in collocations(word, bank) for partner in group.words}


def test_an_opener_is_answered_with_openers_of_the_same_step(
    open_bank: Callable[..., PhraseIndex], tmp_path: Path
) -> None:
    index = open_bank(
        a="defaults: {step: problem-lead, kind: transition}\nentries:\n"
        "  - {text: '在肯定成绩的同时，', variants: ['在看到成绩的同时，']}\n  - 我们也要清醒地看到，\n"
        "  - {text: '同志们，', step: vocative}\n"
    )
    bank = bank_of([read_bank_file(tmp_path / "bank" / "a.yaml", Layer.PERSONAL)])
    ways = [way.text for way in other_ways("在肯定成绩的同时，", bank, index)]
    assert ways == ["在看到成绩的同时，", "我们也要清醒地看到，"]
